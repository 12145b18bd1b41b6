// Runs train.descentView: θ ← θ − α∇J at work. A loss surface over two parameters, or over the plane in which a real
// network's trainings move most, and the trajectories of several optimizers down it.
import { someNames } from '#shared/text/some-names.ts';
import { descentView as spec } from '#shared/nodes/train/descent-view.ts';
import type { CellValue } from '#shared/protocol/results.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import { descentPath } from '#engine/training/descent/descent-paths.ts';
import { functionSurface, regressionSurface } from '#engine/training/descent/descent-surfaces.ts';
import type { DescentSurface } from '#engine/training/descent/descent-surfaces.ts';
import { drawnRows, featureNames } from '#engine/explain/inspect/inspected-data.ts';
import { axisOver, maxWeights, networkDescent } from '#engine/nodes/train/descent-network.ts';
import { elements } from '#engine/network/layer.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { InfosOf, InputsOf, OwnProblem, RunContext, TrainingChoice } from '#engine/values/runner.ts';
import { flatDataset, flatInfo } from '#engine/network/match-dataset.ts';
import type { FlatDataset } from '#engine/values/flat.ts';
import type { DescentPath, ReportPlot, ReportTable } from '#engine/values/report.ts';

type Params = ParamsOf<typeof spec.params>;
type Trajectory = DescentPath & { readonly diverged: boolean };
type Descent = Omit<Extract<ReportPlot, { plot: 'descent' }>, 'plot' | 'paths'> & {
  readonly paths: readonly Trajectory[];
  readonly explained?: number;
};

export const descentView = defineRunner<typeof spec>({
  spec,
  infer: (inputs, params) => ({
    outputs: { report: { type: 'report' } },
    problems: problemsOf(inputs, params),
  }),
  trains: (params) => (params.surface === 'network' ? choiceOf(params) : undefined),
  run: async (inputs, params, context) => {
    if (params.optimizers.length === 0) throw new Fault('training.noOptimizers', {}, { param: 'optimizers' });
    const { explained, paths, ...surface } =
      params.surface === 'network' ? await onNetwork(inputs, params, context) : await onPlane(inputs, params, context);
    const shown = paths.map((path): DescentPath => sampled(path, maxDrawn));
    return {
      report: {
        type: 'report',
        title: 'inspection',
        metrics: {
          ...Object.fromEntries(
            paths.map(({ optimizer, loss, diverged }) => [
              lossName[optimizer],
              diverged ? null : (loss.at(-1) ?? null),
            ]),
          ),
          diverged: paths.filter(({ diverged }) => diverged).length,
          ...(explained === undefined ? {} : { plane_share: explained }),
        },
        plots: [{ plot: 'descent', ...surface, paths: shown }],
        tables: [stepsTable(paths)],
      },
    };
  },
});

/** Gradient descent takes all rows at every step. */
function choiceOf({ optimizers, batchSize }: Params): TrainingChoice {
  const wholeBatch = optimizers.includes('gradientDescent');
  const batches = optimizers.some((rule) => rule !== 'gradientDescent');
  return { loss: 'auto', wholeBatch, ...(batches && { batchSize }) };
}

function problemsOf({ dataset, network }: InfosOf<typeof spec>, params: Params): OwnProblem[] {
  const problems: OwnProblem[] = [];
  if (params.optimizers.length === 0) problems.push(makeProblem('training.noOptimizers', {}, { param: 'optimizers' }));
  const regression = params.surface === 'linearRegression' || params.surface === 'logisticRegression';
  if ((regression || params.surface === 'network') && !dataset) problems.push(missing('dataset').problem);
  if (params.surface === 'network' && !network) problems.push(missing('network').problem);
  if (params.surface === 'network' && network && network.parameters > maxWeights) {
    const facts = { weights: network.parameters, limit: maxWeights };
    problems.push(makeProblem('training.descentTooLarge', facts, { port: 'network' }));
  }
  const known = dataset && flatInfo(dataset);
  if (known && regression) {
    const wanted = params.surface === 'linearRegression' ? 'number' : 'binary';
    const { target, ...columns } = known;
    if (target.kind !== wanted) problems.push(wrongTarget(params.surface, target.name).problem);
    if (params.feature !== '' && !featureNames(columns).includes(params.feature))
      problems.push(unknownFeature(params.feature, featureNames(columns)).problem);
  }
  return problems;
}

const missing = (port: 'dataset' | 'network'): Fault =>
  new Fault(
    port === 'dataset' ? 'training.descentNeedsData' : 'training.descentNeedsNetwork',
    {},
    { param: 'surface' },
  );

const wrongTarget = (surface: Params['surface'], target: string): Fault =>
  new Fault(
    surface === 'linearRegression' ? 'training.descentNeedsNumber' : 'training.descentNeedsTwoClasses',
    { target },
    { port: 'dataset' },
  );

function unknownFeature(feature: string, names: readonly string[]): Fault {
  return new Fault('explain.unknownFeature', { feature, known: someNames(names, 8) }, { param: 'feature' });
}

async function onNetwork(
  { dataset, network }: InputsOf<typeof spec>,
  params: Params,
  { seed, signal, progress }: RunContext,
): Promise<Descent> {
  if (!dataset) throw missing('dataset');
  if (!network) throw missing('network');
  const found = await networkDescent({
    dataset,
    layer: network,
    choice: choiceOf(params),
    rules: params.optimizers,
    rate: params.learningRate ?? 0.05,
    adamRate: params.adamRate ?? 0.01,
    momentum: params.momentum,
    steps: params.steps,
    batchSize: params.batchSize,
    points: params.points,
    seed,
    signal,
    progress: (fraction) => progress(fraction),
  });
  return { axes: 'components', ...found };
}

async function onPlane(
  { dataset: given }: InputsOf<typeof spec>,
  params: Params,
  { seed, signal, progress }: RunContext,
): Promise<Descent> {
  const dataset = given && flatDataset(given, signal);
  const { surface, axes } = await surfaceOf(dataset, params, seed);
  const start = [params.startX ?? surface.start[0], params.startY ?? surface.start[1]] as const;
  const paths: Trajectory[] = [];
  for (const [i, rule] of params.optimizers.entries()) {
    const rate = rule === 'adam' ? (params.adamRate ?? surface.adamRate) : (params.learningRate ?? surface.rate);
    const { momentum, steps, batchSize, noise } = params;
    paths.push(await descentPath({ surface, rule, start, rate, momentum, steps, batchSize, noise, seed, signal }));
    progress(((i + 1) / params.optimizers.length) * 0.7);
  }
  // One that is lost would make the others a dot.
  const near = paths.filter(({ diverged }) => !diverged);
  const framed = near.length > 0 ? near : paths.map((path) => sampled(path, 3));
  const x = axisOver([start[0], ...framed.flatMap((path) => [...path.x])], params.points);
  const y = axisOver([start[1], ...framed.flatMap((path) => [...path.y])], params.points);
  const loss = new Float64Array(x.length * y.length);
  for (const [i, a] of x.entries()) {
    await yieldToEventLoop(signal);
    y.forEach((b, j) => (loss[i * y.length + j] = surface.objective.value([a, b])));
    progress(0.7 + (0.3 * (i + 1)) / x.length);
  }
  return { axes, x, y, loss, paths };
}

/** Rows of a regression: each point of the surface goes through all of them. */
const maxRows = 1000;

async function surfaceOf(
  dataset: FlatDataset | undefined,
  params: Params,
  seed: number,
): Promise<{ readonly surface: DescentSurface; readonly axes: readonly [string, string] }> {
  switch (params.surface) {
    case 'linearRegression':
    case 'logisticRegression': {
      if (!dataset) throw missing('dataset');
      const linear = params.surface === 'linearRegression';
      if (dataset.target.kind !== (linear ? 'number' : 'binary'))
        throw wrongTarget(params.surface, dataset.target.name);
      const names = featureNames(dataset);
      const feature = params.feature === '' ? 0 : names.indexOf(params.feature);
      if (feature < 0) throw unknownFeature(params.feature, names);
      const rows = await drawnRows(dataset, 'train', maxRows, seed);
      const width = elements(dataset.shape);
      const x = Float64Array.from({ length: rows.rows }, (_, row) => rows.x[row * width + feature] ?? 0);
      const surface = regressionSurface(linear ? 'linear' : 'logistic', x, Float64Array.from(rows.y));
      return { surface, axes: ['θ₀', `θ₁ · ${names[feature] ?? ''}`] };
    }
    case 'network':
      throw new Error('A network has no plane of its own');
    default:
      return { surface: functionSurface(params.surface), axes: ['θ₁', 'θ₂'] };
  }
}

const lossName = {
  gradientDescent: 'loss_gradient_descent',
  sgd: 'loss_sgd',
  momentum: 'loss_momentum',
  adam: 'loss_adam',
} as const;

/** Points of a trajectory that are drawn, and lines of the table. */
const [maxDrawn, maxLines] = [250, 2000] as const;

/** The first steps one by one, then every n-th, and the last. */
function sampled(path: Trajectory, max: number): DescentPath {
  const { optimizer } = path;
  const total = path.steps.length;
  const every = Math.max(1, Math.ceil(total / max));
  const first = Math.min(20, max);
  const taken = Array.from({ length: total }, (_, i) => i).filter(
    (i) => every === 1 || i < first || i % every === 0 || i === total - 1,
  );
  const pick = (values: Float64Array): Float64Array => Float64Array.from(taken, (i) => values[i] ?? Number.NaN);
  return {
    optimizer,
    steps: Int32Array.from(taken, (i) => path.steps[i] ?? 0),
    x: pick(path.x),
    y: pick(path.y),
    loss: pick(path.loss),
  };
}

/** Step by step, the optimizers side by side. */
function stepsTable(paths: readonly Trajectory[]): ReportTable {
  const each = paths.map((path) => sampled(path, Math.floor(maxLines / paths.length)));
  const rows = each.flatMap(({ optimizer, steps, x, y, loss }) =>
    Array.from(steps, (step, i): CellValue[] => [step, optimizer, x[i] ?? null, y[i] ?? null, loss[i] ?? null]),
  );
  const place = new Map(paths.map(({ optimizer }, i) => [optimizer as CellValue, i]));
  return {
    id: 'steps',
    columns: [
      { key: 'update', type: 'integer' },
      { key: 'optimizer', type: 'text' },
      { key: 'firstCoordinate', type: 'number' },
      { key: 'secondCoordinate', type: 'number' },
      { key: 'loss', type: 'number' },
    ],
    rows: rows.toSorted(
      (a, b) => Number(a[0]) - Number(b[0]) || (place.get(a[1] ?? null) ?? 0) - (place.get(b[1] ?? null) ?? 0),
    ),
  };
}
