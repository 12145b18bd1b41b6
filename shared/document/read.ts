// From the text of a .loom file to a document, for any text at all: it never throws, nothing is guessed, and what it
// hands out has no wire to nothing and no circle. Does no input: who calls it has read the file.
//
// Without `document` the text cannot be read as a pipeline. With it, `problems` tell what was left out or cannot run;
// `readOnly: 'newer'` = made by a newer version, so that saving from here could lose something.
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
import { parseFile } from '#shared/document/file-schema.ts';
import type { FileNode, PipelineFile } from '#shared/document/file-schema.ts';
import { closingWires, graphOf, topologicalOrder, wayText } from '#shared/document/graph.ts';
import { readJson } from '#shared/document/json-text.ts';
import type { JsonPath, Place } from '#shared/document/json-text.ts';
import { forbiddenKeys } from '#shared/document/node-id.ts';
import { formatUpgrades, kindUpgrades } from '#shared/document/upgrades/steps.ts';
import { upgradeFormat, upgradeKind } from '#shared/document/upgrades/upgrades.ts';
import type { UpgradedNode } from '#shared/document/upgrades/upgrades.ts';
import { defaultParams, specOf } from '#shared/nodes/catalogue.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { portFit } from '#shared/spec/ports.ts';

export interface ReadResult {
  readonly document?: PipelineDocument;
  readonly problems: readonly Problem[];
  readonly readOnly?: 'newer';
  /** The format of the file, where it was older than the current one. */
  readonly upgradedFrom?: number;
}

type PlaceOf = (path: JsonPath) => Place;

/** Reads the text of a file. */
export function readDocument(text: string): ReadResult {
  const read = readJson(text);
  if (!read.ok) return { problems: read.problems };
  return readFile(read.json.value, (path) => read.json.placeOf(path));
}

/** Checks a document that came as data from another process, as strictly as a file. It must be of the current format. */
export function readDocumentValue(value: unknown): ReadResult {
  if (!isRecord(value)) return { problems: [{ code: 'document.notPipeline', severity: 'error', facts: {} }] };
  const listed = {
    ...value,
    nodes: isRecord(value['nodes']) ? Object.values(value['nodes']) : value['nodes'],
    wires: isRecord(value['wires']) ? Object.values(value['wires']).map(endsAsText) : value['wires'],
    frames: isRecord(value['frames']) ? Object.values(value['frames']) : value['frames'],
  };
  // By way of text, since data may hold what JSON does not: circles of objects, keys of every object, functions.
  try {
    return readDocument(JSON.stringify(listed));
  } catch {
    return { problems: [{ code: 'document.notPipeline', severity: 'error', facts: {} }] };
  }
}

function endsAsText(wire: unknown): unknown {
  const text = (end: unknown) => (isRecord(end) ? `${String(end['node'])}.${String(end['port'])}` : end);
  return isRecord(wire) ? { from: text(wire['from']), to: text(wire['to']) } : wire;
}

function readFile(value: unknown, placeOf: PlaceOf): ReadResult {
  const format = isRecord(value) ? value['formatVersion'] : undefined;
  if (!isRecord(value) || typeof format !== 'number' || !Number.isInteger(format) || format < 1) {
    return {
      problems: [{ code: 'document.notPipeline', severity: 'error', facts: {}, place: placeOf(['formatVersion']) }],
    };
  }
  const newer = format > currentFormat;
  const facts = { found: format, known: currentFormat };
  const upgraded = newer ? value : upgradeFormat(value, format, currentFormat, formatUpgrades);
  const parsed = parseFile(upgraded, placeOf);
  if (!parsed.ok) {
    if (!newer) return { problems: parsed.problems };
    const problem: Problem = {
      code: 'document.newerUnreadable',
      severity: 'error',
      facts,
      place: placeOf(['formatVersion']),
    };
    return { problems: [problem] };
  }
  const built = new Builder(parsed.file, placeOf).build();
  if (!built.document) return built;
  const tooNew: Problem = { code: 'document.newer', severity: 'warning', facts, place: placeOf(['formatVersion']) };
  return {
    ...built,
    problems: newer ? [tooNew, ...built.problems] : [...parsed.problems, ...built.problems],
    ...(newer ? { readOnly: 'newer' as const } : {}),
    ...(format < currentFormat ? { upgradedFrom: format } : {}),
  };
}

/** One reading: collects problems while the parts are put together. */
class Builder {
  private readonly file: PipelineFile;
  private readonly placeOf: PlaceOf;
  private readonly problems: Problem[] = [];
  private readonly nodes: Record<NodeId, PipelineNode> = {};
  private readonly upgraded = new Map<NodeId, UpgradedNode>();
  private newer = false;

  constructor(file: PipelineFile, placeOf: PlaceOf) {
    this.file = file;
    this.placeOf = placeOf;
  }

  build(): ReadResult {
    this.file.nodes.forEach((node, index) => this.addNode(node, index));
    // Two nodes of one id: which of them a wire means cannot be told, and nothing is guessed.
    const ambiguous = this.problems.filter(({ code }) => code === 'node.duplicateId');
    if (ambiguous.length > 0) return { problems: ambiguous };
    const wires = this.wires();
    const order = topologicalOrder(graphOf({ nodes: this.nodes, wires }));
    const layout = this.layout();
    const document: PipelineDocument = {
      formatVersion: currentFormat,
      seed: this.file.seed,
      nodes: this.nodes,
      wires,
      cells: this.cells(order),
      frames: this.frames(),
      layout: { ...layout, ...placesFor({ nodes: this.nodes, wires, layout }) },
    };
    return { document, problems: this.problems, ...(this.newer ? { readOnly: 'newer' as const } : {}) };
  }

  private tell(
    code: string,
    severity: Problem['severity'],
    facts: Problem['facts'],
    path: JsonPath,
    node?: NodeId,
  ): void {
    this.problems.push({ code, severity, facts, place: this.placeOf(path), ...(node === undefined ? {} : { node }) });
  }

  private addNode(node: FileNode, index: number): void {
    if (forbiddenKeys.has(node.id)) {
      this.tell('document.forbiddenKey', 'error', { key: node.id }, ['nodes', index, 'id']);
      return;
    }
    if (Object.hasOwn(this.nodes, node.id)) {
      this.tell('node.duplicateId', 'error', { id: node.id }, ['nodes', index, 'id'], node.id);
      return;
    }
    const upgraded = this.upgrade(node, index);
    this.upgraded.set(node.id, upgraded);
    this.nodes[node.id] = {
      id: node.id,
      kind: node.kind,
      kindVersion: upgraded.kindVersion,
      params: upgraded.params,
      ...(node.label === undefined ? {} : { label: node.label }),
      ...(node.paused ? { paused: true as const } : {}),
    };
  }

  /** A kind that is not known, or newer, is kept word for word. */
  private upgrade(node: FileNode, index: number): UpgradedNode {
    const same = (port: string) => port;
    const kept: UpgradedNode = { kindVersion: node.kindVersion, params: node.params, input: same, output: same };
    const spec = specOf(node.kind);
    if (!spec) {
      this.tell('node.unknownKind', 'error', { kind: node.kind }, ['nodes', index, 'kind'], node.id);
      return kept;
    }
    if (node.kindVersion > spec.version) {
      this.newer = true;
      const facts = { kind: node.kind, found: node.kindVersion, known: spec.version };
      this.tell('node.newer', 'error', facts, ['nodes', index, 'kindVersion'], node.id);
      return kept;
    }
    const upgraded = upgradeKind(node, spec.version, kindUpgrades);
    for (const name of Object.keys(upgraded.params)) {
      if (Object.hasOwn(spec.params, name)) continue;
      const path = ['nodes', index, 'params', name];
      const problem: Problem = {
        code: 'param.unknown',
        severity: 'warning',
        facts: { param: name },
        node: node.id,
        param: name,
      };
      this.problems.push({ ...problem, place: this.placeOf(path) });
    }
    return { ...upgraded, params: { ...defaultParams(spec), ...upgraded.params } };
  }

  private wires(): Record<string, PipelineWire> {
    const wires: Record<string, PipelineWire> = {};
    const indexes = new Map<string, number>();
    const taken = new Set<string>();
    this.file.wires.forEach((raw, index) => {
      const wire = this.wire(raw, index);
      if (!wire) return;
      const id = wireId(wire);
      if (indexes.has(id)) {
        this.tell('wire.duplicate', 'warning', { from: raw.from, to: raw.to }, ['wires', index], wire.to.node);
        return;
      }
      const input = inputPort(this.nodes[wire.to.node], wire.to.port);
      const end = `${wire.to.node}.${wire.to.port}`;
      if (taken.has(end) && input?.many !== true) {
        this.tell(
          'wire.occupied',
          'error',
          { id: wire.to.node, port: wire.to.port },
          ['wires', index, 'to'],
          wire.to.node,
        );
        return;
      }
      taken.add(end);
      indexes.set(id, index);
      wires[id] = wire;
    });
    for (const { wire, cycle } of closingWires(graphOf({ nodes: this.nodes, wires }))) {
      const id = wireId(wire);
      delete wires[id];
      this.tell('wire.inCycle', 'error', { path: wayText(cycle) }, ['wires', indexes.get(id) ?? 0], wire.to.node);
    }
    return wires;
  }

  /** undefined when it cannot stand; then the reason has been told. */
  private wire(raw: PipelineFile['wires'][number], index: number): PipelineWire | undefined {
    const ends: Record<'from' | 'to', PortRef> = { from: portRef(raw.from), to: portRef(raw.to) };
    for (const side of ['from', 'to'] as const) {
      const { node: id, port } = ends[side];
      const path = ['wires', index, side];
      const node = Object.hasOwn(this.nodes, id) ? this.nodes[id] : undefined;
      if (!node) {
        this.tell('wire.unknownNode', 'error', { id }, path);
        return undefined;
      }
      const upgraded = this.upgraded.get(id);
      const now = side === 'from' ? upgraded?.output(port) : upgraded?.input(port);
      const ref = { node: id, port: now ?? port };
      const known = side === 'from' ? outputPort(node, ref.port) : inputPort(node, ref.port);
      // The ports of a kind that this version does not know cannot be checked; its wires are kept with it.
      if (!known && this.isCurrent(node)) {
        this.tell('wire.unknownPort', 'error', { id, port }, path, id);
        return undefined;
      }
      ends[side] = ref;
    }
    const { from, to } = ends;
    const output = outputPort(this.nodes[from.node], from.port);
    const input = inputPort(this.nodes[to.node], to.port);
    if (output && input && !portFit(output.type, input.type).fits) {
      this.problems.push({
        code: 'wire.type',
        severity: 'error',
        facts: { from: output.type, to: input.type },
        node: to.node,
        port: to.port,
        place: this.placeOf(['wires', index]),
      });
      return undefined;
    }
    return { from, to };
  }

  private isCurrent(node: PipelineNode): boolean {
    const spec = specOf(node.kind);
    return spec !== undefined && node.kindVersion <= spec.version;
  }

  private has(id: NodeId, path: JsonPath, text: string): boolean {
    if (Object.hasOwn(this.nodes, id)) return true;
    this.tell('document.danglingReference', 'warning', { path: text, id }, path);
    return false;
  }

  /** The file's order, then whatever it leaves out, in the order of the run. */
  private cells(order: readonly NodeId[]): readonly NodeId[] {
    const listed = this.file.cells.filter((id, index) => this.has(id, ['cells', index], 'cells'));
    return [...new Set([...listed, ...order, ...Object.keys(this.nodes)])];
  }

  private frames(): Record<string, Frame> {
    const frames: Record<string, Frame> = {};
    this.file.frames.forEach((frame, index) => {
      if (forbiddenKeys.has(frame.id) || Object.hasOwn(frames, frame.id)) {
        this.tell('document.duplicateKey', 'warning', { key: frame.id }, ['frames', index, 'id']);
        return;
      }
      const nodes = frame.nodes.filter((id, at) => this.has(id, ['frames', index, 'nodes', at], 'frames'));
      frames[frame.id] = { id: frame.id, title: frame.title, nodes };
    });
    return frames;
  }

  private layout(): Record<NodeId, NodePlace> {
    const layout: Record<NodeId, NodePlace> = {};
    for (const [id, { x, y, width, height, collapsed }] of Object.entries(this.file.layout)) {
      if (!this.has(id, ['layout', id], 'layout')) continue;
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
}

function portRef(text: string): PortRef {
  const dot = text.indexOf('.');
  return { node: text.slice(0, dot), port: text.slice(dot + 1) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
