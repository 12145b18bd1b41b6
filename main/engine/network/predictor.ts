// A trained model as a function: what evaluation, prediction, explanation and export ask. Rows are flat, the columns of all
// inputs side by side, and so are the outputs of all ends.
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { Fault } from '#shared/protocol/problem.ts';
import { compiledFunction } from '#engine/kernels/compile/compiled-function.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import { readOut } from '#engine/kernels/read-out.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import type { Network } from '#engine/network/build-network.ts';
import { forward } from '#engine/network/forward.ts';
import { at, elements } from '#engine/network/layer.ts';
import { prepared } from '#engine/preprocessing/steps.ts';
import type { Numbers, PreprocessingStep } from '#engine/values/dataset.ts';
import type { Shape } from '#engine/values/layer.ts';
import type { ModelValue, WeightData } from '#engine/values/model.ts';

export interface Predictor {
  readonly network: Network;
  /** In the order of the network's; owned by this predictor. */
  readonly weights: readonly Tensor[];
  /** Numbers of a row, and of its outputs. */
  readonly features: number;
  readonly outputs: number;
  /** Rows of one piece of native work, small enough for memory and for a cancel in time. */
  readonly batchRows: number;
  /** As batchRows, with a backward pass. */
  readonly gradientRows: number;
  /** [n, features] as the tensors that the network takes; call it in a tidy. */
  inputsOf(rows: Tensor): Tensor[];
  /** [n, features] -> [n, outputs]; differentiable; call it in a tidy or dispose the result. */
  predict(rows: Tensor): Tensor2D;
  /**
   * rows × features, as the fitted steps left them -> rows × outputs; NaN and infinities come as they are. Yields to the
   * event loop between pieces and obeys the signal.
   */
  predictRows(x: Float32Array, signal?: AbortSignal): Promise<Float64Array>;
  /** As predictRows, of the columns of the table, before the fitted steps. */
  predictRaw(raw: Numbers, signal?: AbortSignal): Promise<Float64Array>;
  dispose(): void;
}

/** Multiply-adds of one piece of native work: some 50 ms, forward alone and with a backward pass. */
const [pieceMultiplyAdds, gradientMultiplyAdds] = [1_500_000_000, 1_000_000_000];
/** Numbers of the largest layer's outputs in one piece, 64 MB; with a backward pass those of all layers, 128 MB. */
const [pieceNumbers, gradientNumbers] = [16_000_000, 32_000_000];

/** What a predictor is opened from: a model of one output as network/flat-model.ts makes it, or a part of a network. */
export interface PredictedModel extends Pick<ModelValue, 'network' | 'weights'> {
  /** Of the columns of all inputs side by side. */
  readonly preprocessing?: readonly PreprocessingStep[];
}

/** Throws Fault 'model.weights' where they do not fit the network; dispose() it when done. `unfused`: see CallContext. */
export function openPredictor(tf: Tf, model: PredictedModel, unfused = false): Predictor {
  const network = buildNetwork(model.network);
  const weights = weightTensors(tf, network, model.weights);
  const sizes = network.inputShapes.map(elements);
  const features = sizes.reduce((sum, size) => sum + size, 0);
  const outputs = network.outputShapes.reduce((sum, shape) => sum + elements(shape), 0);
  const withShape = (rows: Tensor, shape: Shape): Tensor =>
    rows.rank === 2 && shape.length === 1 ? rows : tf.reshape(rows, [-1, ...shape]);
  const inputsOf = (rows: Tensor): Tensor[] => {
    const parts = sizes.length === 1 ? [rows] : tf.split(rows, sizes, 1);
    return parts.map((part, i) => withShape(part, at(network.inputShapes, i)));
  };
  const predict = (rows: Tensor): Tensor2D => {
    const ends = forward(network, inputsOf(rows), weights, { training: false, unfused }).outputs.map((end, i) =>
      withShape(end, [elements(at(network.outputShapes, i))]),
    );
    return (ends.length === 1 ? at(ends, 0) : tf.concat(ends, 1)) as Tensor2D;
  };
  const batchRows = rowsOfPiece(network, pieceNumbers, 8192);
  const compiled = compiledFunction(weights, ([rows]) => [predict(rows as Tensor)]);
  const predictRows = async (x: Float32Array, signal?: AbortSignal): Promise<Float64Array> => {
    const result = new Float64Array((x.length / features) * outputs);
    for await (const { start, rows, part } of rowPieces(x, features, batchRows, signal)) {
      const found = readOut(tf, () => at(compiled.run([tf.tensor2d(part, [rows, features])]), 0).dataSync());
      result.set(found, start * outputs);
    }
    return result;
  };
  return {
    network,
    weights,
    features,
    outputs,
    batchRows,
    gradientRows: smallest(
      gradientNumbers / outputSizes(network).reduce((sum, size) => sum + size, 2 * features),
      gradientMultiplyAdds / (3 * network.multiplyAdds),
      16_384,
    ),
    inputsOf,
    predict,
    predictRows,
    predictRaw: async (raw, signal) =>
      predictRows(await prepared(model.preprocessing ?? [], raw, raw.length / features, signal), signal),
    dispose: () => {
      compiled.dispose();
      tf.dispose([...weights]);
    },
  };
}

interface RowPiece {
  /** Its first row. */
  readonly start: number;
  readonly rows: number;
  /** rows × features. */
  readonly part: Float32Array;
}

/** Rows in pieces of `size`, with a turn of the event loop before each; obeys the signal. */
export async function* rowPieces(
  x: Float32Array,
  features: number,
  size: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<RowPiece> {
  const count = x.length / features;
  for (let start = 0; start < count; start += size) {
    await yieldToEventLoop(signal);
    const rows = Math.min(size, count - start);
    yield { start, rows, part: x.subarray(start * features, (start + rows) * features) };
  }
}

interface Piece extends RowPiece {
  /** Its points: from … from + taken. */
  readonly from: number;
  readonly taken: number;
  /** Of all rows and points, what is done with this piece. */
  readonly done: number;
}

/** As rowPieces, where each row stands for `points` rows of the work, of which at most `size` go into a piece. */
export async function* pointPieces(
  x: Float32Array,
  features: number,
  points: number,
  size: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Piece> {
  const count = x.length / features;
  const [height, step] = [Math.min(points, size), Math.max(1, Math.floor(size / points))];
  for (let start = 0; start < count; start += step) {
    const rows = Math.min(step, count - start);
    const part = x.subarray(start * features, (start + rows) * features);
    for (let from = 0; from < points; from += height) {
      await yieldToEventLoop(signal);
      const taken = Math.min(height, points - from);
      yield { start, rows, part, from, taken, done: (start + (rows * (from + taken)) / points) / count };
    }
  }
}

/** Numbers of one row that each layer hands on. */
const outputSizes = ({ layers }: Network): readonly number[] =>
  layers.flatMap(({ calls }) => calls.flatMap(({ outputShapes }) => outputShapes.map(elements)));

const smallest = (...limits: readonly number[]): number => Math.max(1, Math.floor(Math.min(...limits)));

/** Rows whose largest outputs of a layer are `numbers`, at most `max`; fewer where they take longer than a piece may. */
export const rowsOfPiece = (network: Network, numbers: number, max = Number.POSITIVE_INFINITY): number =>
  smallest(numbers / Math.max(1, ...outputSizes(network)), pieceMultiplyAdds / network.multiplyAdds, max);

/** Makes tensors of a model's weights; throws Fault 'model.weights' when they do not fit the network. */
export function weightTensors(tf: Tf, network: Network, weights: readonly WeightData[]): Tensor[] {
  network.weights.forEach((spec, i) => {
    const given = weights[i];
    const fits =
      given !== undefined && given.shape.join() === spec.shape.join() && given.values.length === elements(spec.shape);
    if (!fits || weights.length !== network.weights.length)
      throw new Fault('model.weights', { layer: spec.layer, weight: spec.name });
  });
  return weights.map((weight) => tf.tensor(weight.values, [...weight.shape], 'float32'));
}
