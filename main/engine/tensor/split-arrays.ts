// A dataset's split as the arrays that training and evaluation take: features in the network's shape, and the truth in
// the form that the loss wants.
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import type { Shape, SplitData } from '#engine/run/values.ts';
import { lossClassName } from '#engine/tensor/losses.ts';
import type { ArrayData, DataArrays } from '#engine/tensor/training-data.ts';

/** How y becomes the truth: as it is, as class numbers, or as one column a class. */
export type TruthForm = 'value' | 'class' | 'one-hot';

/** @param units of the network's output */
export function truthForm(loss: string, target: TargetInfo, units: number): TruthForm {
  if (target.kind === 'number' || units === 1) return 'value';
  return lossClassName(loss) === 'SparseCategoricalCrossentropy' ? 'class' : 'one-hot';
}

/** @param shape of one row as the network takes it; its product is the number of features */
export function splitArrays(split: SplitData, target: TargetInfo, shape: Shape, form: TruthForm): DataArrays {
  return { rows: split.rows, inputs: [{ values: split.x, shape }], truths: [truthOf(split, target, form)] };
}

function truthOf({ y, rows }: SplitData, target: TargetInfo, form: TruthForm): ArrayData {
  if (form === 'value') return { values: y, shape: [1] };
  if (form === 'class') return { values: Int32Array.from(y), shape: [1] };
  const classes = target.classes.length;
  const values = new Float32Array(rows * classes);
  y.forEach((label, row) => {
    values[row * classes + label] = 1;
  });
  return { values, shape: [classes] };
}
