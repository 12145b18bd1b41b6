// Several edits as one, so that they are one step of undo.
import type { PipelineDocument } from '#shared/document/document.ts';
import { isRefused } from '#shared/document/edits.ts';
import type { Edited, Refused } from '#shared/document/edits.ts';
import type { Edit } from '#renderer/state/document-store.ts';

/** Applies them in order. The first that is refused refuses the whole. */
export function chain(document: PipelineDocument, edits: readonly Edit[]): Edited | Refused {
  let all: Edited = { document, patches: [], inverse: [] };
  for (const edit of edits) {
    const next = edit(all.document);
    if (isRefused(next)) return next;
    all = {
      document: next.document,
      patches: [...all.patches, ...next.patches],
      inverse: [...next.inverse, ...all.inverse],
    };
  }
  return all;
}
