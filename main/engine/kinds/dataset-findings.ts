// What the rows of a dataset say of it before anything is fitted: columns that tell the answer or nothing, rows that are in
// two splits, classes that hardly occur.
import { someNames } from '#shared/text/some-names.ts';
import { countClasses } from '#engine/math/count-classes.ts';
import { makeProblem } from '#shared/protocol/problem.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import type { DatasetInput, DatasetValue, Numbers, SplitData } from '#engine/values/dataset.ts';
import { liesInFile } from '#engine/values/stored-dataset.ts';

/** Numbers that are looked at; a dataset of more is not, so that nobody waits for it. */
const mostNumbers = 4_000_000;
const fewRows = 50;
/** Of an even share: a class that is rarer is hardly ever learnt. */
const rareShare = 0.2;

export function datasetFindings({ inputs, targets, splits }: DatasetValue): readonly OwnProblem[] {
  const [input, target] = [inputs[0], targets[0]];
  if (!input || !target || inputs.length > 1 || input.preprocessing.length > 0) return [];
  const { train, validation, test } = splits;
  const held = validation.rows + test.rows;
  const width = input.features.length;
  const isTable = String(input.shape) === String([width]);
  if (!isTable || [train, validation, test].some(liesInFile) || (train.rows + held) * width > mostNumbers) return [];
  return held > 0 ? [...splitFindings(splits, target)] : [...columnFindings(input, target, train)];
}

/** Of all rows together, before they are split. */
function* columnFindings({ features, words }: DatasetInput, target: TargetInfo, all: SplitData): Iterable<OwnProblem> {
  const { rows } = all;
  const [values, y] = [all.inputs[0]?.values, all.targets[0]];
  if (!values || !y) return;
  if (rows < fewRows) yield makeProblem('data.fewRows', { rows }, { severity: 'info' });
  yield* imbalance(target, y);
  if (rows < 10) return;
  const column = (f: number): Float64Array =>
    Float64Array.from({ length: rows }, (_, row) => values[row * features.length + f] ?? Number.NaN);
  const same: string[] = [];
  for (const [f, name] of features.entries()) {
    const own = column(f);
    if (own.every((value) => Object.is(value, own[0]))) {
      same.push(name);
      continue;
    }
    if (tellsAnswer(own, y, target)) {
      const facts = { column: name, target: target.name };
      yield makeProblem('data.leak', facts, { severity: 'warning', param: 'features' });
    } else if (features.length > 1 && !words?.[f] && countsRows(own, all.source))
      yield makeProblem('data.counter', { column: name }, { severity: 'info', param: 'features' });
  }
  if (same.length > 0 && same.length < features.length) {
    const facts = { columns: someNames(same, 8) };
    yield makeProblem('data.constant', facts, { severity: 'info', param: 'features' });
  }
}

function* imbalance({ kind, classes, name }: TargetInfo, y: Float32Array): Iterable<OwnProblem> {
  if (kind === 'number') return;
  const counts = countClasses(y, classes.length);
  const rarest = counts.indexOf(Math.min(...counts));
  const share = (counts[rarest] ?? 0) / y.length;
  if (share >= rareShare / classes.length) return;
  const facts = { target: name, class: classes[rarest] ?? '', rows: counts[rarest] ?? 0, of: y.length };
  yield makeProblem('data.imbalance', facts, { severity: 'info' });
}

/** A number for each class and no other, or the target itself but for unit and start. */
function tellsAnswer(own: Float64Array, y: Float32Array, { kind, classes }: TargetInfo): boolean {
  if (kind === 'number') return Math.abs(correlation(own, y)) > 1 - 1e-7;
  const meant = new Map<number, number>();
  for (const [row, value] of own.entries()) {
    const label = y[row] ?? 0;
    const before = meant.get(value);
    if (before === undefined) meant.set(value, label);
    else if (before !== label) return false;
    if (meant.size > classes.length) return false;
  }
  return meant.size === classes.length && new Set(meant.values()).size === classes.length;
}

/** Pearson's; NaN where one does not vary or lacks values. */
function correlation(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const n = one.length;
  let [meanX, meanY, xx, yy, xy] = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    const [dx, dy] = [(one[i] as number) - meanX, (other[i] as number) - meanY];
    meanX += dx / (i + 1);
    meanY += dy / (i + 1);
    xx += dx * ((one[i] as number) - meanX);
    yy += dy * ((other[i] as number) - meanY);
    xy += dx * ((other[i] as number) - meanY);
  }
  return xy / Math.sqrt(xx * yy);
}

/** Whether it is the row's number, from wherever it starts. */
function countsRows(own: Float64Array, source: Int32Array): boolean {
  const start = (own[0] as number) - (source[0] ?? 0);
  return own.length >= 20 && Number.isInteger(start) && own.every((value, row) => value - (source[row] ?? 0) === start);
}

function* splitFindings({ train, validation, test }: DatasetValue['splits'], target: TargetInfo): Iterable<OwnProblem> {
  for (const [name, split] of Object.entries({ validation, test })) {
    if (split.rows < 2 || target.kind === 'number') continue;
    const [y, first] = [split.targets[0] ?? [], split.targets[0]?.[0]];
    if (!y.every((label) => label === first) || train.targets[0]?.every((label) => label === first)) continue;
    const facts = { split: name, class: target.classes[first ?? 0] ?? '' };
    yield makeProblem('split.oneClass', facts, { severity: 'warning', param: 'stratified' });
  }
  const seen = new Set(rowTexts(train));
  const again = [validation, test].flatMap(rowTexts).filter((text) => seen.has(text)).length;
  const rows = validation.rows + test.rows;
  if (again === 0) return;
  const severity = again > rows / 100 ? 'warning' : 'info';
  yield makeProblem('data.duplicates', { count: again, rows }, { severity });
}

/** A text for each row, the same of rows that are alike in features and target. */
function rowTexts({ rows, inputs, targets }: SplitData): string[] {
  const [values, y] = [inputs[0]?.values, targets[0]];
  const width = rows === 0 || !values ? 0 : values.length / rows;
  return Array.from({ length: rows }, (_, row) => textOf(values, row, width) + String(y?.[row]));
}

/** The bytes of a row: rows that are alike have the same. */
function textOf(values: Numbers | undefined, row: number, width: number): string {
  const own = values?.subarray(row * width, (row + 1) * width);
  return own ? Buffer.from(own.buffer, own.byteOffset, own.byteLength).toString('latin1') : '';
}
