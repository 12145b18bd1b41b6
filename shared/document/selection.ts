// Part of a document as a document of its own: what is copied, duplicated or run alone.
import { wireId } from '#shared/document/document.ts';
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';

/** These nodes with their places and the wires among them; no frames. */
export function subDocument(document: PipelineDocument, ids: readonly NodeId[]): PipelineDocument {
  const chosen = new Set(ids.filter((id) => Object.hasOwn(document.nodes, id)));
  const only = <T>(map: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(map).filter(([id]) => chosen.has(id)));
  const wires = Object.values(document.wires).filter(({ from, to }) => chosen.has(from.node) && chosen.has(to.node));
  return {
    ...document,
    nodes: only(document.nodes),
    wires: Object.fromEntries(wires.map((wire) => [wireId(wire), wire])),
    cells: document.cells.filter((id) => chosen.has(id)),
    frames: {},
    layout: only(document.layout),
  };
}
