// Columns that hold whole numbers alone, such as counts and 0/1, and the whole numbers beside a value of theirs.
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import { undone } from '#engine/preprocessing/undo.ts';
import { kindOf, stepsTo } from '#engine/preprocessing/steps.ts';
import type { PreprocessingStep } from '#engine/values/dataset.ts';

const blockNumbers = 200_000;

/**
 * Per column 1 where every row of `x` (rows × width, as the network takes them) is whole in the units of the table; what
 * stands there for a gap, such as a median between two whole numbers, need not be.
 */
export async function wholeColumns(
  x: Float32Array,
  width: number,
  steps: readonly PreprocessingStep[],
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const whole = new Uint8Array(width).fill(1);
  let left = Array.from(whole.keys());
  const block = Math.max(1, Math.floor(blockNumbers / width));
  for (let start = 0; start * width < x.length && left.length > 0; start += block) {
    await yieldToEventLoop(signal);
    const end = Math.min(x.length / width, start + block);
    for (const f of left) {
      const filled = forGap(steps, f);
      for (let row = start; row < end && whole[f]; row += 1) {
        const value = x[row * width + f] ?? Number.NaN;
        if (value !== filled && !Number.isInteger(undone(steps, f, value))) whole[f] = 0;
      }
    }
    left = left.filter((f) => whole[f]);
  }
  return whole;
}

const taken = (steps: readonly PreprocessingStep[], feature: number, value: number): number =>
  Math.fround(
    stepsTo(steps, feature).reduce((own, { step, place }) => {
      const next = kindOf(step).applyOne(step, place, own);
      return kindOf(step).rounds ? Math.fround(next) : next;
    }, value),
  );

/** What the network takes where the table has no value; NaN where it takes none. */
const forGap = (steps: readonly PreprocessingStep[], feature: number): number => taken(steps, feature, Number.NaN);

/** The next whole numbers of the table below and above a value, itself where it is one; all as the network takes them. */
export function wholeBeside(
  steps: readonly PreprocessingStep[],
  feature: number,
  x: number,
): { readonly below: number; readonly above: number } {
  const raw = undone(steps, feature, x);
  return { below: taken(steps, feature, Math.floor(raw)), above: taken(steps, feature, Math.ceil(raw)) };
}
