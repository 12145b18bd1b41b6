// Kernels that the WebAssembly backend lacks, or gets wrong, and that training convolutions and pools needs, made of those
// it has: a product for each tap of the window. Slower than a kernel of its own, and right.
import * as tf from '@tensorflow/tfjs-core';

type Pad = 'valid' | 'same' | number;
interface Window {
  readonly strides: [number, number] | number;
  readonly pad: Pad;
}

type Side = [number, number];

/** A border of these rows and columns, of [batch, rows, columns, channels]. */
const ofPicture = (rows: Side, columns: Side): Side[] => [[0, 0], rows, columns, [0, 0]];

/** The input with its border, and where the windows' taps lie in it. */
function windowsOf(inputShape: readonly number[], filterShape: readonly number[], window: Window, depthwise: boolean) {
  const info = tf.backend_util.computeConv2DInfo(
    inputShape as [number, number, number, number],
    filterShape as [number, number, number, number],
    window.strides,
    1,
    window.pad,
    undefined,
    depthwise,
  );
  const { top, bottom, left, right } = info.padInfo;
  const border = ofPicture([top, bottom], [left, right]);
  const height = (info.outHeight - 1) * info.strideHeight + 1;
  const width = (info.outWidth - 1) * info.strideWidth + 1;
  const taps = Array.from({ length: info.filterHeight * info.filterWidth }, (_, i) => ({
    row: Math.floor(i / info.filterWidth),
    column: i % info.filterWidth,
  }));
  return { info, border, height, width, taps };
}

type Windows = ReturnType<typeof windowsOf>;

/** What each window sees at one tap: [batch, rows, columns, channels]. */
function seenAt(
  padded: tf.Tensor,
  { row, column }: Windows['taps'][number],
  { info, height, width }: Windows,
): tf.Tensor {
  return tf.stridedSlice(
    padded,
    [0, row, column, 0],
    [info.batchSize, row + height, column + width, info.inChannels],
    [1, info.strideHeight, info.strideWidth, 1],
  );
}

function conv2dFilterGradient(x: tf.Tensor, dy: tf.Tensor, filterShape: readonly number[], window: Window): tf.Tensor {
  const windows = windowsOf(x.shape, filterShape, window, false);
  const padded = tf.pad(x, windows.border);
  const slopes = tf.reshape(dy, [-1, windows.info.outChannels]) as tf.Tensor2D;
  const parts = windows.taps.map((tap) => {
    const seen = tf.reshape(seenAt(padded, tap, windows), [-1, windows.info.inChannels]) as tf.Tensor2D;
    return tf.matMul(seen, slopes, true);
  });
  return tf.reshape(tf.stack(parts), [...filterShape]);
}

function depthwiseFilterGradient(
  x: tf.Tensor,
  dy: tf.Tensor,
  filterShape: readonly number[],
  window: Window,
): tf.Tensor {
  const windows = windowsOf(x.shape, filterShape, window, true);
  const channels = windows.info.inChannels;
  const padded = tf.pad(x, windows.border);
  const slopes = tf.reshape(dy, [-1, channels, windows.info.outChannels / channels]);
  const parts = windows.taps.map((tap) => {
    const seen = tf.reshape(seenAt(padded, tap, windows), [-1, channels, 1]);
    return tf.sum(tf.mul(seen, slopes), 0);
  });
  return tf.reshape(tf.stack(parts), [...filterShape]);
}

function depthwiseInputGradient(
  dy: tf.Tensor,
  filter: tf.Tensor,
  inputShape: readonly number[],
  window: Window,
): tf.Tensor {
  const windows = windowsOf(inputShape, filter.shape, window, true);
  const { info, taps } = windows;
  const [batch, channels] = [info.batchSize, info.inChannels];
  const multiplier = info.outChannels / channels;
  const slopes = tf.reshape(dy, [-1, channels, multiplier]);
  const parts = taps.map(({ row, column }) => {
    const tap = tf.reshape(tf.slice(filter, [row, column, 0, 0], [1, 1, -1, -1]), [1, channels, multiplier]);
    return tf.reshape(tf.sum(tf.mul(slopes, tap), 2), [batch, info.outHeight, info.outWidth, channels]);
  });
  return spread(parts, windows);
}

/** What each tap hands back of each window, [batch, rows, columns, channels], added up where it came from. */
function spread(parts: readonly tf.Tensor[], { info, border, height, width, taps }: Windows): tf.Tensor {
  const [batch, channels] = [info.batchSize, info.inChannels];
  const sums = taps.map(({ row, column }, tap) => {
    const back = tf.reshape(parts[tap] as tf.Tensor, [batch * info.outHeight, 1, info.outWidth, channels]);
    // Zeros between the windows' places, then the places moved to where this tap looks.
    const apart = (x: tf.Tensor, shape: number[], stride: number): tf.Tensor =>
      tf.pad(tf.reshape(x, shape), ofPicture([0, 0], [0, stride - 1]));
    const columns = apart(back, [batch * info.outHeight, info.outWidth, 1, channels], info.strideWidth);
    const rows = apart(columns, [batch, info.outHeight, 1, -1], info.strideHeight);
    const spaced = tf.reshape(rows, [
      batch,
      info.outHeight * info.strideHeight,
      info.outWidth * info.strideWidth,
      channels,
    ]);
    const places = tf.slice(spaced, [0, 0, 0, 0], [batch, height, width, channels]);
    const below = info.inHeight + info.padInfo.top + info.padInfo.bottom - row - height;
    const right = info.inWidth + info.padInfo.left + info.padInfo.right - column - width;
    return tf.pad(places, ofPicture([row, below], [column, right]));
  });
  const padded = sums.reduce((sum, part) => tf.add(sum, part));
  const size = [batch, info.inHeight, info.inWidth, channels];
  return tf.slice(padded, [0, border[1]?.[0] ?? 0, border[2]?.[0] ?? 0, 0], size);
}

/** Below every number: a border is never the largest. */
const lowest = -3.4e38;

/** To the first of the largest of each window, as TensorFlow does. The backend's own goes astray where all are negative. */
function maxPoolGradient(
  dy: tf.Tensor,
  x: tf.Tensor,
  y: tf.Tensor,
  { filterSize, strides, pad }: Window & Pick<Shapes, 'filterSize'>,
): tf.Tensor {
  const [height, width] = typeof filterSize === 'number' ? [filterSize, filterSize] : filterSize;
  const windows = windowsOf(x.shape, [height, width, x.shape.at(-1) ?? 1, 1], { strides, pad }, true);
  const padded = tf.pad(x, windows.border, lowest);
  let open: tf.Tensor = tf.ones(y.shape);
  const parts = windows.taps.map((tap) => {
    const own = tf.mul(open, tf.cast(tf.equal(seenAt(padded, tap, windows), y), 'float32'));
    open = tf.sub(open, own);
    return tf.mul(dy, own);
  });
  return spread(parts, windows);
}

/** A kernel as a function of its inputs as tensors. */
function register(
  kernelName: string,
  gradient: (inputs: Record<string, tf.Tensor>, attributes: Window & Shapes) => tf.Tensor,
): void {
  if (tf.getKernel(kernelName, 'wasm')) tf.unregisterKernel(kernelName, 'wasm');
  tf.registerKernel({
    kernelName,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs }) =>
      tf.tidy(() => gradient(inputs as unknown as Record<string, tf.Tensor>, attrs as unknown as Window & Shapes)),
  });
}

interface Shapes {
  readonly filterSize: [number, number] | number;
  readonly filterShape: readonly number[];
  readonly inputShape: readonly number[];
}

function given(inputs: Record<string, tf.Tensor>, name: string): tf.Tensor {
  const tensor = inputs[name];
  if (tensor === undefined) throw new Error(`No input ${name}`);
  return tensor;
}

/** Call it once, before the first gradient on the WebAssembly backend. */
export function registerWasmKernels(): void {
  register('Conv2DBackpropFilter', (inputs, attributes) =>
    conv2dFilterGradient(given(inputs, 'x'), given(inputs, 'dy'), attributes.filterShape, attributes),
  );
  register('DepthwiseConv2dNativeBackpropFilter', (inputs, attributes) =>
    depthwiseFilterGradient(given(inputs, 'x'), given(inputs, 'dy'), attributes.filterShape, attributes),
  );
  register('DepthwiseConv2dNativeBackpropInput', (inputs, attributes) =>
    depthwiseInputGradient(given(inputs, 'dy'), given(inputs, 'filter'), attributes.inputShape, attributes),
  );
  register('MaxPoolGrad', (inputs, attributes) =>
    maxPoolGradient(given(inputs, 'dy'), given(inputs, 'input'), given(inputs, 'output'), attributes),
  );
}
