// What is known of one kind of fitted step between raw columns and an input, in one place: everybody else asks it.
import type { Numbers, PreprocessingStep } from '#engine/values/dataset.ts';

/** A number of the table as far as it is known, and how far it may be off. */
export interface Undone {
  readonly value: number;
  readonly error: number;
}

export interface StepKind<S extends PreprocessingStep> {
  readonly step: S['step'];
  /** Whether `apply` rounds to 32 bits what it computes. */
  readonly rounds: boolean;
  /** The step as it is fitted to other rows (rows × features), with the settings that it had. */
  refit(step: S, values: Numbers, rows: number, signal?: AbortSignal): Promise<S>;
  /** Of rows × features, computed in 64 bits and rounded last; what it does not change it hands on. */
  apply(step: S, values: Numbers, rows: number, signal?: AbortSignal): Promise<Numbers>;
  /** Of one number of one feature. */
  applyOne(step: S, feature: number, value: number): number;
  /** Back again. */
  undoOne(step: S, feature: number, from: Undone): Undone;
  same(one: S, other: S): boolean;
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
