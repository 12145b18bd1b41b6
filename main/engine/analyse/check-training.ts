// Whether a network, its data and its training make sense together, where no node can see it on its own: what
// training/problems.ts finds, at the node to change and with the change that mends it; and what only the document tells.
import type { NodeId, Patch, PipelineDocument, PipelineNode, PipelineWire } from '#shared/document/document.ts';
import { ancestors } from '#shared/document/graph.ts';
import type { Graph } from '#shared/document/graph.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { WireInfo } from '#shared/spec/ports.ts';
import type { OutputInfos } from '#engine/analyse/wires.ts';
import { insertStandardise, setParamPatch } from '#engine/analyse/repairs.ts';
import { layerClass } from '#engine/network/layer-classes.ts';
import { trainingProblems } from '#engine/training/problems.ts';
import type { TrainingProblem } from '#engine/training/problems.ts';
import type { TrainingChoice } from '#engine/values/runner.ts';

type Wires = Readonly<Record<NodeId, OutputInfos>>;
type DatasetInfo = Extract<WireInfo, { type: 'dataset' }>;

/** A node that trains, with what is around it. */
interface Training {
  readonly document: PipelineDocument;
  readonly graph: Graph;
  readonly wires: Wires;
  readonly trainer: PipelineNode;
}

/** Codes: those of trainingProblems, network.shape and .unscaled. */
export function checkTraining(training: Training, choice: TrainingChoice): readonly Problem[] {
  const { graph, wires, trainer } = training;
  const arriving = (port: string) => {
    const from = wireTo(graph, trainer, port)?.from;
    return from && wires[from.node]?.[from.port];
  };
  const [dataset, network, optimizer] = ['dataset', 'network', 'optimizer'].map(arriving);
  if (dataset?.type !== 'dataset' || network?.type !== 'layer' || !network.shape) return [];
  const { shape, activation } = network;
  const wholeBatch = optimizer?.type === 'optimizer' && optimizer.wholeBatch;
  return [
    ...checkInputs(training, dataset),
    ...trainingProblems({ dataset, network: { shape, activation }, wholeBatch, choice }).map((problem) =>
      blamed(training, problem),
    ),
    ...checkScaling(training, dataset),
  ];
}

/** At the node whose parameters mend it, if it has them. */
function blamed(training: Training, { of, mend, ...problem }: TrainingProblem): Problem {
  const { trainer } = training;
  const last = of === 'lastLayer' ? lastNode(training) : undefined;
  const node = last ?? trainer;
  const own = of === 'settings' || last?.kind === 'layer.dense' ? Object.entries(mend) : [];
  const [param] = own[0] ?? [];
  return {
    ...problem,
    node: node.id,
    ...(param === undefined ? {} : { param, repair: own.map(([name, value]) => setParamPatch(node, name, value)) }),
    ...(of === 'dataset' && { port: 'dataset' }),
  };
}

function wireTo(graph: Graph, node: PipelineNode, port: string): PipelineWire | undefined {
  return graph.into.get(node.id)?.find((wire) => wire.to.port === port);
}

/** Input nodes of the network whose rows are not those of the data. */
function* checkInputs({ document, graph, wires, trainer }: Training, dataset: DatasetInfo): Iterable<Problem> {
  const source = wireTo(graph, trainer, 'network')?.from.node;
  if (source === undefined) return;
  for (const id of [source, ...ancestors(graph, [source])]) {
    const node = document.nodes[id];
    const info = node?.kind === 'layer.input' ? wires[id]?.['layer'] : undefined;
    if (!node || info?.type !== 'layer' || !info.shape || String(info.shape) === String(dataset.shape)) continue;
    const facts = { expected: info.shape.join(' × '), received: dataset.shape.join(' × ') };
    const repair: readonly Patch[] = [setParamPatch(node, 'shape', dataset.shape)];
    yield { code: 'network.shape', severity: 'error', node: id, facts, param: 'shape', repair };
  }
}

/** The node that sets the size of the network's output: behind it come only layers that keep what it made. */
function lastNode({ document, graph, trainer }: Training): PipelineNode | undefined {
  let id = wireTo(graph, trainer, 'network')?.from.node;
  while (id !== undefined) {
    const node = document.nodes[id];
    const keras = node && specOf(node.kind)?.keras;
    if (!keras || !('layer' in keras) || !layerClass(keras.layer)?.traits.auxiliary) return node;
    id = graph.into.get(id)?.[0]?.from.node;
  }
  return undefined;
}

function* checkScaling({ document, graph, trainer }: Training, dataset: DatasetInfo): Iterable<Problem> {
  const wire = wireTo(graph, trainer, 'dataset');
  if (!wire || dataset.standardised) return;
  // Tokens are names, not sizes: an embedding looks them up as they are.
  const network = wireTo(graph, trainer, 'network')?.from.node;
  const layers = network === undefined ? [] : [network, ...ancestors(graph, [network])];
  if (layers.some((id) => document.nodes[id]?.kind === 'layer.embedding')) return;
  const source = wire.from;
  // All that use this data move along, so that nothing sees it unscaled; what prepares it further stays.
  const users = (graph.outOf.get(source.node) ?? []).filter(
    ({ from, to }) => from.port === source.port && !document.nodes[to.node]?.kind.startsWith('data.'),
  );
  const repair = insertStandardise(document, source, users);
  const blame = { node: trainer.id, port: 'dataset', ...(repair && { repair }) };
  yield { code: 'network.unscaled', severity: 'info', facts: {}, ...blame };
}
