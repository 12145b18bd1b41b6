// What the gestures on the canvas change: each is one edit of the document and one step of undo. A refusal is told.
import { fittingPort, proposedWire } from '#renderer/canvas/wiring.ts';
import { nodeTitle } from '#renderer/runs/node-title.ts';
import { chain } from '#renderer/state/chain.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import type { Edit } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import type { Point, PortEnd } from '#renderer/state/view-store.ts';
import { toast } from '#renderer/ui/Toasts.tsx';
import { problemWordsNow } from '#renderer/ui/problem-words.ts';
import { canConnect } from '#shared/document/connection.ts';
import { wireId } from '#shared/document/document.ts';
import type { NodeId, PipelineDocument, PipelineWire } from '#shared/document/document.ts';
import {
  addNode,
  connect,
  disconnect as disconnectWires,
  duplicate,
  isRefused,
  moveNodes,
  removeNodes,
  setParam,
  setPaused,
} from '#shared/document/edits.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { ParamValue } from '#shared/spec/param.ts';
import { translator } from '#shared/text/translate.ts';

/** How far a new node stands from the end that it was drawn from. */
const gap = { x: 60, y: 20, nodeWidth: 240, nodeHeight: 96 };

/** A place at or to the right of `at` where a new node covers none; for nodes that are added without a drop. */
export function freePlace(at: Point): Point {
  const places = Object.values(useDocument.getState().document.layout);
  const covers = ({ x, y }: Point): Point | undefined =>
    places.find((place) => Math.abs(place.x - x) < gap.nodeWidth && Math.abs(place.y - y) < gap.nodeHeight);
  let { x } = at;
  for (let under = covers(at); under; under = covers({ x, y: at.y })) x = under.x + gap.nodeWidth + gap.x;
  return { x, y: at.y };
}

/** Applies an edit; a refusal becomes a notice. Returns whether it was made. */
export function attempt(edit: Edit, gesture?: string): boolean {
  const problem = useDocument.getState().apply(edit, gesture);
  if (problem) tell(problem);
  return problem === undefined;
}

function tell(problem: Problem): void {
  toast({ severity: problem.severity, text: problemWordsNow(problem).message });
}

/** A new node, wired to `from` when that is given and they fit. Selects it. Returns its id. */
export function addKind(
  kind: NodeKind,
  at: Point,
  from?: PortEnd,
  params?: Readonly<Record<string, ParamValue>>,
): NodeId | undefined {
  let created: NodeId | undefined;
  const place =
    from?.side === 'input' ? { x: at.x - gap.nodeWidth, y: at.y - gap.y } : from ? { x: at.x, y: at.y - gap.y } : at;
  const made = attempt((document) => {
    const added = addNode(document, kind, place, params);
    if (isRefused(added)) return added;
    const [id] = added.created;
    created = id;
    const port = from ? fittingPort(document, from, kind) : undefined;
    const wire =
      from && port && id
        ? proposedWire(from, { node: id, port, side: from.side === 'output' ? 'input' : 'output' })
        : undefined;
    return wire ? chain(document, [() => added, (next) => connect(next, wire.from, wire.to)]) : added;
  });
  if (!made || created === undefined) return undefined;
  const { announce, language, select } = useView.getState();
  select([created]);
  const t = translator(language);
  announce(t('workbench.spoken.added', { node: nodeTitle(useDocument.getState().document, created, t) }));
  return created;
}

/** All of them as one step of undo. */
export function setParams(id: NodeId, params: Readonly<Record<string, ParamValue>>): void {
  const edits = Object.entries(params).map(
    ([name, value]): Edit =>
      (document) =>
        setParam(document, id, name, value),
  );
  attempt((document) => chain(document, edits));
}

/** Draws a wire; `instead` is the wire that was pulled off to make it. */
export function connectPorts(wire: PipelineWire, instead?: string): boolean {
  const made = attempt((document) =>
    instead === undefined
      ? connect(document, wire.from, wire.to)
      : chain(document, [(now) => disconnectWires(now, [instead]), (now) => connect(now, wire.from, wire.to)]),
  );
  if (made) {
    const { announce, language } = useView.getState();
    const t = translator(language);
    const { document } = useDocument.getState();
    announce(
      t('workbench.spoken.wired', {
        from: nodeTitle(document, wire.from.node, t),
        to: nodeTitle(document, wire.to.node, t),
      }),
    );
  }
  return made;
}

export function disconnect(wires: readonly string[]): void {
  attempt((document) => disconnectWires(document, wires));
  useView.getState().select(useView.getState().selectedNodes);
}

export function moveTo(
  places: readonly { readonly id: NodeId; readonly x: number; readonly y: number }[],
  gesture?: string,
): void {
  const { layout } = useDocument.getState().document;
  const moved = places.filter(({ id, x, y }) => layout[id]?.x !== x || layout[id].y !== y);
  if (moved.length === 0) return;
  attempt((document) => moveNodes(document, Object.fromEntries(moved.map(({ id, x, y }) => [id, { x, y }]))), gesture);
}

/** Deletes the selected nodes and wires; with `heal`, wires are joined where a node was. */
export function deleteSelection(heal: boolean): void {
  const { selectedNodes, selectedWires, select, announce, language } = useView.getState();
  const made = attempt((document) =>
    chain(document, [(now) => disconnectWires(now, selectedWires), (now) => removeNodes(now, selectedNodes, heal)]),
  );
  if (!made) return;
  select([]);
  announce(translator(language)('workbench.spoken.deleted', { count: selectedNodes.length + selectedWires.length }));
}

export function duplicateNodes(ids: readonly NodeId[]): void {
  let created: readonly NodeId[] = [];
  const made = attempt((document) => {
    const added = duplicate(document, ids);
    if (!isRefused(added)) created = added.created;
    return added;
  });
  if (made) useView.getState().select(created);
}

/** Pauses them, or wakes them when all are paused. */
export function togglePaused(ids: readonly NodeId[]): void {
  attempt((document) => {
    const all = ids.every((id) => document.nodes[id]?.paused === true);
    return setPaused(document, ids, !all);
  });
}

/** The two wires that would put `node` into `wire`; undefined when it does not fit there or is wired already. */
export function splice(
  document: PipelineDocument,
  node: NodeId,
  id: string,
): readonly [PipelineWire, PipelineWire] | undefined {
  const wire = document.wires[id];
  const spec = specOf(document.nodes[node]?.kind ?? '');
  if (!wire || !spec || wire.from.node === node || wire.to.node === node) return undefined;
  if (Object.values(document.wires).some((other) => other.from.node === node || other.to.node === node))
    return undefined;
  for (const input of Object.keys(spec.inputs)) {
    for (const output of Object.keys(spec.outputs)) {
      const before = { from: wire.from, to: { node, port: input } };
      const after = { from: { node, port: output }, to: wire.to };
      if (canConnect(document, before.from, before.to).ok && canConnect(document, after.from, after.to).ok)
        return [before, after];
    }
  }
  return undefined;
}

/** Puts a node that was let go over a wire into it, where it fits; one step with the move that brought it there. */
export function spliceInto(node: NodeId, id: string, gesture?: string): void {
  const pair = splice(useDocument.getState().document, node, id);
  if (!pair) return;
  const [before, after] = pair;
  attempt(
    (document) =>
      chain(document, [
        (now) => disconnectWires(now, [id]),
        (now) => connect(now, before.from, before.to),
        (now) =>
          Object.hasOwn(now.wires, wireId(after))
            ? { document: now, patches: [], inverse: [] }
            : connect(now, after.from, after.to),
      ]),
    gesture,
  );
}
