// What the gestures on the canvas change: each is one edit of the document and one step of undo. A refusal is told.
import { fittingPort, proposedWire } from '#renderer/canvas/wiring.ts';
import { learn, withAdded, withWires } from '#renderer/palette/habits.ts';
import { proposeTarget } from '#renderer/palette/propose-target.ts';
import { wireUp } from '#renderer/palette/wire-up.ts';
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
import { nodeParts, nodeSize } from '#shared/document/node-size.ts';
import type { Size } from '#shared/document/node-size.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import { pairOf } from '#shared/nodes/likely-next.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { ParamValue } from '#shared/spec/param.ts';
import { translator } from '#shared/text/translate.ts';

/** How far a new node stands from the end that it was drawn from, and from other nodes. */
const gap = { x: 60, y: 20 };
/** Kept free around each node: beneath it stands what is wrong with it. */
const clear = { x: 20, y: 56 };
/** How far from where it is wanted a place is looked for, in steps. */
const reach = { steps: 40, x: 50, y: 24 };

/** The place nearest to `at` where a node of this size covers none; for nodes that are added without a drop. */
export function freePlace(at: Point, size: Size = { width: nodeParts.width, height: 160 }): Point {
  return placeNear(useDocument.getState().document, at, size, true);
}

/** With `sideways` left and right are as good as up and down; without, it stays in its column. */
function placeNear({ nodes, layout }: PipelineDocument, at: Point, size: Size, sideways: boolean): Point {
  const others = Object.values(nodes).flatMap((node) => {
    const place = layout[node.id];
    return place ? [{ ...place, ...nodeSize(node, place) }] : [];
  });
  const isFree = ({ x, y }: Point) =>
    others.every(
      (other) =>
        x >= other.x + other.width + clear.x ||
        x + size.width + clear.x <= other.x ||
        y >= other.y + other.height + clear.y ||
        y + size.height + clear.y <= other.y,
    );
  const steps = Array.from({ length: 2 * reach.steps + 1 }, (_, step) => step - reach.steps);
  const offsets = (sideways ? steps : [0]).flatMap((dx) => steps.map((dy) => ({ x: dx * reach.x, y: dy * reach.y })));
  const far = ({ x, y }: Point) => Math.hypot(x, y) + (y < 0 ? 1 : 0) + (x < 0 ? 1 : 0);
  const places = offsets.toSorted((one, two) => far(one) - far(two)).map(({ x, y }) => ({ x: at.x + x, y: at.y + y }));
  return places.find(isFree) ?? at;
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

let additions = 0;

/** A new node, wired to `from` when that is given and they fit. Selects it. Returns its id. */
export function addKind(
  kind: NodeKind,
  at: Point,
  from?: PortEnd,
  params?: Readonly<Record<string, ParamValue>>,
): NodeId | undefined {
  const place =
    from?.side === 'input' ? { x: at.x - nodeParts.width, y: at.y - gap.y } : from ? { x: at.x, y: at.y - gap.y } : at;
  return addWired(kind, place, params, (document, id) => {
    const port = from ? fittingPort(document, from, kind) : undefined;
    const wire =
      from && port
        ? proposedWire(from, { node: id, port, side: from.side === 'output' ? 'input' : 'output' })
        : undefined;
    return wire ? [(next) => connect(next, wire.from, wire.to)] : [];
  });
}

/**
 * A new node for the one that is selected: wired to it the right way round, and to what else it obviously needs, beside
 * it. Without a single selected node it stands alone, as near to `at` as there is room. Selects it. Returns its id.
 */
export function addToSelection(kind: NodeKind, at: Point): NodeId | undefined {
  const { selectedNodes } = useView.getState();
  const [selected] = selectedNodes;
  const { document: before } = useDocument.getState();
  const beside = selected === undefined ? undefined : before.nodes[selected];
  const place = beside && before.layout[beside.id];
  if (selectedNodes.length !== 1 || !beside || !place) return addKind(kind, freePlace(at, sizeOf(kind)));
  const size = nodeSize(beside, place);
  return addWired(kind, place, undefined, (document, id) => {
    const { side, cut, wires } = wireUp(document, beside.id, id);
    const wanted = {
      right: { x: place.x + size.width + gap.x, y: place.y },
      left: { x: place.x - nodeParts.width - gap.x, y: place.y },
      below: { x: place.x, y: place.y + size.height + clear.y },
    }[side];
    return [
      (now) => moveNodes(now, { [id]: placeNear(before, wanted, sizeOf(kind), false) }),
      ...(cut.length > 0 ? [(now: PipelineDocument) => disconnectWires(now, cut)] : []),
      ...wires.map((wire) => (now: PipelineDocument) => connect(now, wire.from, wire.to)),
    ];
  });
}

const sizeOf = (kind: NodeKind): Size => nodeSize({ id: '', kind, kindVersion: 1, params: {} });

/** Adds it and does `then` to it, in one step of undo; tells it, learns from it, and proposes what it predicts. */
function addWired(
  kind: NodeKind,
  place: Point,
  params: Readonly<Record<string, ParamValue>> | undefined,
  then: (document: PipelineDocument, id: NodeId) => readonly Edit[],
): NodeId | undefined {
  let created: NodeId | undefined;
  additions += 1;
  const gesture = `add ${additions}`;
  const made = attempt((document) => {
    const added = addNode(document, kind, place, params);
    if (isRefused(added)) return added;
    const [id] = added.created;
    created = id;
    return id === undefined ? added : chain(document, [() => added, ...then(added.document, id)]);
  }, gesture);
  if (!made || created === undefined || useDocument.getState().readOnly) return undefined;
  const { announce, language, select } = useView.getState();
  const { document } = useDocument.getState();
  const id = created;
  select([id]);
  learnWires(Object.values(document.wires).filter(({ from, to }) => from.node === id || to.node === id));
  learn((before) => withAdded(before, kind));
  announce(translator(language)('workbench.spoken.added', { node: nodeTitle(document, id, translator(language)) }));
  proposeTarget(id, gesture);
  return id;
}

function learnWires(wires: readonly PipelineWire[]): void {
  const { document } = useDocument.getState();
  if (wires.length === 0) return;
  learn((before) =>
    withWires(
      before,
      wires.map(({ from, to }) => pairOf(document, from, to)),
    ),
  );
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
  additions += 1;
  const gesture = `wire ${additions}`;
  const made = attempt(
    (document) =>
      instead === undefined
        ? connect(document, wire.from, wire.to)
        : chain(document, [(now) => disconnectWires(now, [instead]), (now) => connect(now, wire.from, wire.to)]),
    gesture,
  );
  if (made) {
    learnWires([wire]);
    proposeTarget(wire.to.node, gesture);
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
