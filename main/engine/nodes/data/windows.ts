// Rows that follow one another as windows, each with the target of a later row: before they are split, so that whatever is
// fitted afterwards is fitted to training windows alone.
import { windows as spec } from '#shared/nodes/data/windows.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { InputInfo, NumberType, TargetInfo } from '#shared/protocol/wire-info.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { someNames } from '#shared/text/some-names.ts';
import { numbersAtOnce, yieldToEventLoop } from '#engine/kernels/pace.ts';
import { at } from '#engine/network/layer.ts';
import { openWords } from '#engine/network/unprepared.ts';
import { maxCells, sizeFacts } from '#engine/table/sizes.ts';
import { defineRunner } from '#engine/values/runner.ts';
import { arrayOf, typeOf } from '#engine/values/stored-dataset.ts';
import type { DatasetInput, DatasetValue, Numbers, RoleCells, SplitData } from '#engine/values/dataset.ts';
import { pickRows } from '#engine/values/pick-rows.ts';

type Params = ParamsOf<typeof spec.params>;
/** What is known of an input before the run and in it. */
type KnownInput = Pick<InputInfo, 'features' | 'shape' | 'words' | 'missing' | 'fitted'>;

export const windows = defineRunner({
  spec,

  infer({ dataset }, params) {
    if (!dataset) return { outputs: {}, problems: [] };
    const { rows, inputs, targets, roles } = dataset;
    const features = heldBy(inputs, targets, params);
    if (rows && rows.validation + rows.test > 0) throw afterSplit();
    const count = rows && !roles?.group ? countOf(rows.train, params) : null;
    if (count !== null) checkCount(count, rows?.train ?? 0, features.length, params);
    const { numberType, words: _, missing: __, ...rest } = at(inputs, 0);
    const held = typeFor(numberType, params);
    const input: InputInfo = {
      ...rest,
      features,
      shape: [params.length, features.length],
      horizon: params.horizon,
      ...(held && { numberType: held }),
    };
    const made = count === null ? null : { train: count, validation: 0, test: 0 };
    return { outputs: { dataset: { ...dataset, inputs: [input], rows: made } }, problems: [] };
  },

  async run({ dataset }, params, { signal, progress }): Promise<{ dataset: DatasetValue }> {
    const { inputs, targets, splits } = dataset;
    const known = inputs.map((own) => ({
      ...own,
      words: openWords(own),
      ...(own.preprocessing.length > 0 && { fitted: true as const }),
    }));
    const features = heldBy(known, targets, params);
    if (splits.validation.rows + splits.test.rows > 0) throw afterSplit();
    const all = splits.train;
    const { order, runs } = inOrder(all.rows, all.roles);
    const starts = runs.flatMap(({ from, rows }) =>
      Array.from({ length: countOf(rows, params) }, (_, i) => from + i * params.stride),
    );
    const longest = runs.reduce((most, { rows }) => Math.max(most, rows), 0);
    checkCount(starts.length, longest, features.length, params);
    const answerOf = (start: number): number => order[start + params.length - 1 + params.horizon] ?? 0;
    // As the rows stand that they count as.
    const time = all.roles?.time;
    starts.sort((a, b) => {
      const [one, other] = [answerOf(a), answerOf(b)];
      return (time?.[one] ?? 0) - (time?.[other] ?? 0) || one - other;
    });
    const values = await cellsOf(all, order, starts, features.length, params, signal, progress);
    const answers = await pickRows(all, starts.map(answerOf), [], signal);
    const { name, merged } = at(inputs, 0);
    const kept = params.holds === 'target' ? undefined : merged;
    const input: DatasetInput = {
      name,
      shape: [params.length, features.length],
      features,
      preprocessing: [],
      horizon: params.horizon,
      ...(kept && { merged: kept }),
    };
    const train: SplitData = { ...answers, inputs: [{ values }] };
    const empty = { ...(await pickRows(all, [], [], signal)), inputs: [{ values: values.slice(0, 0) }] };
    return { dataset: { ...dataset, inputs: [input], splits: { train, validation: empty, test: empty } } };
  },
});

/** Names of what each step of a window holds. Throws a Fault where no windows can be made of the dataset's rows. */
function heldBy(inputs: readonly KnownInput[], targets: readonly TargetInfo[], { holds }: Params): readonly string[] {
  const own = at(inputs, 0);
  if (own.fitted) throw afterSplit();
  if (inputs.length > 1 || own.shape?.length !== 1) throw new Fault('windows.notRows', {}, { port: 'dataset' });
  const names = own.features;
  if (holds !== 'target') {
    const words = own.words?.map(({ feature }) => feature) ?? [];
    if (words.length > 0) throw new Fault('windows.words', listed(words), { port: 'dataset' });
    if (own.missing) throw new Fault('windows.missing', listed(own.missing), { port: 'dataset' });
  }
  const classes = targets.find(({ kind }) => kind === 'classes');
  if (classes && holds !== 'features') {
    const facts = { target: classes.name, count: classes.classes.length };
    throw new Fault('windows.classes', facts, { param: 'holds' });
  }
  const past = targets.map(({ name }) => name);
  return holds === 'both' ? [...names, ...past] : holds === 'features' ? names : past;
}

const afterSplit = () => new Fault('windows.afterSplit', {}, { port: 'dataset' });
const listed = (names: readonly string[]) => ({ columns: someNames(names, 8), count: names.length });

/** How many windows so many rows have. */
const countOf = (rows: number, { length, horizon, stride }: Params): number =>
  Math.max(0, Math.floor((rows - length - horizon) / stride) + 1);

function checkCount(count: number, rows: number, features: number, { length, horizon }: Params): void {
  if (count === 0) throw new Fault('windows.none', { rows, needed: length + horizon }, { param: 'length' });
  if (count * length * features > maxCells)
    throw new Fault('dataset.tooLarge', sizeFacts(count, length * features), { param: 'length' });
}

interface Run {
  readonly from: number;
  readonly rows: number;
}

/** The rows of each group one after another, each in the order of time. */
function inOrder(rows: number, { group, time }: RoleCells = {}): { order: Int32Array; runs: readonly Run[] } {
  const of = (cells: Numbers | undefined, row: number): number => cells?.[row] ?? 0;
  const order = Int32Array.from({ length: rows }, (_, row) => row).sort(
    (a, b) => of(group, a) - of(group, b) || of(time, a) - of(time, b) || a - b,
  );
  const edges = [0];
  for (let i = 1; i < rows; i += 1)
    if (of(group, order[i] as number) !== of(group, order[i - 1] as number)) edges.push(i);
  return { order, runs: edges.map((from, k) => ({ from, rows: (edges[k + 1] ?? rows) - from })) };
}

/** Holds what the table holds; a target's numbers are held in 32 bits already. */
const typeFor = (own: NumberType | undefined, { holds }: Params): NumberType | undefined =>
  holds === 'features' ? own : holds === 'target' ? 'float32' : 'float64';

/** windows × steps × what they hold. */
async function cellsOf(
  { inputs, targets }: SplitData,
  order: Int32Array,
  starts: readonly number[],
  width: number,
  params: Params,
  signal: AbortSignal,
  progress: (fraction: number) => void,
): Promise<Numbers> {
  const { values } = at(inputs, 0);
  const { length, holds } = params;
  const past = holds === 'features' ? [] : targets;
  const own = width - past.length;
  const made = new arrayOf[typeFor(typeOf(values), params) ?? 'float64'](starts.length * length * width);
  const block = Math.max(1, Math.floor(numbersAtOnce / (length * width)));
  let to = 0;
  for (const [i, start] of starts.entries()) {
    for (const row of order.subarray(start, start + length)) {
      for (let k = 0; k < own; k += 1, to += 1) made[to] = values[row * own + k] as number;
      for (const y of past) {
        made[to] = y[row] as number;
        to += 1;
      }
    }
    if (i % block < block - 1) continue;
    progress(i / starts.length);
    await yieldToEventLoop(signal);
  }
  return made;
}
