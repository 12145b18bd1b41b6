import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wireId } from '#shared/document/document.ts';
import type { PipelineWire } from '#shared/document/document.ts';
import {
  ancestors,
  closingWires,
  descendants,
  findCycle,
  findPath,
  graphOf,
  topologicalOrder,
} from '#shared/document/graph.ts';
import type { Graph } from '#shared/document/graph.ts';

function graph(count: number, edges: readonly (readonly [number, number])[]): Graph {
  const nodes = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `n${index}`,
      { id: `n${index}`, kind: 'x.y', kindVersion: 1, params: {} },
    ]),
  );
  const wires = edges.map(([from, to]): PipelineWire => ({
    from: { node: `n${from}`, port: 'out' },
    to: { node: `n${to}`, port: 'in' },
  }));
  return graphOf({ nodes, wires: Object.fromEntries(wires.map((wire) => [wireId(wire), wire])) });
}
const anyGraph = fc
  .integer({ min: 1, max: 12 })
  .chain((count) =>
    fc.tuple(fc.constant(count), fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 30 })),
  );
const acyclic = anyGraph.map(([count, edges]): [number, [number, number][]] => [
  count,
  edges.filter(([from, to]) => from !== to).map(([from, to]) => [Math.min(from, to), Math.max(from, to)]),
]);

test('in an acyclic graph every node comes after those that feed it', () => {
  fc.assert(
    fc.property(acyclic, ([count, edges]) => {
      const order = topologicalOrder(graph(count, edges));
      expect(order).toHaveLength(count);
      const place = new Map(order.map((id, index) => [id, index]));
      for (const [from, to] of edges) expect(place.get(`n${from}`)).toBeLessThan(place.get(`n${to}`) ?? -1);
      expect(findCycle(graph(count, edges))).toBeUndefined();
      expect(closingWires(graph(count, edges))).toEqual([]);
    }),
  );
});

test('without its closing wires no graph has a circle, and each circle that is named is one', () => {
  fc.assert(
    fc.property(anyGraph, ([count, edges]) => {
      const whole = graph(count, edges);
      const closing = closingWires(whole);
      for (const { wire, cycle } of closing) {
        expect(cycle[0]).toBe(cycle.at(-1));
        expect([wire.from.node, wire.to.node]).toEqual([cycle.at(-2), cycle[0]]);
        cycle.slice(0, -1).forEach((id, index) => {
          expect(whole.outOf.get(id)?.some((next) => next.to.node === cycle[index + 1])).toBe(true);
        });
      }
      const out = new Set(closing.map(({ wire }) => wireId(wire)));
      const left = edges.filter(([from, to]) => !out.has(`n${from}.out>n${to}.in`));
      expect(topologicalOrder(graph(count, left))).toHaveLength(count);
      expect(findCycle(whole) !== undefined).toBe(closing.length > 0);
    }),
  );
});

test('ancestors and descendants are those that a path leads to', () => {
  fc.assert(
    fc.property(anyGraph, ([count, edges]) => {
      const whole = graph(count, edges);
      for (const id of whole.nodes) {
        const reachable = (of: string) =>
          whole.nodes.filter((other) => other !== of && findPath(whole, of, other) !== undefined);
        expect([...descendants(whole, [id])].filter((other) => other !== id).sort()).toEqual(reachable(id));
        for (const above of ancestors(whole, [id])) expect(descendants(whole, [above]).has(id)).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});

test('a chain of ten thousand nodes is ordered and searched without recursion', () => {
  const edges = Array.from({ length: 9_999 }, (_, index) => [index, index + 1] as const);
  const long = graph(10_000, edges);
  expect(topologicalOrder(long)).toHaveLength(10_000);
  expect(findPath(long, 'n0', 'n9999')).toHaveLength(10_000);
  expect(closingWires(graph(10_000, [...edges, [9_999, 0]]))).toHaveLength(1);
});
