// The name of a node as a person reads it.
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import { isNodeKind } from '#shared/nodes/catalogue.ts';
import type { Translate } from '#shared/text/translate.ts';

/** The label it was given, else the title of its kind, else (a kind of a newer version) the kind itself. */
export function nodeTitle(document: PipelineDocument, id: NodeId, t: Translate): string {
  const node = document.nodes[id];
  if (!node) return id;
  return node.label ?? (isNodeKind(node.kind) ? t(`nodes.${node.kind}.title`) : node.kind);
}
