// Numbers that a network takes, back in the units of the table: fitted steps undone, and the rounding of single precision
// taken away, so that a person reads what the table holds. Pure, without tensors.

import type { Undone } from '#engine/preprocessing/step-kind.ts';
import { kindOf, stepsTo } from '#engine/preprocessing/steps.ts';
import type { PreprocessingStep } from '#engine/values/dataset.ts';

/**
 * The number of the table that a step's output stands for. `x`: what the network takes, rounded to single precision after
 * those of `steps` (in the order in which they were taken) that round.
 *
 * The rule: undoing x·scale + mean leaves an error; the result is rounded to the smallest decimal place that is larger
 * than twice this error, so that a table's number of so few decimals comes back exactly.
 * - Rounding x to 24 bits moved it by at most half a unit in its last place, u(x)/2 = 2^(⌊log₂|x|⌋ − 24), which undoing
 *   makes `scale` times as large. Of several steps each adds its own.
 * - Double precision adds 2^-53 of every result on the way: the difference, the quotient and the product, of about
 *   |x·scale|, and the sum, which is taken fourfold: the mean of a column of one value is a little off itself.
 * A number r of the table that is a multiple of the place P is found when |undone − r| < P/2. With P = 10^k this is
 * where the distance between neighbours in single precision, u(x)·scale, is below P: where they can be told apart.
 *
 * A feature that a step made of several is undone to what that step made: its columns cannot be told from it alone.
 *
 * Without steps, x is what the table holds. If it is the single precision of a decimal number that is as short as above,
 * it is that number; a whole number stays, and what is left loses what arithmetic leaves behind the 15th digit.
 */
export function undone(steps: readonly PreprocessingStep[], feature: number, x: number): number {
  if (!Number.isFinite(x)) return x;
  const path = stepsTo(steps, feature);
  const { value, error } = path.reduceRight<Undone>(
    (from, { step, place }, i) => {
      const back = kindOf(step).undoOne(step, place, from);
      const before = path[i - 1]?.step;
      return before && kindOf(before).rounds ? { ...back, error: back.error + halfUnit(back.value) } : back;
    },
    { value: x, error: halfUnit(x) },
  );
  if (Number.isNaN(value)) return value;
  const short = roundedTo(value, Math.floor(Math.log10(2 * error)) + 1);
  if (path.length > 0) return short;
  if (Math.fround(short) === x) return short;
  return Number.isInteger(x) ? x : Number(x.toPrecision(15));
}

/** `undone` of rows × features. */
export function undoneRows(steps: readonly PreprocessingStep[], features: number, x: Float32Array): Float32Array {
  return x.map((value, i) => undone(steps, i % features, value));
}

/** The smallest exponent of single precision, below which its units stay alike. */
const minExponent = -126;

/** Half a unit in the last place of a number in single precision. */
function halfUnit(x: number): number {
  const exponent = x === 0 ? minExponent : Math.max(minExponent, Math.floor(Math.log2(Math.abs(x))));
  return 2 ** (exponent - 24);
}

/** To a multiple of 10^`place`, as the double that is nearest to it; never −0. */
function roundedTo(value: number, place: number): number {
  // Powers of ten up to here are exact, so that one operation rounds right.
  if (place < -22 || place > 22) return Number(`${Math.round(value * 10 ** -place)}e${place}`) + 0;
  return (
    (place < 0 ? Math.round(value * 10 ** -place) / 10 ** -place : Math.round(value / 10 ** place) * 10 ** place) + 0
  );
}
