// The graph of a document: what feeds what. Pure; works on any wires, cycles included.
import type { NodeId, PipelineDocument, PipelineWire } from '#shared/document/document.ts';

export interface Graph {
  readonly nodes: readonly NodeId[];
  /** Wires that arrive at a node, in the order of their sources' ids, then ports. */
  readonly into: ReadonlyMap<NodeId, readonly PipelineWire[]>;
  readonly outOf: ReadonlyMap<NodeId, readonly PipelineWire[]>;
}

export function compareText(one: string, two: string): number {
  return one < two ? -1 : one > two ? 1 : 0;
}

/** By source, then by target. */
export function compareWires(one: PipelineWire, two: PipelineWire): number {
  return (
    compareText(one.from.node, two.from.node) ||
    compareText(one.from.port, two.from.port) ||
    compareText(one.to.node, two.to.node) ||
    compareText(one.to.port, two.to.port)
  );
}

/** Documents never change in place, and an edit of a parameter asks for the graph of one many times. */
const known = new WeakMap<
  PipelineDocument['wires'],
  { readonly nodes: PipelineDocument['nodes']; readonly graph: Graph }
>();

/** O(n log n) at the first time. Wires whose ends are not among the nodes are left out. */
export function graphOf({ nodes, wires }: Pick<PipelineDocument, 'nodes' | 'wires'>): Graph {
  const before = known.get(wires);
  if (before?.nodes === nodes) return before.graph;
  const graph = makeGraph({ nodes, wires });
  known.set(wires, { nodes, graph });
  return graph;
}

function makeGraph(document: Pick<PipelineDocument, 'nodes' | 'wires'>): Graph {
  const nodes = Object.keys(document.nodes).sort(compareText);
  const into = new Map<NodeId, PipelineWire[]>(nodes.map((id) => [id, []]));
  const outOf = new Map<NodeId, PipelineWire[]>(nodes.map((id) => [id, []]));
  for (const wire of Object.values(document.wires).sort(compareWires)) {
    const target = into.get(wire.to.node);
    const source = outOf.get(wire.from.node);
    if (!target || !source) continue;
    target.push(wire);
    source.push(wire);
  }
  return { nodes, into, outOf };
}

/**
 * Each node after all that feed it; among equals by id, so that the order does not depend on the order of edits.
 * Nodes on a cycle, and those behind one, are left out.
 */
export function topologicalOrder(graph: Graph): readonly NodeId[] {
  const waiting = new Map(graph.nodes.map((id) => [id, graph.into.get(id)?.length ?? 0]));
  let ready = graph.nodes.filter((id) => waiting.get(id) === 0);
  const order: NodeId[] = [];
  while (ready.length > 0) {
    const next: NodeId[] = [];
    for (const id of ready) {
      order.push(id);
      for (const wire of graph.outOf.get(id) ?? []) {
        const left = (waiting.get(wire.to.node) ?? 0) - 1;
        waiting.set(wire.to.node, left);
        if (left === 0) next.push(wire.to.node);
      }
    }
    ready = next.sort(compareText);
  }
  return order;
}

/** All that feed these nodes, directly or not, without the nodes themselves unless they lie on a cycle. */
export function ancestors(graph: Graph, of: readonly NodeId[]): ReadonlySet<NodeId> {
  return reach(of, (id) => (graph.into.get(id) ?? []).map((wire) => wire.from.node));
}

/** All that these nodes feed, directly or not. */
export function descendants(graph: Graph, of: readonly NodeId[]): ReadonlySet<NodeId> {
  return reach(of, (id) => (graph.outOf.get(id) ?? []).map((wire) => wire.to.node));
}

function reach(from: readonly NodeId[], next: (id: NodeId) => readonly NodeId[]): ReadonlySet<NodeId> {
  const found = new Set<NodeId>();
  const stack = [...from];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    for (const other of next(id)) {
      if (found.has(other)) continue;
      found.add(other);
      stack.push(other);
    }
  }
  return found;
}

/** The shortest path along the wires from one node to another, both included; undefined when there is none. */
export function findPath(graph: Graph, from: NodeId, to: NodeId): readonly NodeId[] | undefined {
  const cameFrom = new Map<NodeId, NodeId | null>([[from, null]]);
  const queue = [from];
  for (let index = 0; index < queue.length; index += 1) {
    const id = queue[index] as NodeId;
    if (id === to) {
      const path: NodeId[] = [];
      for (let at: NodeId | null = id; at !== null; at = cameFrom.get(at) ?? null) path.unshift(at);
      return path;
    }
    for (const wire of graph.outOf.get(id) ?? []) {
      if (cameFrom.has(wire.to.node)) continue;
      cameFrom.set(wire.to.node, id);
      queue.push(wire.to.node);
    }
  }
  return undefined;
}

/** One cycle, as the ids along it with the first repeated at the end; undefined when there is none. */
export function findCycle(graph: Graph): readonly NodeId[] | undefined {
  const ordered = new Set(topologicalOrder(graph));
  for (const id of graph.nodes) {
    if (ordered.has(id)) continue;
    for (const wire of graph.outOf.get(id) ?? []) {
      const back = findPath(graph, wire.to.node, id);
      if (back) return [id, ...back];
    }
  }
  return undefined;
}

/**
 * The wires without which there is no cycle, each with the cycle that it closes. Found in one pass, depth first from
 * the smallest id, so that the same wires are named whatever the order of edits was.
 */
export function closingWires(
  graph: Graph,
): readonly { readonly wire: PipelineWire; readonly cycle: readonly NodeId[] }[] {
  const found: { wire: PipelineWire; cycle: readonly NodeId[] }[] = [];
  const done = new Set<NodeId>();
  for (const start of graph.nodes) {
    if (done.has(start)) continue;
    const path: { id: NodeId; next: number }[] = [{ id: start, next: 0 }];
    const onPath = new Map<NodeId, number>([[start, 0]]);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const wire = (graph.outOf.get(top.id) ?? [])[top.next];
      if (!wire) {
        done.add(top.id);
        onPath.delete(top.id);
        path.pop();
        continue;
      }
      top.next += 1;
      const target = wire.to.node;
      const since = onPath.get(target);
      if (since !== undefined) found.push({ wire, cycle: [...path.slice(since).map((step) => step.id), target] });
      else if (!done.has(target)) {
        onPath.set(target, path.length);
        path.push({ id: target, next: 0 });
      }
    }
  }
  return found;
}

/** Ids along a path as a person reads them; the middle of a long one is left out. */
export function wayText(ids: readonly NodeId[]): string {
  const shown = ids.length > 10 ? [...ids.slice(0, 5), '…', ...ids.slice(-4)] : ids;
  return shown.join(' → ');
}
