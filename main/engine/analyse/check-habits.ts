// What runs and is hardly meant so: rates that no training takes, branches that lead nowhere, figures on rows that the model
// has seen.
import type { PipelineDocument } from '#shared/document/document.ts';
import { ancestors } from '#shared/document/graph.ts';
import { removeNodes } from '#shared/document/edits.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import { makeProblem } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { sourceOf, toDefault, valueOf } from '#engine/analyse/mend.ts';
import { setParamPatch } from '#engine/analyse/repairs.ts';
import { carriedTo } from '#engine/analyse/wires.ts';
import type { WiredPipeline } from '#engine/analyse/wires.ts';

interface Pipeline extends WiredPipeline {
  readonly document: PipelineDocument;
}

/** Below it a float32 weight of 1 no longer moves in most steps. */
const leastRate = 1e-7;
/** Those that divide by the size of the gradient move by about the rate; the others by the gradient times the rate. */
const mostRate: Readonly<Record<string, number>> = {
  'optimizer.sgd': 10,
  'optimizer.gradientDescent': 10,
  'optimizer.adadelta': 10,
};
const mostOfOthers = 0.3;

/** Codes: training.rate, network.batchOfOne, network.deadBranch, evaluate.onTraining, model.sameFile. */
export function* checkHabits(pipeline: Pipeline): Iterable<Problem> {
  const { document, graph } = pipeline;
  yield* checkFileNames(document);
  const trains = Object.values(document.nodes).some(({ kind }) => kind === 'train.fit');
  for (const node of Object.values(document.nodes)) {
    if (node.paused) continue;
    const { id, kind } = node;
    const broken = { ...pipeline, node };
    const rate = kind.startsWith('optimizer.') ? valueOf(node, 'learningRate') : undefined;
    const most = mostRate[kind] ?? mostOfOthers;
    if (typeof rate === 'number' && (rate > most || rate < leastRate)) {
      const problem = makeProblem('training.rate', { rate, least: leastRate, most }, { severity: 'warning', node: id });
      const repair = toDefault('learningRate')({ ...broken, problem });
      yield { ...problem, param: 'learningRate', ...(repair && { repair: [...repair] }) };
    }
    if (kind === 'train.fit' && valueOf(node, 'batchSize') === 1) {
      const network = sourceOf(pipeline, id, 'network');
      const layers = network ? [network.node, ...ancestors(graph, [network.node])] : [];
      if (layers.some((layer) => document.nodes[layer]?.kind === 'layer.batchNormalization')) {
        const repair = [setParamPatch(node, 'batchSize', 32)];
        yield makeProblem('network.batchOfOne', {}, { severity: 'warning', node: id, param: 'batchSize', repair });
      }
    }
    const into = graph.into.get(id) ?? [];
    const isLayer = Object.values(specOf(kind)?.outputs ?? {}).some(({ type }) => type === 'layer');
    if (trains && isLayer && into.length > 0 && (graph.outOf.get(id) ?? []).length === 0) {
      const repair = [...removeNodes(document, [id]).patches];
      yield makeProblem('network.deadBranch', {}, { severity: 'info', node: id, repair });
    }
    if (kind === 'evaluate.evaluate' && valueOf(node, 'split') === 'train') {
      const info = carriedTo(pipeline, id, 'dataset');
      if (info?.type !== 'dataset' || !info.rows || info.rows.test === 0) continue;
      const repair = [setParamPatch(node, 'split', 'test')];
      yield makeProblem('evaluate.onTraining', {}, { severity: 'info', node: id, param: 'split', repair });
    }
  }
}

/** Two nodes that write one file replace each other's; to some systems names in other cases are the same. */
function* checkFileNames({ nodes }: PipelineDocument): Iterable<Problem> {
  const saving = Object.values(nodes).flatMap((node) => {
    const name = valueOf(node, 'name');
    return node.kind === 'train.saveModel' && !node.paused && typeof name === 'string' ? [{ node, name }] : [];
  });
  const names = new Set(saving.map(({ name }) => name.toLowerCase()));
  const seen = new Set<string>();
  for (const { node, name } of saving) {
    if (seen.has(name.toLowerCase())) {
      const free = freeName(name, names);
      names.add(free.toLowerCase());
      const repair = [setParamPatch(node, 'name', free)];
      yield makeProblem('model.sameFile', { name }, { severity: 'warning', node: node.id, param: 'name', repair });
    }
    seen.add(name.toLowerCase());
  }
}

/** Short enough for a name of 100 characters. */
function freeName(name: string, names: ReadonlySet<string>): string {
  for (let count = 2; ; count += 1) {
    const tried = `${name.slice(0, 90)} ${count}`;
    if (!names.has(tried.toLowerCase())) return tried;
  }
}
