// The wires of a document as a graph: what feeds each node, and an order in which each comes after what feeds it.
import type { NodeId, PipelineDocument, PortRef } from '#shared/document/document.ts';

export interface Graph {
  /** Nodes that are on no cycle and behind none, each after those that feed it; the same for the same document. */
  readonly order: readonly NodeId[];
  /** Nodes on a cycle or behind one. */
  readonly cyclic: ReadonlySet<NodeId>;
  /** node → input port → sources, in the order of their ids. */
  readonly sources: ReadonlyMap<NodeId, Readonly<Record<string, readonly PortRef[]>>>;
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

export function graphOf(document: PipelineDocument): Graph {
  const ids = Object.keys(document.nodes).toSorted(compare);
  const sources = new Map<NodeId, Record<string, PortRef[]>>(ids.map((id) => [id, {}]));
  const followers = new Map<NodeId, NodeId[]>(ids.map((id) => [id, []]));
  const waitsFor = new Map<NodeId, number>(ids.map((id) => [id, 0]));
  for (const { from, to } of Object.values(document.wires)) {
    const ports = sources.get(to.node);
    if (!ports || !followers.has(from.node)) continue;
    const list = Object.hasOwn(ports, to.port) ? ports[to.port] : undefined;
    if (list) list.push(from);
    else ports[to.port] = [from];
    followers.get(from.node)?.push(to.node);
    waitsFor.set(to.node, (waitsFor.get(to.node) ?? 0) + 1);
  }
  for (const ports of sources.values()) {
    for (const list of Object.values(ports)) list.sort((a, b) => compare(a.node, b.node) || compare(a.port, b.port));
  }
  const order: NodeId[] = [];
  let ready = ids.filter((id) => waitsFor.get(id) === 0);
  while (ready.length > 0) {
    const next: NodeId[] = [];
    for (const id of ready) {
      order.push(id);
      for (const follower of followers.get(id) ?? []) {
        const left = (waitsFor.get(follower) ?? 0) - 1;
        waitsFor.set(follower, left);
        if (left === 0) next.push(follower);
      }
    }
    ready = next.toSorted(compare);
  }
  const reached = new Set(order);
  return { order, cyclic: new Set(ids.filter((id) => !reached.has(id))), sources };
}
