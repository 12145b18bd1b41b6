// A dataset's split as the arrays that training and evaluation take: features in the network's shape, and the truth in
// the form that the loss wants.
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import type { SplitData } from '#engine/values/dataset.ts';
import type { Shape } from '#engine/values/layer.ts';
import type { RowReader, TrainingArrays } from '#engine/training/data-feed.ts';
import { elements } from '#engine/network/layer.ts';
import { lossClassName } from '#engine/training/losses.ts';
import { openStored } from '#engine/training/stored-rows.ts';
import type { ArrayData, DataArrays } from '#engine/training/training-data.ts';

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

/** Of the memory for data, where training and validation rows do not fit into it together. */
const shareOfTraining = 0.75;

export interface FitArrays {
  readonly data: TrainingArrays;
  readonly validation: TrainingArrays | undefined;
}

/**
 * Training and validation rows: as arrays where they fit into `memoryBytes` together, else to be read in blocks, as are
 * those that lie in a file.
 * @param shape @param form see splitArrays
 */
export function fitArrays(
  { train, validation }: { readonly train: SplitData; readonly validation: SplitData | undefined },
  target: TargetInfo,
  shape: Shape,
  form: TruthForm,
  memoryBytes: number,
): FitArrays {
  const truthShape = [form === 'one-hot' ? target.classes.length : 1];
  const bytesOf = (split: SplitData) => split.rows * (elements(shape) + elements(truthShape)) * 4;
  const arrays = (split: SplitData, bytes: number): TrainingArrays =>
    bytesOf(split) <= bytes && !split.stored
      ? splitArrays(split, target, shape, form)
      : {
          rows: split.rows,
          inputs: [{ shape }],
          truths: [{ shape: truthShape }],
          memoryBytes: bytes,
          open: () => splitReader(split, target, shape, form),
        };
  if (!validation) return { data: arrays(train, memoryBytes), validation };
  const both = bytesOf(train) + bytesOf(validation) <= memoryBytes;
  const held = Math.min(bytesOf(validation), both ? memoryBytes : memoryBytes * (1 - shareOfTraining));
  return { data: arrays(train, memoryBytes - held), validation: arrays(validation, held) };
}

function splitReader(split: SplitData, target: TargetInfo, shape: Shape, form: TruthForm): RowReader {
  const width = elements(shape);
  const file = split.stored && openStored(split.stored);
  return {
    async read(start, rows, room) {
      const from = start * width;
      const values = file
        ? await file.read(from, rows * width, room * width)
        : split.x.subarray(from, from + rows * width);
      const truth = truthOf({ rows, y: split.y.subarray(start, start + rows) }, target, form);
      return { rows, inputs: [{ values, shape }], truths: [truth] };
    },
    close: async () => file?.close(),
  };
}

function truthOf({ y, rows }: Pick<SplitData, 'y' | 'rows'>, target: TargetInfo, form: TruthForm): ArrayData {
  if (form === 'value') return { values: y, shape: [1] };
  if (form === 'class') return { values: Int32Array.from(y), shape: [1] };
  const classes = target.classes.length;
  const values = new Float32Array(rows * classes);
  y.forEach((label, row) => {
    values[row * classes + label] = 1;
  });
  return { values, shape: [classes] };
}
