// How a new node is wired to the one that is selected: the right way round, and to what else it obviously needs.
import { canConnect } from '#shared/document/connection.ts';
import { wireId } from '#shared/document/document.ts';
import type { NodeId, PipelineDocument, PipelineWire, PortRef } from '#shared/document/document.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import type { PortType } from '#shared/spec/ports.ts';

export interface WiredUp {
  /** Where the new node stands, seen from the selected one. */
  readonly side: 'right' | 'left' | 'below';
  /** Wires that make room for it: it goes in between. */
  readonly cut: readonly string[];
  readonly wires: readonly PipelineWire[];
}

/** The wires of `created`, which is in the document and has none yet. */
export function wireUp(document: PipelineDocument, selected: NodeId, created: NodeId): WiredUp {
  const behind = wireBetween(document, selected, created, false);
  const before = behind ? undefined : wireBetween(document, created, selected, true);
  const main = behind ?? before;
  const wires = main ? [main] : sameSources(document, selected, created);
  const side = behind ? 'right' : before ? 'left' : 'below';
  const between = behind ? insertion(document, behind, created) : undefined;
  if (between) {
    return { side, cut: [wireId(between.old)], wires: [...wires, between.next, ...needed(document, created, wires)] };
  }
  return { side, cut: [], wires: [...wires, ...needed(document, created, wires)] };
}

const specOfNode = ({ nodes }: PipelineDocument, node: NodeId) => specOf(nodes[node]?.kind ?? '');
const inputsOf = (document: PipelineDocument, node: NodeId) => Object.entries(specOfNode(document, node)?.inputs ?? {});
const outputsOf = (document: PipelineDocument, node: NodeId) =>
  Object.entries(specOfNode(document, node)?.outputs ?? {});

const into = (wires: readonly PipelineWire[], node: NodeId, port: string) =>
  wires.find(({ to }) => to.node === node && to.port === port);

const typeOf = (document: PipelineDocument, { node, port }: PortRef): PortType | undefined =>
  specOfNode(document, node)?.outputs[port]?.type;

/** From the first output that fits an input: as it is, else by conversion. With `free`, an input that has no wire. */
function wireBetween(document: PipelineDocument, from: NodeId, to: NodeId, free: boolean): PipelineWire | undefined {
  const taken = Object.values(document.wires);
  const pairs = outputsOf(document, from).flatMap(([output, { type }]) =>
    inputsOf(document, to)
      .filter(([input, { many }]) => !free || many || !into(taken, to, input))
      .map(([input, port]) => ({
        wire: { from: { node: from, port: output }, to: { node: to, port: input } },
        exact: port.type === type,
      })),
  );
  const fits = pairs.filter(({ wire }) => canConnect(document, wire.from, wire.to).ok);
  return (fits.find(({ exact }) => exact) ?? fits[0])?.wire;
}

/** A layer behind one that leads to a single place goes in between: a network's end stays its end. */
function insertion(document: PipelineDocument, wire: PipelineWire, created: NodeId) {
  if (typeOf(document, wire.from) !== 'layer') return undefined;
  const outputs = outputsOf(document, created).filter(([, { type }]) => type === 'layer');
  const onward = Object.values(document.wires).filter(
    ({ from }) => from.node === wire.from.node && from.port === wire.from.port,
  );
  const [old] = onward;
  if (!old || onward.length > 1 || outputs.length !== 1) return undefined;
  const next = { from: { node: created, port: outputs[0]?.[0] ?? '' }, to: old.to };
  return canConnect(document, next.from, next.to).ok ? { old, next } : undefined;
}

/** Beside a node that it cannot be wired to: what feeds that one feeds it, port by port. */
function sameSources(document: PipelineDocument, selected: NodeId, created: NodeId): readonly PipelineWire[] {
  const all = Object.values(document.wires);
  return inputsOf(document, created).flatMap(([port, { type, many }]) => {
    const source = into(all, selected, port)?.from;
    return source && !many && typeOf(document, source) === type ? [{ from: source, to: { node: created, port } }] : [];
  });
}

/** For the inputs that it cannot do without and that nothing is wired to: the only thing that can be meant. */
function needed(document: PipelineDocument, created: NodeId, wires: readonly PipelineWire[]): readonly PipelineWire[] {
  const found = [...wires];
  // A model first: it tells which dataset.
  const inputs = inputsOf(document, created).toSorted(
    ([, one], [, two]) => Number(two.type === 'model') - Number(one.type === 'model'),
  );
  const more: PipelineWire[] = [];
  for (const [port, { type, optional, many }] of inputs) {
    if (optional || many || into(found, created, port)) continue;
    const source =
      (type === 'dataset' ? datasetOf(document, created, found) : undefined) ?? onlyEnd(document, created, type);
    const wire = source && { from: source, to: { node: created, port } };
    if (!wire || !canConnect(document, wire.from, wire.to).ok) continue;
    found.push(wire);
    more.push(wire);
  }
  return more;
}

/** The dataset that the model was trained on, or that the network reads; undefined where it reads several. */
function datasetOf(document: PipelineDocument, created: NodeId, wires: readonly PipelineWire[]): PortRef | undefined {
  const all = Object.values(document.wires);
  const isWay = ({ from }: PipelineWire) => ['model', 'layer'].includes(typeOf(document, from) ?? '');
  const way = new Set(wires.filter((wire) => wire.to.node === created && isWay(wire)).map(({ from }) => from.node));
  const found = new Map<string, PortRef>();
  // What is added while it is walked is walked, too: the nearest comes first.
  for (const node of way) {
    const arriving = all.filter(({ to }) => to.node === node);
    for (const { from } of arriving.filter((wire) => typeOf(document, wire.from) === 'dataset'))
      found.set(`${from.node}.${from.port}`, from);
    const trains = outputsOf(document, node).some(([, { type }]) => type === 'model');
    if (trains && found.size > 0) break;
    for (const { from } of arriving.filter(isWay)) way.add(from.node);
  }
  return found.size === 1 ? [...found.values()][0] : undefined;
}

/** The one output of a type that nothing of its type follows; of several the one that nothing follows at all. */
function onlyEnd(document: PipelineDocument, created: NodeId, type: PortType): PortRef | undefined {
  const all = Object.values(document.wires);
  const ends = Object.values(document.nodes)
    .filter(({ id, paused }) => id !== created && !paused)
    .flatMap(({ id }) =>
      outputsOf(document, id)
        .filter(([, output]) => output.type === type)
        .map(([port]) => ({ node: id, port })),
    )
    .filter((end) =>
      all
        .filter(({ from }) => from.node === end.node && from.port === end.port)
        .every(({ to }) => outputsOf(document, to.node).every(([, output]) => output.type !== type)),
    );
  const unused = ends.filter((end) => !all.some(({ from }) => from.node === end.node && from.port === end.port));
  return ends.length === 1 ? ends[0] : unused.length === 1 ? unused[0] : undefined;
}
