// The cure of each problem that has one, by its code. A cure of a new problem is a line here; problems that the checks of
// trainings find bring their own.
import type { NodeId, Patch, PipelineNode } from '#shared/document/document.ts';
import { ancestors, descendants } from '#shared/document/graph.ts';
import { connect, disconnect, removeNodes } from '#shared/document/edits.ts';
import { wireId } from '#shared/document/document.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { ProblemCode } from '#shared/text/problem-code.ts';
import type { PortType } from '#shared/spec/ports.ts';
import { guessTarget } from '#shared/nodes/guess-target.ts';
import {
  arrivesAt,
  change,
  fact,
  knownNames,
  nearestName,
  set,
  sourceOf,
  toDefault,
  valueOf,
  without,
  withoutLine,
} from '#engine/analyse/mend.ts';
import type { Broken, Mend } from '#engine/analyse/mend.ts';
import { carriedTo, wireTo } from '#engine/analyse/wires.ts';
import { addBefore, inOneStep, insertBehind, outputsOf, setParamPatch } from '#engine/analyse/repairs.ts';

/** A problem with its cure, where it has none of its own. */
export function withCure(problem: Problem, broken: Omit<Broken, 'node' | 'problem'>): Problem {
  const node = problem.node === undefined ? undefined : broken.document.nodes[problem.node];
  if (problem.repair || !node) return problem;
  const repair = mends[problem.code]?.({ ...broken, node, problem });
  return repair && repair.length > 0 ? { ...problem, repair: [...repair] } : problem;
}

/** What results say that still holds for the pipeline as it is now, each with its cure. */
export const findingsNow = (findings: readonly Problem[], broken: Omit<Broken, 'node' | 'problem'>): Problem[] =>
  findings
    .filter(({ code, node }) => code !== 'data.imbalance' || node === undefined || !allBalanced(node, broken))
    .map((finding) => withCure(finding, broken));

/** Whether every training on this data weighs its classes already. */
function allBalanced(node: NodeId, { document, graph }: Omit<Broken, 'node' | 'problem'>): boolean {
  const trainers = trainersBehind(node, { document, graph });
  return trainers.length > 0 && trainers.every((trainer) => valueOf(trainer, 'classWeights') === 'balanced');
}

const trainersBehind = (node: NodeId, { document, graph }: Pick<Broken, 'document' | 'graph'>): PipelineNode[] =>
  [...descendants(graph, [node])].flatMap((id) => {
    const trainer = document.nodes[id];
    return trainer?.kind === 'train.fit' ? [trainer] : [];
  });

/** Columns that are not there: those that were meant, or none. */
const otherColumn: Mend = change((value, broken) => {
  const known = knownNames(broken);
  if (typeof value === 'string') {
    const meant = nearestName(fact(broken, 'column') || fact(broken, 'feature'), known);
    return meant ?? (broken.problem.param === 'target' ? undefined : '');
  }
  if (!Array.isArray(value) || known.length === 0) return undefined;
  const names = (value as readonly string[]).flatMap((name) =>
    known.includes(name) ? [name] : (nearestName(name, known) ?? []),
  );
  return [...new Set(names)];
});

/** The features that are words, or numbers, leave the list of a node that takes the others. */
const onlyFitting: Mend = without((broken) => {
  const dataset = arrivesAt(broken, 'dataset');
  if (dataset?.type !== 'dataset') return [];
  const words = dataset.inputs.flatMap((input) => (input.words ?? []).map(({ feature }) => feature));
  const all = dataset.inputs.flatMap(({ features }) => features);
  return broken.problem.code === 'prepare.holdsWords' ? words : all.filter((name) => !words.includes(name));
});

/** All columns but some. */
const leaveOut =
  (names: (broken: Broken) => readonly string[]): Mend =>
  (broken) => {
    const gone = new Set(names(broken));
    const { node } = broken;
    const chosen = valueOf(node, 'features');
    const listed = Array.isArray(chosen) && chosen.length > 0 ? (chosen as readonly string[]) : undefined;
    const all = listed ?? knownNames(broken).filter((other) => other !== valueOf(node, 'target'));
    const rest = all.filter((other) => !gone.has(other));
    return rest.length > 0 && rest.length < all.length ? [setParamPatch(node, 'features', rest)] : undefined;
  };

/** A split that has rows. */
const splitWithRows: Mend = (broken) => {
  const dataset = arrivesAt(broken, 'dataset');
  if (dataset?.type !== 'dataset' || !dataset.rows || broken.problem.param !== 'split') return undefined;
  const { rows } = dataset;
  const full = (['test', 'validation', 'train'] as const).find((name) => rows[name] > 0);
  return full && [setParamPatch(broken.node, 'split', full)];
};

/** What an input lacks: the nearest output of its type that nothing uses, else any; an optimizer is made. */
const wireMissing: Mend = (broken) => {
  const { document, graph, node, problem } = broken;
  const { port } = problem;
  if (port === undefined) return undefined;
  const type = fact(broken, 'type') as PortType;
  const to = { node: node.id, port };
  const later = descendants(graph, [node.id]);
  const others = Object.keys(document.nodes).filter((id) => id !== node.id && !later.has(id));
  const candidates = outputsOf(document, others, type).filter(({ node: id }) => !document.nodes[id]?.paused);
  const place = document.layout[node.id] ?? { x: 0, y: 0 };
  const farness = ({ node: id }: { readonly node: string }) => {
    const at = document.layout[id] ?? { x: 0, y: 0 };
    return Math.hypot(at.x - place.x, at.y - place.y);
  };
  const used = (ref: { readonly node: string; readonly port: string }) =>
    (graph.outOf.get(ref.node) ?? []).some(({ from }) => from.port === ref.port);
  const [best] = candidates.toSorted((a, b) => Number(used(a)) - Number(used(b)) || farness(a) - farness(b));
  if (best) return inOneStep(document, (now) => connect(now, best, to));
  return type === 'optimizer' ? addBefore(document, 'optimizer.adam', to) : undefined;
};

/** The dataset that the model was trained on. */
const datasetOfModel: Mend = (broken) => {
  const { document, graph, node, problem } = broken;
  const model = sourceOf(broken, node.id, 'model');
  const trainer =
    model && [model.node, ...ancestors(graph, [model.node])].find((id) => sourceOf(broken, id, 'dataset'));
  const own = trainer === undefined ? undefined : sourceOf(broken, trainer, 'dataset');
  const { port } = problem;
  if (!own || port === undefined || trainer === node.id) return undefined;
  return inOneStep(document, (now) => connect(now, own, { node: node.id, port }));
};

/** The node goes before everything that was fitted. */
const beforeFitting: Mend = (broken) => {
  const { document, graph, wires, node } = broken;
  const last = sourceOf(broken, node.id, 'dataset');
  let first = last;
  let source = last;
  const isFitted = (ref: typeof last): boolean => {
    const info = ref && wires[ref.node]?.[ref.port];
    return info?.type === 'dataset' && info.inputs.some(({ fitted }) => fitted);
  };
  while (source && isFitted(source)) {
    first = source;
    source = sourceOf(broken, source.node, 'dataset');
  }
  if (!last || !first || !source || first === source) return undefined;
  const [raw, fitting] = [source, { node: first.node, port: 'dataset' }];
  // Both of its ports are called so.
  const own = { node: node.id, port: 'dataset' };
  const users = graph.outOf.get(node.id) ?? [];
  return inOneStep(
    document,
    (now) => disconnect(now, [...users.map(wireId), wireId({ from: last, to: own })]),
    (now) => disconnect(now, [wireId({ from: raw, to: fitting })]),
    (now) => connect(now, raw, own),
    (now) => connect(now, own, fitting),
    ...users.map(
      ({ to }) =>
        (now: typeof document) =>
          connect(now, last, to),
    ),
  );
};

/** The node that has the layer's end gets numbers in a row. */
const flattened: Mend = ({ document, graph, node }) => {
  const wire = wireTo({ graph }, node.id, 'layer');
  return wire && insertBehind(document, 'layer.flatten', wire.from, [wire]);
};

/** A learning rate, of the node itself or of the optimizer wired to it, times a factor. */
export const scaledRate = (broken: Broken, factor: number): readonly Patch[] | undefined => {
  const { document, node } = broken;
  const wired = sourceOf(broken, node.id, 'optimizer');
  const owner = wired ? document.nodes[wired.node] : node;
  const rate = owner && valueOf(owner, 'learningRate');
  return owner && typeof rate === 'number' ? [setParamPatch(owner, 'learningRate', rounded(rate * factor))] : undefined;
};

const rounded = (value: number): number => Number(value.toPrecision(6));

/** The embedding has room for every token that comes. */
const roomForTokens: Mend = (broken) => {
  const { document, graph, node, problem } = broken;
  const most = Number(problem.facts['most']);
  const last = Number(problem.facts['last']);
  if (!(Number(problem.facts['least']) >= 0) || !Number.isFinite(most)) return undefined;
  const patches = [...ancestors(graph, [node.id])].flatMap((id) => {
    const other = document.nodes[id];
    const tokens = other?.kind === 'layer.embedding' ? valueOf(other, 'inputDim') : undefined;
    return other && (tokens === 0 || tokens === last + 1) ? [setParamPatch(other, 'inputDim', most + 1)] : [];
  });
  return patches.length > 0 ? patches : undefined;
};

const mends: Partial<Record<ProblemCode, Mend>> = {
  // Files
  'csv.quote': set({ quote: 'none' }),
  'csv.encoding': set({ encoding: 'windows-1252' }),
  'csv.clash': change(() => 'none'),
  'csv.firstLineData': set({ header: 'yes' }),
  'csv.typeWords': withoutLine((line, broken) => line.trim() === fact(broken, 'line')),
  'csv.typeColumn': withoutLine((line, broken) => line.trim().startsWith(fact(broken, 'column'))),
  'csv.notOfType': withoutLine((line, broken) => line.trim().startsWith(fact(broken, 'column'))),

  // Tables
  'column.missing': otherColumn,
  'rename.count': toDefault('columns', 'names'),
  'rename.taken': toDefault('columns', 'names'),
  'fillMissing.constant': toDefault('value'),
  'fillMissing.empty': without((broken) => [fact(broken, 'column')]),
  'derive.noName': set({ name: 'derived' }),
  'join.count': toDefault('rightColumns'),
  'dateParts.format': toDefault('format'),
  'dateParts.since': toDefault('since'),

  // Target, features, splits
  'target.notChosen': (broken) => {
    const table = arrivesAt(broken, 'table');
    const target = table?.type === 'table' ? guessTarget(table.columns) : undefined;
    return target === undefined ? undefined : set({ target })(broken);
  },
  'target.amongFeatures': without((broken) => [fact(broken, 'column')]),
  'target.noFeatures': toDefault('features'),
  'target.shape': toDefault('shape'),
  'target.positive': toDefault('positive'),
  'target.tooManyWords': leaveOut((broken) => [fact(broken, 'column')]),
  'target.tooManyClasses': set({ task: 'number' }),
  'column.notNumeric': (broken) =>
    broken.node.kind === 'data.target' && broken.problem.param === 'features'
      ? leaveOut(() => [fact(broken, 'column')])(broken)
      : undefined,
  'prepare.holdsWords': onlyFitting,
  'prepare.holdsNumbers': onlyFitting,
  'prepare.classes': toDefault('to'),
  'prepare.noOrder': toDefault('to'),
  'split.fractions': toDefault('validation', 'test'),
  'split.noGroup': toDefault('by'),
  'split.noTime': toDefault('by'),
  'split.noColumn': toDefault('by'),
  'split.afterFitting': beforeFitting,
  'split.classTooSmall': set({ stratified: false }),
  'split.tooSmall': (broken) => {
    const { node, problem } = broken;
    if (valueOf(node, 'stratified') === true && Number(problem.facts['rows']) > 0)
      return set({ stratified: false })(broken);
    return problem.param === 'validation' ? set({ validation: 0 })(broken) : toDefault('validation', 'test')(broken);
  },
  'synthetic.informative': ({ node, problem }) => [
    setParamPatch(node, 'informative', Number(problem.facts['features'])),
  ],

  'split.oneClass': set({ stratified: true }),
  'data.leak': leaveOut((broken) => [fact(broken, 'column')]),
  'data.counter': leaveOut((broken) => [fact(broken, 'column')]),
  'data.constant': leaveOut((broken) => fact(broken, 'columns').split(', ')),
  'data.imbalance': (broken) =>
    trainersBehind(broken.node.id, broken).map((trainer) => setParamPatch(trainer, 'classWeights', 'balanced')),
  'data.duplicates': ({ document, graph, node }) => {
    const id = [...ancestors(graph, [node.id])].find((other) => document.nodes[other]?.kind === 'data.target');
    const wire = id === undefined ? undefined : wireTo({ graph }, id, 'table');
    return wire && insertBehind(document, 'table.distinct', wire.from, [wire]);
  },

  // Wires and networks
  'port.missing': wireMissing,
  'node.unknownKind': ({ document, node }) => removeNodes(document, [node.id], true).patches,
  'network.flat': flattened,
  'input.mismatch': toDefault('shape'),
  'output.noTarget': (broken) => {
    const found = [...descendants(broken.graph, [broken.node.id])].flatMap((id) => {
      const info = carriedTo(broken, id, 'dataset');
      return info?.type === 'dataset' ? info.targets : [];
    });
    return found[0] && set({ target: found[0].name })(broken);
  },
  'chooseOutput.unknown': toDefault('target'),
  'model.preprocessing': datasetOfModel,
  'model.inputs': datasetOfModel,
  'model.columns': datasetOfModel,

  // Training
  'training.noRows': ({ document, graph, node }) => {
    const split = [...ancestors(graph, [node.id])]
      .map((id) => document.nodes[id])
      .find((one) => one?.kind === 'data.split');
    return split && [setParamPatch(split, 'validation', 0.1), setParamPatch(split, 'test', 0.2)];
  },
  'training.notFinite': (broken) => scaledRate(broken, 0.1),
  'training.tokens': roomForTokens,
  'training.noOptimizers': toDefault('optimizers'),
  'training.descentNeedsData': toDefault('surface'),
  'training.descentNeedsNetwork': toDefault('surface'),
  'training.descentNeedsNumber': set({ surface: 'logisticRegression' }),
  'training.descentNeedsTwoClasses': set({ surface: 'linearRegression' }),

  'training.neverLearnt': (broken) => scaledRate(broken, broken.problem.facts['rising'] === 1 ? 0.1 : 10),
  'training.overfitted': ({ node, problem }) => [
    setParamPatch(node, 'patience', Math.max(3, Math.round(Number(problem.facts['epochs']) / 10))),
  ],
  'training.stillFalling': ({ node, problem }) => [setParamPatch(node, 'epochs', 2 * Number(problem.facts['epochs']))],

  // Words
  'words.empty': set({ stripPunctuation: false }),
  'words.tooFew': set({ leastCount: 1 }),
  'words.windowLonger': ({ node, problem }) => [
    setParamPatch(node, 'window', Math.max(1, Number(problem.facts['longest']) - 1)),
  ],
  'words.batchTooLarge': ({ node, problem }) => [setParamPatch(node, 'batchSize', Number(problem.facts['limit']))],
  'words.notFinite': (broken) => scaledRate(broken, 0.1),

  // Evaluation and explanations
  'evaluate.noRows': splitWithRows,
  'evaluate.fewRows': ({ node, problem }) =>
    Number(problem.facts['rows']) >= 2 ? [setParamPatch(node, 'folds', Number(problem.facts['rows']))] : undefined,
  'evaluate.groupColumn': toDefault('groupBy'),
  'explain.noRows': splitWithRows,
  'explain.notLinear': toDefault('method'),
  'explain.tooManyFeatures': toDefault('method'),
  'explain.noDeepRule': set({ method: 'expectedGradients' }),
  'explain.notPicture': toDefault('method'),
  'explain.noConvolution': toDefault('method'),
  'explain.noSuchConvolution': toDefault('layer'),
  'explain.tooFewCoalitions': toDefault('coalitions'),
  'explain.noBackgroundRows': toDefault('backgroundFrom'),
  'explain.backgroundRow': ({ node, problem }) => {
    const rows = valueOf(node, 'backgroundRows');
    const fits = Array.isArray(rows) ? rows.map(Number).filter((row) => row <= Number(problem.facts['rows'])) : [];
    return fits.length > 0
      ? [setParamPatch(node, 'backgroundRows', fits)]
      : [setParamPatch(node, 'backgroundFrom', 'drawn')];
  },
  'explain.logit': toDefault('link'),
  'explain.unknownFeature': (broken) =>
    broken.problem.param === 'bounds'
      ? withoutLine((line) => line.includes(fact(broken, 'feature')))(broken)
      : otherColumn(broken),
  'explain.bounds': withoutLine((line, broken) => line.trim() === fact(broken, 'line')),
  'explain.nothingFree': toDefault('fixed'),
  'explain.noGradient': toDefault('method'),
  'explain.noHiddenLayer': toDefault('space'),
  'explain.rowNotThere': toDefault('which'),
};
