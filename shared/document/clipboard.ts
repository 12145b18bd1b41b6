// Nodes to text and back. The text is a small .loom file, so that a selection can also be mailed or pasted into an
// editor; what is pasted comes from anywhere and is read as strictly as a file.
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import type { Refused } from '#shared/document/edits.ts';
import { makeProblem } from '#shared/protocol/problem.ts';
import { readDocument } from '#shared/document/read.ts';
import { subDocument } from '#shared/document/selection.ts';
import { writeDocument } from '#shared/document/write.ts';

export function copyNodes(document: PipelineDocument, ids: readonly NodeId[]): string {
  return writeDocument(subDocument(document, ids));
}

/** The nodes in a text, for edits.addNodes. Refused with edit.paste when it holds none. */
export function pastedNodes(text: string): { readonly fragment: PipelineDocument } | Refused {
  const { document } = readDocument(text);
  if (!document || Object.keys(document.nodes).length === 0) {
    return { problem: makeProblem('edit.paste', {}, { severity: 'info' }) };
  }
  return { fragment: document };
}
