// Whether a network, its data and its training make sense together, where no node can see it on its own: what
// training/problems.ts finds, at the node to change and with the change that mends it; and what only the document tells.
import type { NodeId, Patch, PipelineDocument, PipelineNode, PipelineWire } from '#shared/document/document.ts';
import { ancestors } from '#shared/document/graph.ts';
import type { Graph } from '#shared/document/graph.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { WireInfo } from '#shared/spec/ports.ts';
import { carriedTo, wireTo } from '#engine/analyse/wires.ts';
import type { OutputInfos } from '#engine/analyse/wires.ts';
import { insertBehind, setParamPatch } from '#engine/analyse/repairs.ts';
import { layerClass } from '#engine/network/layer-classes.ts';
import { encodedWidth } from '#engine/network/layers/feature-encoding.ts';
import { unpreparedFault } from '#engine/network/unprepared.ts';
import { inputPlaces, targetPlaces } from '#engine/training/ends.ts';
import { ownFeatures, reconstructedShape } from '#engine/training/reconstruction.ts';
import { trainingProblems } from '#engine/training/problems.ts';
import type { TrainingProblem, TrainingSubject } from '#engine/training/problems.ts';
import type { TrainingChoice } from '#engine/values/runner.ts';

type Wires = Readonly<Record<NodeId, OutputInfos>>;
export type DatasetInfo = Extract<WireInfo, { type: 'dataset' }>;
export type LayerInfo = Extract<WireInfo, { type: 'layer' }>;

/** A node that trains, with what is around it. */
export interface Training {
  readonly document: PipelineDocument;
  readonly graph: Graph;
  readonly wires: Wires;
  readonly trainer: PipelineNode;
}

/** Codes: those of trainingProblems, data.words and .missing, network.shape and .unscaled. */
export function checkTraining(training: Training, choice: TrainingChoice): readonly Problem[] {
  const [dataset, network, optimizer] = ['dataset', 'network', 'optimizer'].map((port) => arriving(training, port));
  if (dataset?.type !== 'dataset' || network?.type !== 'layer' || !network.shape) return [];
  const unprepared = checkPrepared(training, dataset);
  if (unprepared.length > 0) return unprepared;
  const wholeBatch = optimizer?.type === 'optimizer' && optimizer.wholeBatch;
  return [
    ...checkInputs(training, dataset),
    ...checkOutputs(training, dataset, network, { wholeBatch, choice }),
    ...checkScaling(training, dataset),
  ];
}

function checkOutputs(
  training: Training,
  dataset: DatasetInfo,
  network: LayerInfo,
  settings: Pick<TrainingSubject, 'wholeBatch' | 'choice'>,
): readonly Problem[] {
  const { targets, rows } = dataset;
  const ends = network.outputs ?? [{ of: '', shape: network.shape ?? [], activation: network.activation }];
  if (settings.choice.reconstructs) {
    const { found: shape, problem } = attempt(training, () => reconstructedShape(dataset.inputs, ends.length));
    const [end] = ends;
    if (problem || !shape || !end) return problem ? [problem] : [];
    const output = { target: ownFeatures, shape: end.shape, activation: end.activation, reconstructs: shape };
    return trainingProblems({ outputs: [output], rows, ...settings }).map((own) => blamed(training, own, ends));
  }
  const { found = [], problem: other } = attempt(training, () => targetPlaces(ends, targets));
  if (other) return [other];
  const outputs = found.flatMap((place, i) => {
    const [target, end] = [targets[place], ends[i]];
    return target && end ? [{ target, shape: end.shape, activation: end.activation }] : [];
  });
  return trainingProblems({ outputs, rows, ...settings }).map((problem) => blamed(training, problem, ends));
}

/** What a function finds, or the problem that it throws, at the node that trains. */
export function attempt<T>({ trainer }: Training, find: () => T): { readonly found?: T; readonly problem?: Problem } {
  try {
    return { found: find() };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { problem: { ...error.problem, node: trainer.id } };
  }
}

/** At the node whose parameters mend it, if it has them. */
function blamed(
  training: Training,
  { of, mend, output, ...problem }: TrainingProblem,
  ends: readonly { readonly of: string }[],
): Problem {
  const { trainer } = training;
  const last = of === 'lastLayer' ? lastNode(training, ends[output ?? 0]?.of ?? '') : undefined;
  const node = last ?? trainer;
  const wire = problem.code === 'network.largeTarget' ? wireTo(training, trainer.id, 'dataset') : undefined;
  const scaled = wire && insertPreparing(training.document, training.graph, wire, 'data.scaleTarget');
  const own = of === 'settings' || last?.kind === 'layer.dense' ? Object.entries(mend) : [];
  const [param] = own[0] ?? [];
  return {
    ...problem,
    node: node.id,
    ...(param === undefined ? {} : { param, repair: own.map(([name, value]) => setParamPatch(node, name, value)) }),
    ...(of === 'dataset' && { port: 'dataset' }),
    ...(scaled && { repair: scaled }),
  };
}

/** What the wire to a port of the trainer's carries, where it is there and can be told. */
export const arriving = (training: Training, port: string): WireInfo | undefined =>
  carriedTo(training, training.trainer.id, port);

/** Input nodes of the network that no input of the data goes into, or one of another size. */
function* checkInputs(training: Training, dataset: DatasetInfo): Iterable<Problem> {
  const { document, graph, wires, trainer } = training;
  const source = wireTo({ graph }, trainer.id, 'network')?.from.node;
  if (source === undefined) return;
  const nodes = [source, ...ancestors(graph, [source])].flatMap((id) => {
    const node = document.nodes[id];
    const info = node?.kind === 'layer.input' ? wires[id]?.['layer'] : undefined;
    return node && info?.type === 'layer' && info.shape ? [{ node, shape: info.shape }] : [];
  });
  const { found: places = [], problem } = attempt(training, () =>
    inputPlaces(
      nodes.map(({ node }) => ({ of: nameIn(node, 'input') })),
      dataset.inputs,
    ),
  );
  if (problem) {
    yield problem;
    return;
  }
  for (const [i, { node, shape }] of nodes.entries()) {
    const own = dataset.inputs[places[i] ?? 0];
    if (!own?.shape || String(shape) === String(own.oneHot ? [encodedWidth(own.oneHot)] : own.shape)) continue;
    if (own.oneHot) {
      yield makeProblem('data.encoding', {}, { node: node.id, port: 'dataset' });
      continue;
    }
    const facts = { expected: shape.join(' × '), received: own.shape.join(' × ') };
    const repair: readonly Patch[] = [setParamPatch(node, 'shape', own.shape)];
    yield makeProblem('network.shape', facts, { node: node.id, param: 'shape', repair });
  }
}

const nameIn = ({ params }: PipelineNode, param: string): string => {
  const value = params[param];
  return typeof value === 'string' ? value : '';
};

/**
 * The node that sets the size of the network's output for the target `of`: behind it come only layers that keep what it
 * made, and the nodes that name outputs.
 */
function lastNode(training: Training, of: string): PipelineNode | undefined {
  const { document, graph, trainer } = training;
  const source = wireTo({ graph }, trainer.id, 'network')?.from.node;
  let id = source === undefined ? undefined : endFor(training, source, of);
  while (id !== undefined) {
    const node = document.nodes[id];
    const keras = node && specOf(node.kind)?.keras;
    if (!keras || !('layer' in keras) || !layerClass(keras.layer)?.traits.auxiliary) return node;
    id = graph.into.get(id)?.[0]?.from.node;
  }
  return undefined;
}

/** The node whose layer is the end for the target `of`, behind the nodes that name outputs. */
function endFor(training: Training, id: NodeId, of: string): NodeId | undefined {
  const { document, graph } = training;
  const node = document.nodes[id];
  if (node?.kind !== 'layer.output') return id;
  if (of === '' || nameIn(node, 'target') === of) return wireTo({ graph }, node.id, 'layer')?.from.node;
  const others = (graph.into.get(id) ?? []).filter(({ to }) => to.port === 'others');
  for (const { from } of others) {
    const found = endFor(training, from.node, of);
    if (found !== undefined && found !== from.node) return found;
  }
  return undefined;
}

/** Layers that take tokens. */
const looksUp: ReadonlySet<string> = new Set(['layer.embedding', 'layer.pretrainedEmbedding']);

function* checkScaling({ document, graph, trainer }: Training, dataset: DatasetInfo): Iterable<Problem> {
  const wire = wireTo({ graph }, trainer.id, 'dataset');
  // One input of several may well be left as it is.
  if (!wire || dataset.inputs.some(({ standardised }) => standardised)) return;
  // Tokens are names, not sizes: an embedding looks them up as they are.
  const network = wireTo({ graph }, trainer.id, 'network')?.from.node;
  const layers = network === undefined ? [] : [network, ...ancestors(graph, [network])];
  if (layers.some((id) => looksUp.has(document.nodes[id]?.kind ?? ''))) return;
  const repair = insertPreparing(document, graph, wire, 'data.standardise');
  const blame = { node: trainer.id, port: 'dataset', ...(repair && { repair }) };
  yield makeProblem('network.unscaled', {}, { severity: 'info', ...blame });
}

/** All that use this data move along, so that nothing sees it unprepared; what prepares it further stays. */
function insertPreparing(
  document: PipelineDocument,
  graph: Graph,
  { from: source }: PipelineWire,
  kind: 'data.standardise' | 'data.prepare' | 'data.scaleTarget' | 'text.sequences',
): readonly Patch[] | undefined {
  const users = (graph.outOf.get(source.node) ?? []).filter(
    ({ from, to }) => from.port === source.port && !document.nodes[to.node]?.kind.startsWith('data.'),
  );
  return insertBehind(document, kind, source, users);
}

/** Words and gaps, which no network can take, and words that it encodes otherwise. */
function checkPrepared({ document, graph, trainer }: Training, { inputs }: DatasetInfo): readonly Problem[] {
  const fault = unpreparedFault(inputs);
  const wire = wireTo({ graph }, trainer.id, 'dataset');
  if (!fault || !wire) return [];
  // A single column of very many different words is one of texts.
  const [only, ...others] = inputs;
  const isText = others.length === 0 && only?.features.length === 1 && only.words?.[0]?.count === 'many';
  const repair = insertPreparing(document, graph, wire, isText ? 'text.sequences' : 'data.prepare');
  return [{ ...fault.problem, node: trainer.id, ...(repair && { repair }) }];
}
