// Runs explain.counterfactual: for rows of a split, the smallest change that carries the answer where it is wanted.
import { counterfactual as spec } from '#shared/nodes/explain/counterfactual.ts';
import type { CellValue } from '#shared/protocol/results.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { rowNumber } from '#shared/text/row-number.ts';
import { columnSpread } from '#engine/explain/inspect/column-spread.ts';
import type { ColumnSpread } from '#engine/explain/inspect/column-spread.ts';
import { counterfactuals } from '#engine/explain/inspect/counterfactual.ts';
import type { Counterfactual } from '#engine/explain/inspect/counterfactual.ts';
import { hasGradient } from '#engine/explain/inspect/counterfactual-descent.ts';
import { marginOf } from '#engine/explain/inspect/counterfactual-goal.ts';
import type { Goal, Search, WordFeatures } from '#engine/explain/inspect/counterfactual-goal.ts';
import {
  checkContinuous,
  allRows,
  drawnRows,
  featureNames,
  featuresNamed,
  inspectionProblems,
  nameProblems,
  placesOf,
} from '#engine/explain/inspect/inspected-data.ts';
import { finitePredictions, withModel } from '#engine/explain/inspect/open-inspected.ts';
import { classOf } from '#engine/explain/inspect/row-score.ts';
import { wholeBeside, wholeColumns } from '#engine/explain/inspect/whole-columns.ts';
import type { ExplainedModel } from '#engine/explain/shapley/open-explained.ts';
import { boundsWritten } from '#engine/nodes/explain/feature-bounds.ts';
import type { FeatureBounds } from '#engine/nodes/explain/feature-bounds.ts';
import { taken } from '#engine/preprocessing/steps.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import { rowsAt } from '#engine/values/pick-rows.ts';
import type { FlatDataset } from '#engine/values/flat.ts';
import { reportTable } from '#engine/values/report.ts';
import type { ReportTable, ReportValue } from '#engine/values/report.ts';
import { shownCell, shownText } from '#engine/network/shown-cell.ts';
import { flatInfo, modelAndData } from '#engine/network/match-dataset.ts';

type Params = ParamsOf<typeof spec.params>;

export const counterfactual = defineRunner<typeof spec>({
  spec,
  infer({ model, dataset }, params) {
    const known = dataset && flatInfo(dataset, model);
    return {
      outputs: { report: { type: 'report' } },
      problems: [
        ...inspectionProblems(model, dataset, [params.split, 'train']),
        ...nameProblems(params.fixed, dataset, 'fixed'),
        ...(known ? goalProblems(known.target, params) : []),
      ],
    };
  },
  run: async (inputs, params, { signal, seed, progress }) => {
    const { model, dataset } = modelAndData(inputs, signal);
    checkContinuous(model);
    const { target } = model;
    for (const problem of goalProblems(target, params))
      throw new Fault(problem.code, problem.facts, { param: problem.param ?? '' });
    const names = featureNames(dataset);
    const fixed = featuresNamed(params.fixed, names, 'fixed');
    const limits = boundsWritten(params.bounds, names, dataset.words);
    const train = await drawnRows(dataset, 'train', maxPool, seed);
    const all = await allRows(dataset, params.split);
    return withModel(model, async (tf, opened) => {
      const answers = await finitePredictions(opened, all.x, signal);
      const places = placesOf(all, params.split, params.which);
      const started = startRows(answers, opened, target, params, places);
      const features = opened.features;
      const x = rowsAt(all.x, features, started.rows);
      const spread = await columnSpread(tf, train.x, features, signal);
      const units = spread.deviation;
      const { x: every } = await dataset.split('train');
      const words = dataset.words && wordFeatures(dataset, every, dataset.words, limits);
      const numbers = await wholeColumns(every, features, dataset.preprocessing, signal);
      const whole = numbers.map((own, f) => (words?.are[f] ? 0 : own));
      const free = Uint8Array.from(units, (unit, f) => (unit > 0 && !fixed.includes(f) ? 1 : 0));
      if (!free.includes(1)) throw new Fault('explain.nothingFree', {}, { param: 'fixed' });
      let done = 0;
      const search: Search = {
        model: opened,
        features,
        x,
        scale: units.map((unit) => (unit > 0 ? unit : 1)),
        free,
        ...(words && { words }),
        ...(whole.includes(1) && {
          whole: { are: whole, beside: (f: number, value: number) => wholeBeside(dataset.preprocessing, f, value) },
        }),
        bounds: boundsOf(dataset, x, features, limits, params.withinData ? spread : undefined),
        distance: params.distance,
        sparsity: params.sparsity,
        maxChanged: params.mostChanged ?? features,
        goal: started.goal,
        pool: train.x,
        seed,
        signal,
        progress: (fraction) => {
          done += fraction / 3;
          progress(Math.min(0.99, done));
        },
      };
      const leads = free.some((own, f) => own === 1 && !words?.are[f]) && hasGradient(tf, search);
      if (params.method === 'gradient' && !leads) throw new Fault('explain.noGradient', {}, { param: 'method' });
      const found = await counterfactuals(tf, search, params.method);
      const before = started.rows.map((row) => answers.slice(row * opened.outputs, (row + 1) * opened.outputs));
      const source = started.rows.map((row) => all.source[row] ?? -1);
      return { report: reportOf({ dataset, target, names, search, found, before, source }) };
    });
  },
});

const maxPool = 5000;

function goalProblems(target: TargetInfo, { wanted, atLeast, atMost }: Params): OwnProblem[] {
  if (target.kind !== 'number') {
    if (wanted === '' || target.classes.includes(wanted)) return [];
    const facts = { wanted, known: target.classes.join(', ') };
    return [makeProblem('explain.unknownClass', facts, { param: 'wanted' })];
  }
  const [low, high] = [atLeast ?? Number.NEGATIVE_INFINITY, atMost ?? Number.POSITIVE_INFINITY];
  if ((atLeast !== null || atMost !== null) && low < high) return [];
  return [makeProblem('explain.noGoal', { target: target.name }, { param: 'atLeast' })];
}

/** The asked rows, else the first, that are not yet where they are wanted, and the goal of each. */
function startRows(
  answers: Float64Array,
  { outputs: units }: ExplainedModel,
  target: TargetInfo,
  params: Params,
  places: readonly number[],
): { readonly rows: readonly number[]; readonly goal: Goal } {
  const count = answers.length / units;
  const of = (row: number): Float64Array => answers.subarray(row * units, (row + 1) * units);
  const all = Array.from({ length: count }, (_, row) => row);
  const taken = (goal: Goal): number[] =>
    (places.length > 0 ? places : all)
      .filter((row) => !(marginOf(goal, row, of(row)) > 0))
      .slice(0, places.length > 0 ? places.length : params.rows);
  if (target.kind === 'number') {
    const [low, high] = [params.atLeast ?? Number.NEGATIVE_INFINITY, params.atMost ?? Number.POSITIVE_INFINITY];
    const mean = answers.reduce((sum, value) => sum + value / count, 0);
    const unit = Math.sqrt(answers.reduce((sum, value) => sum + (value - mean) ** 2 / count, 0)) || 1;
    const goal: Goal = { goal: 'range', low, high, unit };
    const rows = taken(goal);
    if (rows.length === 0) throw new Fault('explain.alreadyThere', {}, { param: 'atLeast' });
    return { rows, goal };
  }
  const asked = target.classes.indexOf(params.wanted);
  const wanted = Int32Array.from(all, (row) => (asked >= 0 ? asked : nextLikeliest(of(row))));
  const rows = taken({ goal: 'class', wanted });
  if (rows.length === 0) throw new Fault('explain.alreadyThere', {}, { param: 'wanted' });
  return { rows, goal: { goal: 'class', wanted: Int32Array.from(rows, (row) => wanted[row] ?? 0) } };
}

function nextLikeliest(outputs: Float64Array): number {
  const best = classOf(outputs);
  if (outputs.length === 1) return 1 - best;
  return outputs.reduce((next, value, k) => (k !== best && (next < 0 || value > (outputs[next] ?? 0)) ? k : next), -1);
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** What is written goes before the data's own range; a row that is outside of both may stay where it is. */
function boundsOf(
  dataset: FlatDataset,
  x: Float32Array,
  features: number,
  limits: readonly FeatureBounds[],
  data: ColumnSpread | undefined,
): Search['bounds'] {
  const anywhere = { low: -3e38, high: 3e38 };
  const ranges: Range[] = Array.from({ length: features }, (_, f) =>
    data && !dataset.words?.[f] ? { low: data.low[f] ?? anywhere.low, high: data.high[f] ?? anywhere.high } : anywhere,
  );
  for (const { feature, low, high, words } of limits) {
    if (words) continue;
    const own = ranges[feature] ?? anywhere;
    // A negative scale turns the ends around.
    const ends = [low, high].map((end) =>
      Number.isFinite(end) ? taken(dataset.preprocessing, feature, end) : undefined,
    );
    ranges[feature] = { low: ends[0] ?? own.low, high: ends[1] ?? own.high };
  }
  return (row, feature) => {
    const own = x[row * features + feature] ?? 0;
    const { low, high } = ranges[feature] ?? anywhere;
    return { low: Math.min(low, own), high: Math.max(high, own) };
  };
}

/** Every word that the training rows have, or of those the ones that are written. */
function wordFeatures(
  dataset: FlatDataset,
  x: Float32Array,
  words: NonNullable<FlatDataset['words']>,
  limits: readonly FeatureBounds[],
): WordFeatures {
  const slots = words.map((own, f) => {
    if (!own) return new Float32Array();
    const there = new Set(Array.from({ length: x.length / words.length }, (_, row) => x[row * words.length + f] ?? 0));
    const asked = limits.findLast(({ feature }) => feature === f)?.words;
    return Float32Array.from(there)
      .filter((slot) => !asked || asked.includes(shownText(dataset, f, slot)))
      .sort();
  });
  return { are: Uint8Array.from(words, (own) => (own ? 1 : 0)), slots };
}

interface Told {
  readonly dataset: FlatDataset;
  readonly target: TargetInfo;
  readonly names: readonly string[];
  readonly search: Search;
  readonly found: readonly (Counterfactual | undefined)[];
  readonly before: readonly Float64Array[];
  readonly source: readonly number[];
}

/** Lines of the table of changes. */
const maxChanges = 2000;

function reportOf(told: Told): ReportValue {
  const { target, names, found } = told;
  const there = found.filter((one) => one !== undefined);
  const often = new Float64Array(names.length);
  for (const { changed } of there) for (const f of changed) often[f] = (often[f] ?? 0) + 1;
  const order = Array.from(names.keys())
    .filter((f) => (often[f] ?? 0) > 0)
    .toSorted((a, b) => (often[b] ?? 0) - (often[a] ?? 0) || a - b);
  const mean = (of: (one: Counterfactual) => number): number | null =>
    there.length === 0 ? null : there.reduce((sum, one) => sum + of(one), 0) / there.length;
  return {
    type: 'report',
    title: 'inspection',
    target,
    metrics: {
      rows_used: found.length,
      counterfactuals_found: there.length,
      not_found: found.length - there.length,
      mean_distance: mean(({ distance }) => distance),
      mean_changed_features: mean(({ changed }) => changed.length),
    },
    plots: [
      {
        plot: 'changes',
        features: order.map((f) => names[f] ?? ''),
        rows: Float64Array.from(order, (f) => often[f] ?? 0),
      },
    ],
    tables: [rowTable(told), changeTable(told)].filter(({ rows }) => rows.length > 0),
  };
}

function rowTable({ target, found, before, source }: Told): ReportTable {
  const type = target.kind === 'number' ? ('number' as const) : ('text' as const);
  const answer = (outputs: Float64Array | undefined): CellValue => {
    if (!outputs) return null;
    return target.kind === 'number' ? (outputs[0] ?? null) : (target.classes[classOf(outputs)] ?? null);
  };
  // Of the class that it is called: with one output unit the other class has what is missing from 1.
  const score = (outputs: Float64Array | undefined): CellValue => {
    if (!outputs) return null;
    const first = outputs[0] ?? Number.NaN;
    return outputs.length === 1 ? Math.max(first, 1 - first) : Math.max(...outputs);
  };
  const classes = target.kind !== 'number';
  return reportTable('counterfactuals', found, {
    row: ['integer', (_, i) => rowNumber(source[i])],
    found: ['boolean', (one) => one !== undefined],
    before: [type, (_, i) => answer(before[i])],
    scoreBefore: classes && ['number', (_, i) => score(before[i])],
    after: [type, (one) => answer(one?.outputs)],
    scoreAfter: classes && ['number', (one) => score(one?.outputs)],
    distance: ['number', (one) => one?.distance ?? null],
    changedFeatures: ['integer', (one) => one?.changed.length ?? null],
  });
}

function changeTable({ dataset, names, search, found, source }: Told): ReportTable {
  const changes = found.flatMap((one, i) => {
    if (!one) return [];
    const told = one.changed.map((f) => {
      const from = search.x[i * search.features + f] ?? 0;
      const to = one.x[f] ?? 0;
      const [original, now] = [shownCell(dataset, f, from), shownCell(dataset, f, to)];
      const moved = dataset.words?.[f] ? null : (to - from) / (search.scale[f] ?? 1);
      return { i, name: names[f] ?? '', original, now, moved, far: Math.abs(moved ?? 1) };
    });
    return told.toSorted((a, b) => b.far - a.far);
  });
  // One column tells of all features.
  const text = changes.some(({ moved }) => moved === null);
  const shown = (value: CellValue): CellValue => (text && value !== null ? String(value) : value);
  const type = text ? 'text' : 'number';
  return reportTable('changes', changes.slice(0, maxChanges), {
    row: ['integer', ({ i }) => rowNumber(source[i])],
    feature: ['text', ({ name }) => name],
    original: [type, ({ original }) => shown(original)],
    counterfactual: [type, ({ now }) => shown(now)],
    change: [
      'number',
      ({ original, now }) =>
        typeof now === 'number' && typeof original === 'number' ? Number((now - original).toPrecision(12)) : null,
    ],
    inDeviations: ['number', ({ moved }) => moved],
  });
}
