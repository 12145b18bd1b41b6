// What is known of one kind of fitted step between raw columns and an input, in one place: everybody else asks it.
import type { Translate } from '#shared/text/translate.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import { eachBlock } from '#engine/preprocessing/column-moments.ts';
import type { Numbers, PreprocessingStep } from '#engine/values/dataset.ts';

/** A number of the table as far as it is known, and how far it may be off. */
export interface Undone {
  readonly value: number;
  readonly error: number;
}

/** What a step does to a feature, for people. */
export interface StepNote {
  readonly about: 'filled' | 'scaled' | 'encoded';
  readonly text: string;
}

export interface StepKind<S extends PreprocessingStep> {
  readonly step: S['step'];
  /** Whether it brings numbers to like size. */
  readonly scales: boolean;
  /** Whether what it computes is rounded to 32 bits, by `apply` or by the node behind it. */
  readonly rounds: boolean;
  /** The step as it is fitted to other rows (rows × features) with the target `y`, with the settings that it had. */
  refit(step: S, values: Numbers, rows: number, signal?: AbortSignal, y?: Float32Array): Promise<S>;
  /**
   * Of rows × features, computed in 64 bits and rounded last; what it does not change it hands on.
   * @param texts those whose places the rows hold, where they do
   */
  apply(step: S, values: Numbers, rows: number, signal?: AbortSignal, texts?: readonly string[]): Promise<Numbers>;
  /** Of one number of one feature. */
  applyOne(step: S, feature: number, value: number): number;
  /** Back again. */
  undoOne(step: S, feature: number, from: Undone): Undone;
  same(one: S, other: S): boolean;
  /** Undefined where it leaves the feature as it is. */
  describe(step: S, feature: number, t: Translate): StepNote | undefined;
  /** Of several inputs' features side by side; an input without the step gives its count of features, which stay as they are. */
  sideBySide(parts: readonly (S | number)[]): S;
  /** For features in another order: feature i is what feature `columns[i]` was. */
  inOrder(step: S, columns: Int32Array): S;
}

/** Numbers per feature of several inputs side by side, `none` for each feature of an input without the step. */
export function numbersSideBySide<S>(
  parts: readonly (S | number)[],
  take: (step: S) => ArrayLike<number>,
  none: number,
): Float64Array {
  const lists = parts.map((part) =>
    typeof part === 'number' ? Array.from({ length: part }, () => none) : Array.from(take(part)),
  );
  return Float64Array.from(lists.flat());
}

/** Numbers per feature in another order. */
export const numbersInOrder = (values: Float64Array, columns: Int32Array): Float64Array =>
  Float64Array.from(columns, (from) => values[from] ?? Number.NaN);

/** NaN is the same as NaN. */
export const sameNumbers = (one: ArrayLike<number>, other: ArrayLike<number>): boolean =>
  one.length === other.length && Array.from(one).every((value, i) => Object.is(value, other[i]));

/** The same of what several features have each; null is the same as null. */
export const sameLists = (one: readonly (ArrayLike<number> | null)[], other: typeof one): boolean =>
  one.length === other.length && one.every((own, f) => sameNumbers(own ?? [], other[f] ?? []));

/** What each of several inputs' features has side by side, null for each feature of an input without the step. */
export const listsSideBySide = <S, L>(
  parts: readonly (S | number)[],
  take: (step: S) => readonly (L | null)[],
): readonly (L | null)[] =>
  parts.flatMap((part) => (typeof part === 'number' ? Array.from({ length: part }, () => null) : take(part)));

export const listsInOrder = <L>(lists: readonly (L | null)[], columns: Int32Array): readonly (L | null)[] =>
  Array.from(columns, (from) => lists[from] ?? null);

/** The first of several inputs' steps, which says how all are fitted. Throws when there is none. */
export function firstStep<S extends PreprocessingStep>(parts: readonly (S | number)[]): S {
  const step = parts.find((part) => typeof part !== 'number');
  if (!step) throw new Error('No input has the step');
  return step;
}

/** rows × features with `change` done to each feature that has a list, in 64 bits. */
export async function changed<L>(
  lists: readonly (L | null)[],
  values: Numbers,
  rows: number,
  change: (list: L, value: number) => number,
  signal: AbortSignal | undefined,
): Promise<Numbers> {
  const result = Float64Array.from(values);
  const width = lists.length;
  const own = lists.flatMap((list, f) => (list === null ? [] : [{ list, f }]));
  await eachBlock(rows, width, signal, (from, to) => {
    for (let at = from * width; at < to * width; at += width)
      for (const { list, f } of own) result[at + f] = change(list, result[at + f] as number);
  });
  return result;
}

/** A list for each feature that is meant, made of its numbers in the rows; what is missing is left out. */
export async function fittedLists<L>(
  values: Numbers,
  rows: number,
  meant: readonly boolean[],
  fit: (own: Float64Array) => L,
  signal: AbortSignal | undefined,
): Promise<(L | null)[]> {
  const lists: (L | null)[] = [];
  const width = meant.length;
  for (const [f, isMeant] of meant.entries()) {
    const own = isMeant ? new Float64Array(rows) : undefined;
    if (own) for (let row = 0; row < rows; row += 1) own[row] = values[row * width + f] as number;
    lists.push(own ? fit(own.filter((value) => !Number.isNaN(value))) : null);
    await yieldToEventLoop(signal);
  }
  return lists;
}

/** The number at a share of the way through numbers in order, linear between neighbours. */
export function quantileOf(ordered: Float64Array, share: number): number {
  const place = (ordered.length - 1) * share;
  const [low, high] = [ordered[Math.floor(place)] ?? 0, ordered[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}
