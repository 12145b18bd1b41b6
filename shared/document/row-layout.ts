// A layout to be read as a page: notes on top, then rows from left to right for the data, for the network, and for what is
// made of both. Each row begins at the left, so that a pipeline fits a screen at a size at which it can be read.
import type { NodeId, NodePlace, PipelineDocument } from '#shared/document/document.ts';
import { graphOf, topologicalOrder } from '#shared/document/graph.ts';
import { nodeParts, nodeSize } from '#shared/document/node-size.ts';

/** Nodes side by side: four are as wide as a canvas of 930 pixels at reading size. */
const perRow = 4;
/** A note is seen whole beside open panels. */
const noteColumns = 3;
export const rowLayoutGap = { x: 44, y: 48 } as const;

/** What stands together, from above. */
const lanes: Readonly<Record<string, number>> = { data: 0, table: 0, text: 0, layer: 1, optimizer: 1 };
const lastLane = 2;

/** Places for all nodes; sizes and folding are kept, notes are as wide as three nodes. */
export function rowLayout(
  document: Pick<PipelineDocument, 'nodes' | 'wires' | 'layout'>,
): Readonly<Record<NodeId, NodePlace>> {
  const order = topologicalOrder(graphOf(document));
  const notes = Object.keys(document.nodes).filter((id) => document.nodes[id]?.kind === 'text.note');
  const rows: (readonly NodeId[])[] = notes.map((id) => [id]);
  for (let lane = 0; lane <= lastLane; lane += 1) {
    const kindOf = (id: NodeId) => document.nodes[id]?.kind ?? '';
    const own = order.filter((id) => !notes.includes(id) && laneOf(kindOf(id)) === lane);
    // Behind the network, which begins its row.
    const isOptimizer = (id: NodeId) => kindOf(id).startsWith('optimizer.');
    const network = inChains(
      document,
      own.filter((id) => !isOptimizer(id)),
    );
    for (const row of evenly([...network, ...own.filter(isOptimizer)])) rows.push(row);
  }
  const width = noteColumns * nodeParts.width + (noteColumns - 1) * rowLayoutGap.x;
  const places: Record<NodeId, NodePlace> = {};
  let y = 0;
  for (const row of rows) {
    let below = 0;
    for (const [column, id] of row.entries()) {
      const node = document.nodes[id];
      if (!node) continue;
      const isNote = node.kind === 'text.note';
      const before = document.layout[id];
      const place: NodePlace = {
        ...(before?.collapsed && { collapsed: true }),
        ...(isNote && { width }),
        x: column * (nodeParts.width + rowLayoutGap.x),
        y,
      };
      places[id] = place;
      below = Math.max(below, nodeSize(node, place).height);
    }
    y += Math.ceil((below + rowLayoutGap.y) / 8) * 8;
  }
  return places;
}

const laneOf = (kind: string): number => lanes[kind.split('.')[0] ?? ''] ?? lastLane;

/** Each node right behind the one that feeds it where that is possible, so that branches stay together. */
function inChains({ wires }: Pick<PipelineDocument, 'wires'>, order: readonly NodeId[]): readonly NodeId[] {
  const own = new Set(order);
  const sources = new Map<NodeId, NodeId[]>(order.map((id) => [id, []]));
  const targets = new Map<NodeId, NodeId[]>(order.map((id) => [id, []]));
  for (const { from, to } of Object.values(wires)) {
    if (!own.has(from.node) || !own.has(to.node)) continue;
    sources.get(to.node)?.push(from.node);
    targets.get(from.node)?.push(to.node);
  }
  const placed: NodeId[] = [];
  const done = new Set<NodeId>();
  const put = (first: NodeId): void => {
    let next: NodeId | undefined = first;
    while (next !== undefined) {
      placed.push(next);
      done.add(next);
      next = targets.get(next)?.find((id) => !done.has(id) && (sources.get(id) ?? []).every((one) => done.has(one)));
    }
  };
  for (const id of order) if (!done.has(id)) put(id);
  return placed;
}

/** Rows of nearly the same length: five in a lane are three and two, not four and one. */
function evenly(ids: readonly NodeId[]): readonly (readonly NodeId[])[] {
  if (ids.length === 0) return [];
  const rows = Math.ceil(ids.length / perRow);
  const length = Math.ceil(ids.length / rows);
  return Array.from({ length: rows }, (_, row) => ids.slice(row * length, (row + 1) * length));
}
