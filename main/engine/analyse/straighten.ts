// Where the nodes of a changed template stand: its data in a row, and all that uses them to the right of it.
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import { moveNodes } from '#shared/document/edits.ts';
import type { Edited } from '#shared/document/edits.ts';
import { graphOf } from '#shared/document/graph.ts';
import { wireTo } from '#engine/analyse/wires.ts';

const columnWidth = 310;

/** The nodes from the source to the data that the trainer is given keep their order; the others keep their places among themselves. */
export function straighten(document: PipelineDocument, trainer: NodeId): Edited {
  const graph = graphOf(document);
  const row: NodeId[] = [];
  let at = wireTo({ graph }, trainer, 'dataset')?.from.node;
  while (at !== undefined && !row.includes(at)) {
    row.unshift(at);
    at = graph.into.get(at)?.[0]?.from.node;
  }
  const start = document.layout[row[0] ?? ''] ?? { x: 0, y: 0 };
  const places = Object.fromEntries(row.map((id, i) => [id, { x: start.x + i * columnWidth, y: start.y }]));
  const others = Object.entries(document.layout).filter(([id]) => !Object.hasOwn(places, id));
  const leftmost = Math.min(...others.map(([, { x }]) => x));
  const by = Math.max(0, start.x + row.length * columnWidth - leftmost);
  return moveNodes(document, {
    ...places,
    ...Object.fromEntries(others.map(([id, { x, y }]) => [id, { x: x + by, y }])),
  });
}
