// A dataset's split as the arrays that training and evaluation take: each input in the network's shape, and each truth in
// the form that its loss wants.
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import type { SplitData } from '#engine/values/dataset.ts';
import type { Shape } from '#engine/values/layer.ts';
import { bytesOf, numberTypeOf } from '#engine/values/stored-dataset.ts';
import { blockBytes, blocksAtOnce } from '#engine/training/data-feed.ts';
import type { RowReader, TrainingArrays } from '#engine/training/data-feed.ts';
import { at, elements } from '#engine/network/layer.ts';
import { lossClassName } from '#engine/training/losses.ts';
import { scaledTarget } from '#engine/training/target-scaling.ts';
import type { TargetScaling } from '#engine/training/target-scaling.ts';
import { openStored } from '#engine/training/stored-rows.ts';
import type { ArrayData, DataArrays } from '#engine/training/training-data.ts';

/** How y becomes the truth: as it is, as class numbers, or as one column a class. */
export type TruthForm = 'value' | 'class' | 'one-hot';

/** What a network takes of a dataset's rows. */
export interface RowForm {
  /** Of each input of the network: which of the dataset's it is, and its shape, whose product is its count of numbers. */
  readonly inputs: readonly { readonly place: number; readonly shape: Shape }[];
  /** Of each output: which target it tells. */
  readonly truths: readonly TruthOf[];
}

interface TruthOf {
  readonly place: number;
  readonly target: TargetInfo;
  readonly form: TruthForm;
  /** How the number is scaled on its way to the loss; as it is unless said. */
  readonly scaling?: TargetScaling | undefined;
  /** The truth is what the network's first input takes, in this shape. */
  readonly reconstructs?: Shape;
}

/** @param units of the network's output */
export function truthForm(loss: string, target: TargetInfo, units: number): TruthForm {
  if (target.kind === 'number' || units === 1) return 'value';
  return lossClassName(loss) === 'SparseCategoricalCrossentropy' ? 'class' : 'one-hot';
}

export function splitArrays(split: SplitData, form: RowForm): DataArrays {
  const inputs = form.inputs.map(({ place, shape }) => ({ values: at(split.inputs, place).values, shape }));
  return {
    rows: split.rows,
    inputs,
    truths: truthsOf(split, 0, split.rows, form, inputs),
    rowWeights: split.roles?.weight,
  };
}

/** Of the memory for data, where training and validation rows do not fit into it together. */
const trainingFraction = 0.75;

export interface FitArrays {
  readonly data: TrainingArrays;
  readonly validation: TrainingArrays | undefined;
}

/**
 * Training and validation rows: as arrays where they fit into `memoryBytes` together, else to be read in blocks, as are
 * those that lie in a file.
 */
export function fitArrays(
  { train, validation }: { readonly train: SplitData; readonly validation: SplitData | undefined },
  form: RowForm,
  memoryBytes: number,
): FitArrays {
  const truths = form.truths.map((truth) => ({ shape: shapeOf(truth) }));
  const inputsOf = (split: SplitData) =>
    form.inputs.map(({ place, shape }) => ({ shape, type: numberTypeOf(at(split.inputs, place)) }));
  const sizeOf = (split: SplitData) =>
    split.rows *
    (inputsOf(split).reduce((sum, { shape, type }) => sum + elements(shape) * bytesOf(type), 0) +
      truths.reduce((sum, { shape }) => sum + elements(shape) * 4, 0));
  const arrays = (split: SplitData, bytes: number): TrainingArrays =>
    sizeOf(split) <= bytes && !split.inputs.some(({ stored }) => stored)
      ? splitArrays(split, form)
      : {
          rows: split.rows,
          inputs: inputsOf(split),
          truths,
          memoryBytes: bytes,
          open: () => splitReader(split, form),
        };
  if (!validation) return { data: arrays(train, memoryBytes), validation };
  const held = bytesForValidation(sizeOf(train), sizeOf(validation), memoryBytes);
  return { data: arrays(train, memoryBytes - held), validation: arrays(validation, held) };
}

const bytesForValidation = (train: number, validation: number, memoryBytes: number): number =>
  Math.min(validation, memoryBytes * (train + validation <= memoryBytes ? 1 : 1 - trainingFraction));

/** Of training and validation rows of so many bytes what fitArrays holds at once: all, or half of the blocks, the others being copies. */
export function bytesInMemory(train: number, validation: number, memoryBytes: number): number {
  const held = bytesForValidation(train, validation, memoryBytes);
  const inMemory = (bytes: number, room: number): number =>
    bytes <= room ? bytes : (blockBytes(room) * blocksAtOnce) / 2;
  return inMemory(train, memoryBytes - held) + inMemory(validation, held);
}

function splitReader(split: SplitData, form: RowForm): RowReader {
  const inputs = form.inputs.map(({ place, shape }) => {
    const rows = at(split.inputs, place);
    return { rows, shape, width: elements(shape), file: rows.stored && openStored(rows.stored) };
  });
  return {
    async read(start, rows, room) {
      const arrays: ArrayData[] = [];
      for (const { rows: all, shape, width, file } of inputs) {
        const from = start * width;
        const values = file
          ? await file.read(from, rows * width, room * width)
          : all.values.subarray(from, from + rows * width);
        arrays.push({ values, shape });
      }
      const rowWeights = split.roles?.weight?.subarray(start, start + rows);
      return { rows, inputs: arrays, truths: truthsOf(split, start, start + rows, form, arrays), rowWeights };
    },
    async close() {
      for (const { file } of inputs) await file?.close();
    },
  };
}

const shapeOf = ({ target, form, reconstructs }: TruthOf): Shape =>
  reconstructs ?? [form === 'one-hot' ? target.classes.length : 1];

const truthsOf = (
  { targets }: SplitData,
  start: number,
  end: number,
  { truths }: RowForm,
  inputs: readonly ArrayData[],
): ArrayData[] =>
  truths.map(({ place, target, form, scaling, reconstructs }) => {
    if (reconstructs) {
      const { values } = at(inputs, 0);
      return {
        values: Float32Array.from(values.subarray(0, (end - start) * elements(reconstructs))),
        shape: reconstructs,
      };
    }
    const y = at(targets, place).subarray(start, end);
    return truthOf(scaling ? scaledTarget(scaling, y) : y, target, form);
  });

/** A target's numbers as a loss takes them. */
export function truthOf(y: Float32Array, target: TargetInfo, form: TruthForm): ArrayData {
  if (form === 'value') return { values: y, shape: [1] };
  if (form === 'class') return { values: Int32Array.from(y), shape: [1] };
  const classes = target.classes.length;
  const values = new Float32Array(y.length * classes);
  y.forEach((label, row) => {
    values[row * classes + label] = 1;
  });
  return { values, shape: [classes] };
}
