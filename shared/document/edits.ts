// Every change that a person or a repair can make to a document: plain functions that give a new document and the
// patches there and back. They keep what read.ts promises: no wire to nothing, none that does not fit, no cycle.
// Unknown nodes and wires are passed over (no patches): a click may come after a deletion.
import { applyPatches, enablePatches, produceWithPatches } from 'immer';
import type { Patch as ImmerPatch } from 'immer';
import { wireId } from '#shared/document/document.ts';
import type {
  Frame,
  NodeId,
  NodePlace,
  Patch,
  PipelineDocument,
  PipelineNode,
  PipelineWire,
  PortRef,
} from '#shared/document/document.ts';
import { canConnect, inputPort, portsFit } from '#shared/document/connection.ts';
import { maxNodes } from '#shared/document/file-schema.ts';
import { newNodeId } from '#shared/document/node-id.ts';
import { readDocumentValue } from '#shared/document/read.ts';
import { subDocument } from '#shared/document/selection.ts';
import { catalogue, defaultParams, specOf } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import { makeProblem } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { ParamValue } from '#shared/spec/param.ts';

enablePatches();

export interface Edited {
  readonly document: PipelineDocument;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
}

export interface Added extends Edited {
  /** Ids of the new nodes, in the order of what was asked for. */
  readonly created: readonly NodeId[];
}

/** An edit that cannot be made; the document stays as it is. */
export interface Refused {
  readonly problem: Problem;
}

export function isRefused(outcome: Edited | Refused): outcome is Refused {
  return 'problem' in outcome;
}

type Open<T> = { -readonly [K in keyof T]: T[K] };
type OpenNode = Omit<Open<PipelineNode>, 'params'> & { params: Record<string, ParamValue> };

/** The document while immer records what is done to it. */
interface Draft {
  seed: number;
  nodes: Record<NodeId, OpenNode>;
  wires: Record<string, PipelineWire>;
  cells: NodeId[];
  frames: Record<string, Open<Frame>>;
  layout: Record<NodeId, Open<NodePlace>>;
}

function edit(document: PipelineDocument, change: (draft: Draft) => void): Edited {
  const [next, patches, inverse] = produceWithPatches(document, (draft) => change(draft as unknown as Draft));
  return { document: next, patches, inverse };
}

function unchanged(document: PipelineDocument): Edited {
  return { document, patches: [], inverse: [] };
}

const has = (document: PipelineDocument, id: NodeId) => Object.hasOwn(document.nodes, id);
/** Whole pixels, so that a moved node's line in the file stays short. */
const pixels = (place: { readonly x: number; readonly y: number }) => ({
  x: Math.round(place.x),
  y: Math.round(place.y),
});

/** A node of `kind` at its defaults, under a readable id such as dense-2. Refused: edit.limit. */
export function addNode(
  document: PipelineDocument,
  kind: NodeKind,
  place: NodePlace,
  params: Readonly<Record<string, ParamValue>> = {},
): Added | Refused {
  const count = Object.keys(document.nodes).length + 1;
  if (count > maxNodes) return { problem: makeProblem('edit.limit', { count, limit: maxNodes }) };
  const id = newNodeId(kind, (taken) => has(document, taken));
  const spec = catalogue[kind];
  const node: PipelineNode = { id, kind, kindVersion: spec.version, params: { ...defaultParams(spec), ...params } };
  const edited = edit(document, (draft) => {
    draft.nodes[id] = node;
    draft.layout[id] = { ...place, ...pixels(place) };
    draft.cells.push(id);
  });
  return { ...edited, created: [id] };
}

/** The nodes of another document with the wires among them, under new ids, moved by `offset`. Refused: edit.limit. */
export function addNodes(
  document: PipelineDocument,
  fragment: PipelineDocument,
  offset: { readonly x: number; readonly y: number },
): Added | Refused {
  const sources = fragment.cells.filter((id) => has(fragment, id));
  const count = Object.keys(document.nodes).length + sources.length;
  if (count > maxNodes) return { problem: makeProblem('edit.limit', { count, limit: maxNodes }) };
  const renamed = new Map<NodeId, NodeId>();
  const created = new Set<NodeId>();
  for (const id of sources) {
    const fresh = newNodeId(fragment.nodes[id]?.kind ?? '', (taken) => has(document, taken) || created.has(taken));
    renamed.set(id, fresh);
    created.add(fresh);
  }
  const edited = edit(document, (draft) => {
    for (const [id, fresh] of renamed) {
      const node = fragment.nodes[id];
      if (!node) continue;
      const place = fragment.layout[id] ?? { x: 0, y: 0 };
      draft.nodes[fresh] = { ...node, id: fresh };
      draft.layout[fresh] = { ...place, ...pixels({ x: place.x + offset.x, y: place.y + offset.y }) };
      draft.cells.push(fresh);
    }
    for (const { from, to } of Object.values(fragment.wires)) {
      const [source, target] = [renamed.get(from.node), renamed.get(to.node)];
      if (source === undefined || target === undefined) continue;
      const wire = { from: { node: source, port: from.port }, to: { node: target, port: to.port } };
      draft.wires[wireId(wire)] = wire;
    }
  });
  return { ...edited, created: [...created] };
}

/** Copies of these nodes, with the wires among them, beside them. */
export function duplicate(
  document: PipelineDocument,
  ids: readonly NodeId[],
  offset: { readonly x: number; readonly y: number } = { x: 40, y: 40 },
): Added | Refused {
  return addNodes(document, subDocument(document, ids), offset);
}

/**
 * Removes nodes with their wires. With `heal`, what fed a removed node with a single wired input is joined to what the
 * node fed, where types allow.
 */
export function removeNodes(document: PipelineDocument, ids: readonly NodeId[], heal = false): Edited {
  const gone = new Set(ids.filter((id) => has(document, id)));
  if (gone.size === 0) return unchanged(document);
  return edit(document, (draft) => {
    const healed = heal ? joins(document, gone) : [];
    for (const [id, wire] of Object.entries(document.wires)) {
      if (gone.has(wire.from.node) || gone.has(wire.to.node)) delete draft.wires[id];
    }
    for (const id of gone) {
      delete draft.nodes[id];
      delete draft.layout[id];
    }
    for (const wire of healed) draft.wires[wireId(wire)] = wire;
    draft.cells = draft.cells.filter((id) => !gone.has(id));
    takeOut(draft, gone);
  });
}

/** The wires that bridge removed nodes. Connects only what a path connected before, so it closes no cycle. */
function joins(document: PipelineDocument, gone: ReadonlySet<NodeId>): readonly PipelineWire[] {
  const wires = Object.values(document.wires);
  const source = (end: PortRef): PortRef | undefined => {
    let at = end;
    while (gone.has(at.node)) {
      const into = wires.filter((wire) => wire.to.node === at.node);
      if (into.length !== 1 || !into[0]) return undefined;
      at = into[0].from;
    }
    return at;
  };
  return wires.flatMap((wire) => {
    if (!gone.has(wire.from.node) || gone.has(wire.to.node)) return [];
    const from = source(wire.from);
    if (!from || !portsFit(document, from, wire.to).ok) return [];
    return [{ from: { ...from }, to: { ...wire.to } }];
  });
}

/** Any value that JSON can hold; whether it is legal for the parameter is told by the analysis, not here. */
export function setParam(document: PipelineDocument, id: NodeId, param: string, value: ParamValue): Edited {
  const node = document.nodes[id];
  const spec = node && specOf(node.kind);
  if (!has(document, id) || !spec || !Object.hasOwn(spec.params, param) || !isJson(value)) return unchanged(document);
  if (JSON.stringify(node.params[param]) === JSON.stringify(value)) return unchanged(document);
  return editNode(document, id, (draft) => {
    draft.params[param] = value;
  });
}

function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null)
    return ['string', 'boolean'].includes(typeof value) || value === null;
  return Object.values(value).every(isJson);
}

/** The longest label that a file takes. */
const maxLabel = 200;

/** '' gives the node its kind's title again. */
export function setLabel(document: PipelineDocument, id: NodeId, label: string): Edited {
  const trimmed = label.trim().slice(0, maxLabel);
  return editNode(document, id, (draft) => {
    if (trimmed === '') delete draft.label;
    else draft.label = trimmed;
  });
}

export function setPaused(document: PipelineDocument, ids: readonly NodeId[], paused: boolean): Edited {
  return edit(document, (draft) => {
    for (const id of ids) {
      const node = Object.hasOwn(draft.nodes, id) ? draft.nodes[id] : undefined;
      if (!node) continue;
      if (paused) node.paused = true;
      else delete node.paused;
    }
  });
}

function editNode(document: PipelineDocument, id: NodeId, change: (draft: OpenNode) => void): Edited {
  if (!has(document, id)) return unchanged(document);
  return edit(document, (draft) => {
    const node = draft.nodes[id];
    if (node) change(node);
  });
}

/**
 * Draws a wire. At a port that takes one it replaces the wire that is there.
 * Refused: wire.self, wire.unknownNode, wire.unknownPort, wire.type, wire.cycle.
 */
export function connect(document: PipelineDocument, from: PortRef, to: PortRef): Edited | Refused {
  const wire: PipelineWire = { from: { node: from.node, port: from.port }, to: { node: to.node, port: to.port } };
  if (Object.hasOwn(document.wires, wireId(wire))) return unchanged(document);
  const answer = canConnect(document, from, to);
  if (!answer.ok) return { problem: answer.problem };
  return edit(document, (draft) => {
    if (!inputPort(document.nodes[to.node], to.port)?.many) {
      for (const [id, other] of Object.entries(document.wires)) {
        if (other.to.node === to.node && other.to.port === to.port) delete draft.wires[id];
      }
    }
    draft.wires[wireId(wire)] = wire;
  });
}

/** Takes out wires by their ids (wireId). */
export function disconnect(document: PipelineDocument, ids: readonly string[]): Edited {
  return edit(document, (draft) => {
    for (const id of ids) if (Object.hasOwn(document.wires, id)) delete draft.wires[id];
  });
}

/** To new places, in pixels of the canvas. */
export function moveNodes(
  document: PipelineDocument,
  places: Readonly<Record<NodeId, { readonly x: number; readonly y: number }>>,
): Edited {
  return edit(document, (draft) => {
    for (const [id, to] of Object.entries(places)) {
      if (!has(document, id)) continue;
      const place = draft.layout[id];
      if (place) Object.assign(place, pixels(to));
      else draft.layout[id] = pixels(to);
    }
  });
}

export function setCollapsed(document: PipelineDocument, id: NodeId, collapsed: boolean): Edited {
  return editPlace(document, id, (place) => {
    if (collapsed) place.collapsed = true;
    else delete place.collapsed;
  });
}

function editPlace(document: PipelineDocument, id: NodeId, change: (place: Open<NodePlace>) => void): Edited {
  return edit(document, (draft) => {
    const place = has(document, id) ? draft.layout[id] : undefined;
    if (place) change(place);
  });
}

/** Whole, 0 … 2^32 − 1; anything else changes nothing. */
export function setSeed(document: PipelineDocument, seed: number): Edited {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff) return unchanged(document);
  return edit(document, (draft) => {
    draft.seed = seed;
  });
}

/** A problem's repair. Refused with edit.repair where the document has changed so that it no longer fits. */
export function applyRepair(document: PipelineDocument, repair: readonly Patch[]): Edited | Refused {
  let repaired: PipelineDocument;
  try {
    repaired = applyPatches(document, repair as ImmerPatch[]);
  } catch {
    return { problem: makeProblem('edit.repair') };
  }
  const read = readDocumentValue(repaired).document;
  const whole = read && Object.keys(read.wires).length === Object.keys(repaired.wires).length;
  if (!whole) return { problem: makeProblem('edit.repair') };
  return edit(document, (draft) => {
    applyPatches(draft, repair as ImmerPatch[]);
  });
}

/** A frame with a title around these nodes; a node stands in one frame at most. */
export function addFrame(document: PipelineDocument, nodes: readonly NodeId[], title: string): Added {
  const inside = new Set(nodes.filter((id) => has(document, id)));
  const id = newNodeId('frame', (taken) => Object.hasOwn(document.frames, taken));
  const edited = edit(document, (draft) => {
    takeOut(draft, inside);
    draft.frames[id] = { id, title: title.slice(0, longestTitle), nodes: [...inside] };
  });
  return { ...edited, created: [id] };
}

export function renameFrame(document: PipelineDocument, id: string, title: string): Edited {
  if (!Object.hasOwn(document.frames, id)) return unchanged(document);
  return edit(document, (draft) => {
    const frame = draft.frames[id];
    if (frame) frame.title = title.slice(0, longestTitle);
  });
}

/** Takes these nodes out of their frames; a frame that is left with none is gone. */
export function unframe(document: PipelineDocument, nodes: readonly NodeId[]): Edited {
  return edit(document, (draft) => takeOut(draft, new Set(nodes)));
}

/** As the file holds it. */
const longestTitle = 200;

function takeOut(draft: Draft, nodes: ReadonlySet<NodeId>): void {
  for (const [id, frame] of Object.entries(draft.frames)) {
    const left = frame.nodes.filter((node) => !nodes.has(node));
    if (left.length === frame.nodes.length) continue;
    if (left.length === 0) delete draft.frames[id];
    else frame.nodes = left;
  }
}
