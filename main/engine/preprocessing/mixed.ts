// Steps that make other features of all of a row's at once (MixStep): what stood before them, what they hand on, and what
// the features behind them are called.
import type { DatasetInput, MixStep, Numbers, PreprocessingStep } from '#engine/values/dataset.ts';
import { eachBlock } from '#engine/preprocessing/column-moments.ts';
import { productCount } from '#engine/preprocessing/products.ts';

export const isMix = (step: PreprocessingStep): step is MixStep =>
  step.step === 'components' || step.step === 'polynomial';

/** How many steps there are up to the last one that makes other numbers of all of a row, it included; 0 where there is none. */
export const stepsOfWhole = (steps: readonly PreprocessingStep[]): number =>
  steps.findLastIndex((step) => step.step === 'tokens' || isMix(step)) + 1;

type Made = Pick<DatasetInput, 'features' | 'words' | 'preprocessing'>;

/** The columns of the table that an input is made of: its features, unless a step has made others of them. */
export function columnsBefore({ features, words, preprocessing }: Made): Pick<DatasetInput, 'features' | 'words'> {
  const first = preprocessing.find(isMix);
  if (first) return { features: first.from, ...(first.words && { words: first.words }) };
  return { features, ...(words && { words }) };
}

/** How many features it makes, before those that it hands on. */
export const madeBy = (step: MixStep): number =>
  step.step === 'components' ? step.variance.length : productCount(step.mixed.length, step);

type Before = Pick<MixStep, 'from' | 'mixed'>;

/** Where the features stand that it hands on. */
export function handedOn({ from, mixed }: Before): readonly number[] {
  const own = new Set(mixed);
  return Array.from(from.keys()).filter((f) => !own.has(f));
}

/** Where feature `f` behind the step stood before it; undefined where the step made it. */
export function placeBefore(step: MixStep, f: number): number | undefined {
  const made = madeBy(step);
  if (f >= made) return handedOn(step)[f - made];
  if (step.step === 'components') return undefined;
  // The first products are the features themselves.
  return f < step.mixed.length ? step.mixed[f] : undefined;
}

/** Names of the features behind a step that makes `made`: no two are alike. */
export function namesBehind(before: Before, made: readonly string[]): readonly string[] {
  const kept = handedOn(before).map((f) => before.from[f] ?? '');
  const taken = new Set(kept);
  const free = made.map((name) => {
    let own = name;
    for (let n = 2; taken.has(own); n += 1) own = `${name} (${n})`;
    taken.add(own);
    return own;
  });
  return [...free, ...kept];
}

export const sameMixed = (one: MixStep, other: MixStep): boolean =>
  one.from.length === other.from.length &&
  one.from.every((name, i) => name === other.from[i]) &&
  one.mixed.length === other.mixed.length &&
  one.mixed.every((f, i) => f === other.mixed[i]) &&
  one.from.every((_, i) => String(one.words?.[i] ?? '') === String(other.words?.[i] ?? ''));

/** rows × mixed features, in 64 bits. */
export async function mixedColumns(
  { from, mixed }: Before,
  values: Numbers,
  rows: number,
  signal?: AbortSignal,
): Promise<Float64Array> {
  const own = new Float64Array(rows * mixed.length);
  await eachBlock(rows, from.length, signal, (first, end) => {
    for (let row = first, at = first * mixed.length; row < end; row += 1)
      for (const f of mixed) own[at++] = values[row * from.length + f] as number;
  });
  return own;
}

/** Rows of what `make` writes of a row's mixed features, with those that are handed on behind it; a row costs `cost` multiplications. */
export async function remade(
  step: MixStep,
  values: Numbers,
  rows: number,
  cost: number,
  make: (own: Float64Array, into: Float64Array) => void,
  signal: AbortSignal | undefined,
): Promise<Float64Array> {
  const before = step.from.length;
  const [made, kept] = [madeBy(step), handedOn(step)];
  const width = made + kept.length;
  const result = new Float64Array(rows * width);
  const own = new Float64Array(step.mixed.length);
  await eachBlock(rows, width + before + cost, signal, (first, end) => {
    for (let row = first; row < end; row += 1) {
      for (let i = 0; i < own.length; i += 1) own[i] = values[row * before + (step.mixed[i] as number)] as number;
      make(own, result.subarray(row * width, row * width + made));
      for (const [k, f] of kept.entries()) result[row * width + made + k] = values[row * before + f] as number;
    }
  });
  return result;
}
