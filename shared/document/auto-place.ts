// Places for nodes that have none, such as those of a file written by hand: left to right along the wires, one column
// per step. Does not move what has a place.
import type { NodeId, NodePlace, PipelineDocument } from '#shared/document/document.ts';
import { graphOf, topologicalOrder } from '#shared/document/graph.ts';

/** Room for a node of about 260 × 140 with its results below it, in pixels of the canvas. */
export const columnWidth = 340;
export const rowHeight = 380;

export function placesFor(
  document: Pick<PipelineDocument, 'nodes' | 'wires' | 'layout'>,
): Readonly<Record<NodeId, NodePlace>> {
  const graph = graphOf(document);
  const missing = graph.nodes.filter((id) => !Object.hasOwn(document.layout, id));
  if (missing.length === 0) return {};
  const placed = Object.values(document.layout);
  const top = placed.length === 0 ? 0 : placed.reduce((low, place) => Math.max(low, place.y), -Infinity) + rowHeight;
  const columns = new Map<NodeId, number>();
  for (const id of topologicalOrder(graph)) {
    const sources = (graph.into.get(id) ?? []).map((wire) => (columns.get(wire.from.node) ?? 0) + 1);
    columns.set(id, Math.max(0, ...sources));
  }
  const used = new Map<number, number>();
  const places: Record<NodeId, NodePlace> = {};
  for (const id of missing) {
    const column = columns.get(id) ?? 0;
    const row = used.get(column) ?? 0;
    used.set(column, row + 1);
    places[id] = { x: column * columnWidth, y: top + row * rowHeight };
  }
  return places;
}
