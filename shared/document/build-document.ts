// The parts of a file put together: nodes brought up to date, wires that can stand, places for all. What cannot stand is
// left out and told with its place; the file's shape has been checked before (file-schema.ts).
import { currentFormat, wireId } from '#shared/document/document.ts';
import type {
  Frame,
  NodeId,
  NodePlace,
  PipelineDocument,
  PipelineNode,
  PipelineWire,
  PortRef,
} from '#shared/document/document.ts';
import { placesFor } from '#shared/document/auto-place.ts';
import { inputPort, outputPort } from '#shared/document/connection.ts';
import type { FileNode, PipelineFile } from '#shared/document/file-schema.ts';
import { closingWires, graphOf, topologicalOrder, wayText } from '#shared/document/graph.ts';
import { placed } from '#shared/document/json-text.ts';
import type { JsonPath, PlaceOf } from '#shared/document/json-text.ts';
import { forbiddenKeys } from '#shared/document/node-id.ts';
import { kindUpgrades } from '#shared/document/upgrades/steps.ts';
import { upgradeKind } from '#shared/document/upgrades/upgrades.ts';
import type { UpgradedNode } from '#shared/document/upgrades/upgrades.ts';
import { defaultParams, specOf } from '#shared/nodes/catalogue.ts';
import { makeProblem } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { portFit } from '#shared/spec/ports.ts';

export interface Built {
  /** Absent when two nodes have one id. */
  readonly document?: PipelineDocument;
  readonly problems: readonly Problem[];
  /** Whether a node is of a newer version than this program knows. */
  readonly newer: boolean;
}

/** One reading: what is known so far. */
interface Reading {
  readonly file: PipelineFile;
  readonly placeOf: PlaceOf;
  readonly problems: Problem[];
  readonly nodes: Record<NodeId, PipelineNode>;
  readonly upgraded: Map<NodeId, UpgradedNode>;
  /** Whether a node is of a newer version. */
  newer: boolean;
}

/** Puts a document together from a file of the right shape. */
export function buildDocument(file: PipelineFile, placeOf: PlaceOf): Built {
  const reading: Reading = { file, placeOf, problems: [], nodes: {}, upgraded: new Map(), newer: false };
  file.nodes.forEach((node, index) => addNode(reading, node, index));
  // Two nodes of one id: which of them a wire means cannot be told, and nothing is guessed.
  const { nodes, problems } = reading;
  const ambiguous = problems.filter(({ code }) => code === 'node.duplicateId');
  if (ambiguous.length > 0) return { problems: ambiguous, newer: reading.newer };
  const wires = wiresOf(reading);
  const order = topologicalOrder(graphOf({ nodes, wires }));
  const layout = layoutOf(reading);
  const document: PipelineDocument = {
    formatVersion: currentFormat,
    seed: file.seed,
    nodes,
    wires,
    cells: cellsOf(reading, order),
    frames: framesOf(reading),
    layout: { ...layout, ...placesFor({ nodes, wires, layout }) },
  };
  return { document, problems, newer: reading.newer };
}

function tell({ problems, placeOf }: Reading, path: JsonPath, problem: Problem): void {
  problems.push({ ...problem, ...placed(placeOf, path) });
}

function addNode(reading: Reading, node: FileNode, index: number): void {
  if (forbiddenKeys.has(node.id)) {
    tell(reading, ['nodes', index, 'id'], makeProblem('document.forbiddenKey', { key: node.id }));
    return;
  }
  if (Object.hasOwn(reading.nodes, node.id)) {
    tell(reading, ['nodes', index, 'id'], makeProblem('node.duplicateId', { id: node.id }, { node: node.id }));
    return;
  }
  const upgraded = upgrade(reading, node, index);
  reading.upgraded.set(node.id, upgraded);
  reading.nodes[node.id] = {
    id: node.id,
    kind: node.kind,
    kindVersion: upgraded.kindVersion,
    params: upgraded.params,
    ...(node.label === undefined ? {} : { label: node.label }),
    ...(node.paused ? { paused: true as const } : {}),
  };
}

/** A kind that is not known, or newer, is kept word for word. */
function upgrade(reading: Reading, node: FileNode, index: number): UpgradedNode {
  const same = (port: string) => port;
  const kept: UpgradedNode = { kindVersion: node.kindVersion, params: node.params, input: same, output: same };
  const spec = specOf(node.kind);
  if (!spec) {
    tell(reading, ['nodes', index, 'kind'], makeProblem('node.unknownKind', { kind: node.kind }, { node: node.id }));
    return kept;
  }
  if (node.kindVersion > spec.version) {
    reading.newer = true;
    const facts = { kind: node.kind, found: node.kindVersion, known: spec.version };
    tell(reading, ['nodes', index, 'kindVersion'], makeProblem('node.newer', facts, { node: node.id }));
    return kept;
  }
  const upgraded = upgradeKind(node, spec.version, kindUpgrades);
  for (const name of Object.keys(upgraded.params)) {
    if (Object.hasOwn(spec.params, name)) continue;
    const blame = { node: node.id, param: name, severity: 'warning' } as const;
    tell(reading, ['nodes', index, 'params', name], makeProblem('param.unknown', { param: name }, blame));
  }
  return { ...upgraded, params: { ...defaultParams(spec), ...upgraded.params } };
}

function wiresOf(reading: Reading): Record<string, PipelineWire> {
  const wires: Record<string, PipelineWire> = {};
  const indexes = new Map<string, number>();
  const taken = new Set<string>();
  reading.file.wires.forEach((raw, index) => {
    const wire = wireOf(reading, raw, index);
    if (!wire) return;
    const id = wireId(wire);
    if (indexes.has(id)) {
      const twice = { from: raw.from, to: raw.to };
      const blame = { node: wire.to.node, severity: 'warning' } as const;
      tell(reading, ['wires', index], makeProblem('wire.duplicate', twice, blame));
      return;
    }
    const input = inputPort(reading.nodes[wire.to.node], wire.to.port);
    const end = `${wire.to.node}.${wire.to.port}`;
    if (taken.has(end) && input?.many !== true) {
      const facts = { id: wire.to.node, port: wire.to.port };
      tell(reading, ['wires', index, 'to'], makeProblem('wire.occupied', facts, { node: wire.to.node }));
      return;
    }
    taken.add(end);
    indexes.set(id, index);
    wires[id] = wire;
  });
  const left = new Set<string>();
  for (const { wire, cycle } of closingWires(graphOf({ nodes: reading.nodes, wires }))) {
    const id = wireId(wire);
    left.add(id);
    const problem = makeProblem('wire.inCycle', { path: wayText(cycle) }, { node: wire.to.node });
    tell(reading, ['wires', indexes.get(id) ?? 0], problem);
  }
  return left.size === 0 ? wires : Object.fromEntries(Object.entries(wires).filter(([id]) => !left.has(id)));
}

/** undefined when it cannot stand; then the reason has been told. */
function wireOf(reading: Reading, raw: PipelineFile['wires'][number], index: number): PipelineWire | undefined {
  const ends: Record<'from' | 'to', PortRef> = { from: portRef(raw.from), to: portRef(raw.to) };
  for (const side of ['from', 'to'] as const) {
    const { node: id, port } = ends[side];
    const path = ['wires', index, side];
    const node = Object.hasOwn(reading.nodes, id) ? reading.nodes[id] : undefined;
    if (!node) {
      tell(reading, path, makeProblem('wire.unknownNode', { id }));
      return undefined;
    }
    const upgraded = reading.upgraded.get(id);
    const now = side === 'from' ? upgraded?.output(port) : upgraded?.input(port);
    const ref = { node: id, port: now ?? port };
    const known = side === 'from' ? outputPort(node, ref.port) : inputPort(node, ref.port);
    // The ports of a kind that this version does not know cannot be checked; its wires are kept with it.
    if (!known && isCurrent(node)) {
      tell(reading, path, makeProblem('wire.unknownPort', { id, port }, { node: id }));
      return undefined;
    }
    ends[side] = ref;
  }
  const { from, to } = ends;
  const output = outputPort(reading.nodes[from.node], from.port);
  const input = inputPort(reading.nodes[to.node], to.port);
  if (output && input && !portFit(output.type, input).fits) {
    tell(reading, ['wires', index], makeProblem('wire.type', { from: output.type, to: input.type }, to));
    return undefined;
  }
  return { from, to };
}

function isCurrent(node: PipelineNode): boolean {
  const spec = specOf(node.kind);
  return spec !== undefined && node.kindVersion <= spec.version;
}

function has(reading: Reading, id: NodeId, path: JsonPath, text: string): boolean {
  if (Object.hasOwn(reading.nodes, id)) return true;
  tell(reading, path, makeProblem('document.danglingReference', { path: text, id }, { severity: 'warning' }));
  return false;
}

/** The file's order, then whatever it leaves out, in the order of the run. */
function cellsOf(reading: Reading, order: readonly NodeId[]): readonly NodeId[] {
  const listed = reading.file.cells.filter((id, index) => has(reading, id, ['cells', index], 'cells'));
  return [...new Set([...listed, ...order, ...Object.keys(reading.nodes)])];
}

function framesOf(reading: Reading): Record<string, Frame> {
  const frames: Record<string, Frame> = {};
  reading.file.frames.forEach((frame, index) => {
    if (forbiddenKeys.has(frame.id) || Object.hasOwn(frames, frame.id)) {
      const problem = makeProblem('document.duplicateKey', { key: frame.id }, { severity: 'warning' });
      tell(reading, ['frames', index, 'id'], problem);
      return;
    }
    const nodes = frame.nodes.filter((id, at) => has(reading, id, ['frames', index, 'nodes', at], 'frames'));
    frames[frame.id] = { id: frame.id, title: frame.title, nodes };
  });
  return frames;
}

function layoutOf(reading: Reading): Record<NodeId, NodePlace> {
  const layout: Record<NodeId, NodePlace> = {};
  for (const [id, { x, y, width, height, collapsed }] of Object.entries(reading.file.layout)) {
    if (!has(reading, id, ['layout', id], 'layout')) continue;
    layout[id] = {
      x,
      y,
      ...(width === undefined ? {} : { width }),
      ...(height === undefined ? {} : { height }),
      ...(collapsed ? { collapsed: true as const } : {}),
    };
  }
  return layout;
}

function portRef(text: string): PortRef {
  const dot = text.indexOf('.');
  return { node: text.slice(0, dot), port: text.slice(dot + 1) };
}
