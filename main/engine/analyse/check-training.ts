// Whether a network, its data and its training make sense together: what no node can see on its own. An error is what
// cannot run; what runs and learns badly is a warning; what could be better is an info.
import type { NodeId, Patch, PipelineDocument, PipelineNode, PipelineWire } from '#shared/document/document.ts';
import { ancestors } from '#shared/document/graph.ts';
import type { Graph } from '#shared/document/graph.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import type { WireInfo } from '#shared/spec/ports.ts';
import type { ProblemCode } from '#shared/text/problem-code.ts';
import type { OutputInfos } from '#engine/analyse/wires.ts';
import { insertStandardise, setParamPatch } from '#engine/analyse/repairs.ts';

type Wires = Readonly<Record<NodeId, OutputInfos>>;
type DatasetInfo = Extract<WireInfo, { type: 'dataset' }>;
type LayerInfo = Extract<WireInfo, { type: 'layer' }>;

/** Per train.fit node. Codes: network.units, .unitsNumber, .flat, .activation, .loss, .metric, .batch, .noValidation, .unscaled, .shape. */
export function checkTraining(
  document: PipelineDocument,
  graph: Graph,
  wires: Wires,
): ReadonlyMap<NodeId, readonly Problem[]> {
  const found = new Map<NodeId, readonly Problem[]>();
  for (const id of graph.nodes) {
    const node = document.nodes[id];
    if (node?.kind !== 'train.fit' || node.paused) continue;
    const training = trainingOf(document, graph, wires, node);
    found.set(id, [...checkNetwork(training), ...checkSettings(training), ...checkScaling(training)]);
  }
  return found;
}

/** One train.fit node with what is wired to it. */
interface Training {
  readonly document: PipelineDocument;
  readonly graph: Graph;
  readonly wires: Wires;
  readonly fit: PipelineNode;
  readonly dataset: DatasetInfo | undefined;
  readonly layer: LayerInfo | undefined;
  readonly optimizer: WireInfo | undefined;
}

function trainingOf(document: PipelineDocument, graph: Graph, wires: Wires, fit: PipelineNode): Training {
  const arriving = (port: string) => {
    const from = wireTo(graph, fit, port)?.from;
    return from && wires[from.node]?.[from.port];
  };
  const dataset = arriving('dataset');
  const layer = arriving('network');
  return {
    document,
    graph,
    wires,
    fit,
    dataset: dataset?.type === 'dataset' ? dataset : undefined,
    layer: layer?.type === 'layer' ? layer : undefined,
    optimizer: arriving('optimizer'),
  };
}

function wireTo(graph: Graph, node: PipelineNode, port: string): PipelineWire | undefined {
  return graph.into.get(node.id)?.find((wire) => wire.to.port === port);
}

function at(
  node: PipelineNode,
  code: ProblemCode,
  severity: Problem['severity'],
  facts: Problem['facts'],
  more: Partial<Problem> = {},
): Problem {
  return { code, severity, node: node.id, facts, ...more };
}

/** The end of the network against target and loss; its beginning against the data. */
function* checkNetwork(training: Training): Iterable<Problem> {
  const { dataset, layer, fit } = training;
  if (!dataset || !layer?.shape) return;
  yield* checkInputs(training, dataset);
  const last = lastNode(training) ?? fit;
  if (layer.shape.length !== 1) {
    yield at(last, 'network.flat', 'error', { shape: layer.shape.join(' × ') });
    return;
  }
  const units = layer.shape[0] ?? 0;
  const misfits = [...checkUnits(dataset.target, units, layer.activation, last)];
  yield* misfits;
  // Which loss is right depends on the units, so those come first.
  if (!misfits.some(({ code }) => code.startsWith('network.units'))) yield* checkLoss(fit, dataset.target, units);
}

/** Input nodes of the network whose rows are not those of the data. */
function* checkInputs({ document, graph, wires, fit }: Training, dataset: DatasetInfo): Iterable<Problem> {
  const source = wireTo(graph, fit, 'network')?.from.node;
  if (source === undefined) return;
  for (const id of [source, ...ancestors(graph, [source])]) {
    const node = document.nodes[id];
    const info = node?.kind === 'layer.input' ? wires[id]?.['layer'] : undefined;
    if (!node || info?.type !== 'layer' || !info.shape || String(info.shape) === String(dataset.shape)) continue;
    const facts = { expected: info.shape.join(' × '), received: dataset.shape.join(' × ') };
    const repair = [setParamPatch(node, 'shape', dataset.shape)];
    yield at(node, 'network.shape', 'error', facts, { param: 'shape', repair });
  }
}

/** Layers that keep the size of what they are given, so that they are not to blame for it. */
const keepsSize: ReadonlySet<string> = new Set([
  'layer.dropout',
  'layer.gaussianDropout',
  'layer.gaussianNoise',
  'layer.batchNormalization',
  'layer.layerNormalization',
]);

/** The node that sets the size of the network's output: behind it come only layers that keep it. */
function lastNode({ document, graph, fit }: Training): PipelineNode | undefined {
  let id = wireTo(graph, fit, 'network')?.from.node;
  while (id !== undefined) {
    const node = document.nodes[id];
    if (!node || !keepsSize.has(node.kind)) return node;
    id = graph.into.get(id)?.[0]?.from.node;
  }
  return undefined;
}

function* checkUnits(target: TargetInfo, units: number, activation: string, blamed: PipelineNode): Iterable<Problem> {
  const wanted = ending(target, units, activation);
  const dense = blamed.kind === 'layer.dense' ? blamed : undefined;
  const repair = (params: Partial<Ending>): readonly Patch[] =>
    dense ? Object.entries(params).map(([name, value]) => setParamPatch(dense, name, value)) : [];
  const offered = (patches: readonly Patch[]) => (patches.length > 0 ? { repair: patches } : {});
  if (units !== wanted.units) {
    const facts =
      target.kind === 'number'
        ? { units, target: target.name }
        : { units, target: target.name, classes: target.classes.length, expected: wanted.units };
    const code = target.kind === 'number' ? 'network.unitsNumber' : 'network.units';
    yield at(blamed, code, 'error', facts, { ...(dense ? { param: 'units' } : {}), ...offered(repair(wanted)) });
    return;
  }
  if (suits(activation, wanted.activation)) return;
  // One softmax output is 1 whatever goes in, so there is nothing to learn.
  const severity = activation === 'softmax' && units === 1 ? 'error' : 'warning';
  const facts = { activation, expected: wanted.activation };
  const patches = offered(repair({ activation: wanted.activation }));
  yield at(blamed, 'network.activation', severity, facts, {
    ...(dense ? { param: 'activation' } : {}),
    ...patches,
  });
}

function* checkLoss(fit: PipelineNode, target: TargetInfo, units: number): Iterable<Problem> {
  const loss = (fit.params['loss'] ?? 'auto') as string;
  const expected = usualLoss(target, units);
  if (loss === 'auto' || loss === expected) return;
  const crossEntropy = loss.endsWith('crossentropy');
  const classes = target.kind !== 'number';
  if (!classes && !crossEntropy) return;
  // Both take the same rows; they differ only in how the classes are written down.
  if (classes && units > 1 && loss !== 'binary_crossentropy' && crossEntropy) return;
  // A squared error of probabilities can be learned from (it is the Brier score); a cross-entropy of numbers cannot.
  const severity = classes && !crossEntropy ? 'warning' : 'error';
  const repair = [setParamPatch(fit, 'loss', expected)];
  yield at(fit, 'network.loss', severity, { loss, kind: target.kind, expected }, { param: 'loss', repair });
}

/** Metrics, batch and validation against the data. */
function* checkSettings({ dataset, fit, optimizer }: Training): Iterable<Problem> {
  if (!dataset) return;
  const number = dataset.target.kind === 'number';
  const metrics = Array.isArray(fit.params['metrics']) ? fit.params['metrics'].map(String) : [];
  const expected = number ? 'mean_absolute_error' : 'accuracy';
  for (const metric of metrics) {
    if ((metric === 'accuracy') !== number) continue;
    const repair = [
      setParamPatch(fit, 'metrics', [...new Set(metrics.map((name) => (name === metric ? expected : name)))]),
    ];
    yield at(
      fit,
      'network.metric',
      'warning',
      { metric, kind: dataset.target.kind, expected },
      { param: 'metrics', repair },
    );
  }
  const rows = dataset.rows;
  if (!rows) return;
  const batch = Number(fit.params['batchSize']);
  const wholeBatch = optimizer?.type === 'optimizer' && optimizer.wholeBatch;
  if (batch > rows.train && rows.train > 0 && !wholeBatch) {
    const repair = [setParamPatch(fit, 'batchSize', Math.min(32, rows.train))];
    yield at(fit, 'network.batch', 'warning', { batch, rows: rows.train }, { param: 'batchSize', repair });
  }
  if (fit.params['validate'] === true && rows.validation === 0) {
    const repair = [setParamPatch(fit, 'validate', false)];
    yield at(fit, 'network.noValidation', 'info', {}, { param: 'validate', repair });
  }
}

function* checkScaling({ document, graph, fit, dataset }: Training): Iterable<Problem> {
  const wire = wireTo(graph, fit, 'dataset');
  if (!wire || !dataset || dataset.standardised) return;
  // Tokens are names, not sizes: an embedding looks them up as they are.
  const network = wireTo(graph, fit, 'network')?.from.node;
  const layers = network === undefined ? [] : [network, ...ancestors(graph, [network])];
  if (layers.some((id) => document.nodes[id]?.kind === 'layer.embedding')) return;
  const source = wire.from;
  // All that use this data move along, so that nothing sees it unscaled; what prepares it further stays.
  const users = (graph.outOf.get(source.node) ?? []).filter(
    ({ from, to }) => from.port === source.port && !document.nodes[to.node]?.kind.startsWith('data.'),
  );
  const repair = insertStandardise(document, source, users);
  yield at(fit, 'network.unscaled', 'info', {}, { port: 'dataset', ...(repair ? { repair } : {}) });
}

interface Ending {
  readonly units: number;
  readonly activation: string;
}

/** The last layer that a target asks for. Two classes can be one sigmoid or two softmax outputs: what is there decides. */
function ending(target: TargetInfo, units: number, activation: string): Ending {
  if (target.kind === 'number') return { units: 1, activation: 'linear' };
  if (target.kind === 'classes') return { units: target.classes.length, activation: 'softmax' };
  const two = units === 2 || (units !== 1 && activation.endsWith('softmax'));
  return two ? { units: 2, activation: 'softmax' } : { units: 1, activation: 'sigmoid' };
}

/** Whether an activation gives the range that the expected one would: it may be another with the same range. */
function suits(activation: string, expected: string): boolean {
  if (expected === 'sigmoid') return ['sigmoid', 'hard_sigmoid'].includes(activation);
  if (expected === 'softmax') return activation === 'softmax';
  return !['sigmoid', 'hard_sigmoid', 'tanh', 'softmax', 'log_softmax', 'softsign', 'relu6'].includes(activation);
}

function usualLoss(target: TargetInfo, units: number): string {
  if (target.kind === 'number') return 'mean_squared_error';
  return target.kind === 'binary' && units === 1 ? 'binary_crossentropy' : 'sparse_categorical_crossentropy';
}
