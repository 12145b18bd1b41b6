// Which nodes an edit gave other settings: their own, or those of a node above. Known at once, without the engine, so that
// no node says that it is done with settings that it never ran with.
import type { NodeId, PipelineDocument, PipelineNode } from '#shared/document/document.ts';
import { graphOf } from '#shared/document/graph.ts';

type Meaning = Pick<PipelineDocument, 'nodes' | 'wires' | 'seed'>;

type Changed = ReadonlyMap<NodeId, NodeId>;

const none: Changed = new Map();
/** By the earlier document, then by the later; both are never changed, only replaced. */
const known = new WeakMap<Meaning, WeakMap<Meaning, Changed>>();

/**
 * The nodes of `now` whose key may differ from the one that they had in `before`, new ones among them, each with the node
 * that was edited: itself, or one above it.
 */
export function changedNodes(before: Meaning, now: Meaning): Changed {
  if (before.nodes === now.nodes && before.wires === now.wires && before.seed === now.seed) return none;
  const byLater = known.get(before) ?? new WeakMap<Meaning, Changed>();
  known.set(before, byLater);
  const found = byLater.get(now) ?? compare(before, now);
  byLater.set(now, found);
  return found;
}

function compare(before: Meaning, now: Meaning): Changed {
  const ids = Object.keys(now.nodes);
  if (before.seed !== now.seed) return new Map(ids.map((id) => [id, id]));
  const own = ids.filter((id) => !meansTheSame(before.nodes[id], now.nodes[id]));
  for (const [one, two] of [
    [before, now],
    [now, before],
  ] as const)
    for (const [id, wire] of Object.entries(one.wires)) if (!Object.hasOwn(two.wires, id)) own.push(wire.to.node);
  const there = own.filter((id) => Object.hasOwn(now.nodes, id));
  const changed = new Map(there.map((id) => [id, id]));
  const { outOf } = graphOf(now);
  const left = [...there];
  for (let id = left.pop(); id !== undefined; id = left.pop())
    for (const { to } of outOf.get(id) ?? []) {
      if (changed.has(to.node)) continue;
      changed.set(to.node, changed.get(id) ?? id);
      left.push(to.node);
    }
  return changed;
}

/** Names and places mean nothing to the engine. */
function meansTheSame(one: PipelineNode | undefined, two: PipelineNode | undefined): boolean {
  if (one === two) return true;
  return (
    one !== undefined &&
    two !== undefined &&
    one.kind === two.kind &&
    one.paused === two.paused &&
    sameValue(one.params, two.params)
  );
}

function sameValue(one: unknown, two: unknown): boolean {
  if (Object.is(one, two)) return true;
  if (typeof one !== 'object' || typeof two !== 'object' || one === null || two === null) return false;
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(two) &&
    keys.length === Object.keys(two).length &&
    keys.every((key) => Object.hasOwn(two, key) && sameValue(Reflect.get(one, key), Reflect.get(two, key)))
  );
}
