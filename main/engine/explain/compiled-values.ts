// Values of coalitions by one native call per tile: masks and row go in, outputs for every background row come out, and
// whatever lies between is one compiled graph. Where the network begins with a dense layer the masked rows are never
// made: its pre-activations are sums of what each feature brings. Says undefined where nothing can be compiled.
import type { Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { TensorModel } from '#engine/explain/tensor-game.ts';
import { breathe } from '#engine/explain/game.ts';
import { compileProgram } from '#engine/tensor/compile/program.ts';
import type { Program } from '#engine/tensor/compile/program.ts';
import { NotCompilable } from '#engine/tensor/compile/recorder.ts';
import type { Tf } from '#engine/tensor/native.ts';

export interface CompiledValues {
  /** count × outputs. */
  of(row: Float32Array, masks: Uint8Array, count: number, signal?: AbortSignal): Promise<Float64Array>;
  /** Other coalitions that every row is asked for. */
  share(masks: Uint8Array): void;
  dispose(): void;
}

/** Model rows of one call where nothing is said of the network. */
const someRows = 6400;
/** Up to here what each feature brings to each background row is one small matrix. */
const fewFeatures = 64;
/** Bytes of pre-activations that are kept for coalitions that come again with every row. */
const keptBytes = 320 * 1024 * 1024;
/** Programs of different heights that are kept; a method asks for one or two. */
const mostPrograms = 8;

interface Kept {
  readonly tensor: Tensor;
}

/** `shared`: coalitions that are asked for with every row, in this very buffer. */
export function compiledValues(
  tf: Tf,
  model: TensorModel,
  background: Tensor2D,
  share: Float64Array,
  options: { readonly batchRows: number; readonly shared?: Uint8Array; readonly tileRows?: number },
): CompiledValues | undefined {
  const [rows, features] = background.shape;
  const { outputs, firstDense } = model;
  if (!model.weights || rows > options.batchRows) return undefined;
  const own = firstDense?.weights ?? model.weights;
  const perCall = Math.max(1, Math.floor((options.tileRows ?? Math.min(options.batchRows, someRows)) / rows));
  const programs = new Map<string, Program>();
  const mixed = new Map<number, Kept>();
  const units = firstDense?.kernel.shape[1] ?? 0;
  const wide = firstDense !== undefined && features > fewFeatures;
  const bytesEach = 4 * rows * units;
  const fits = (masks: Uint8Array): boolean => wide && (masks.length / features) * bytesEach <= keptBytes;
  let keeps = options.shared && fits(options.shared) ? options.shared : undefined;
  const before =
    firstDense && tf.tidy(() => tf.add<Tensor2D>(tf.matMul(background, firstDense.kernel), firstDense.bias));

  /** Inputs [count · rows, features] of coalitions, masked in the graph: x·1 + b·0 is exactly x. */
  const masked = (masks: Tensor, x: Tensor, count: number): Tensor2D => {
    const chosen = tf.reshape(masks, [count, 1, features]);
    const inside = tf.mul(chosen, tf.reshape(x, [1, 1, features]));
    const outside = tf.mul(tf.reshape(background, [1, rows, features]), tf.sub(tf.scalar(1), chosen));
    return tf.reshape(tf.add(inside, outside), [count * rows, features]);
  };
  /** What the background brings to the first layer, bias included: [count, rows, units]. */
  const outsideOf = (masks: Tensor, count: number): Tensor3D => {
    const chosen = tf.sub(tf.scalar(1), tf.reshape(masks, [count, 1, features]));
    const rest = tf.reshape(tf.mul(chosen, tf.reshape(background, [1, rows, features])), [count * rows, features]);
    const dense = firstDense as NonNullable<typeof firstDense>;
    return tf.reshape(tf.add(tf.matMul(rest as Tensor2D, dense.kernel), dense.bias), [count, rows, units]);
  };

  const program = (kind: 'values' | 'outside' | 'rest', count: number): Program => {
    const name = `${kind}_${count}`;
    const known = programs.get(name);
    if (known) return known;
    if (programs.size >= mostPrograms) {
      const [oldest = '', first] = programs.entries().next().value ?? [];
      programs.delete(oldest);
      first?.dispose();
    }
    const feeds: Tensor[] = [tf.zeros([count, features])];
    if (kind !== 'outside') feeds.push(tf.zeros([1, features]));
    if (kind === 'rest') feeds.push(tf.zeros([count, rows, units]));
    const body = (given: readonly Tensor[]): Tensor => {
      const [masks = tf.scalar(0), x = tf.scalar(0), kept = tf.scalar(0)] = given;
      if (kind === 'outside') return outsideOf(masks, count);
      if (!firstDense || !before) return model.predict(masked(masks, x, count));
      if (kind === 'values' && !wide) {
        const gap = tf.transpose(tf.sub(x, background));
        const each = tf.mul(tf.reshape(gap, [features, rows, 1]), tf.reshape(firstDense.kernel, [features, 1, units]));
        const sums = tf.matMul(masks as Tensor2D, tf.reshape(each, [features, rows * units]) as Tensor2D);
        const all = tf.add(sums, tf.reshape(before, [1, rows * units]));
        return firstDense.after(tf.reshape(all, [count * rows, units]));
      }
      const inside = tf.matMul(tf.mul(masks, x) as Tensor2D, firstDense.kernel);
      const outside = kind === 'rest' ? kept : outsideOf(masks, count);
      return firstDense.after(
        tf.reshape(tf.add(outside, tf.reshape(inside, [count, 1, units])), [count * rows, units]),
      );
    };
    // A variable that no operation reads would not be in the graph.
    const variables = [...own, background, ...(firstDense ? [firstDense.kernel, firstDense.bias] : [])];
    if (before) variables.push(before);
    try {
      const made = compileProgram(variables, [{ name, feeds, body: (_, given) => ({ fetches: [body(given)] }) }]);
      programs.set(name, made);
      return made;
    } finally {
      tf.dispose(feeds);
    }
  };

  const tile = (x: Tensor2D, masks: Uint8Array, count: number): Float32Array => {
    const chosen = tf.tensor2d(new Float32Array(masks), [count, features]);
    const again = keeps !== undefined && masks.buffer === keeps.buffer;
    let kept = again ? mixed.get(masks.byteOffset) : undefined;
    if (again && !kept) {
      const [tensor] = program('outside', count).run(`outside_${count}`, [chosen]);
      if (tensor) mixed.set(masks.byteOffset, (kept = { tensor }));
    }
    const kind = kept ? 'rest' : 'values';
    const [out] = program(kind, count).run(`${kind}_${count}`, kept ? [chosen, x, kept.tensor] : [chosen, x]);
    chosen.dispose();
    if (!out) throw new Error('The program gave nothing');
    const read = out.dataSync<'float32'>();
    out.dispose();
    return read;
  };

  // Found out once, before anything relies on it.
  try {
    program('values', Math.min(perCall, 2));
  } catch (error) {
    before?.dispose();
    if (error instanceof NotCompilable) return undefined;
    throw error;
  }
  return {
    async of(row, masks, count, signal) {
      const values = new Float64Array(count * outputs);
      const x = tf.tensor2d(row, [1, features]);
      try {
        for (let start = 0; start < count; start += perCall) {
          if (start > 0) await breathe(signal);
          const size = Math.min(perCall, count - start);
          const found = tile(x, masks.subarray(start * features, (start + size) * features), size);
          addShares(values, found, share, start, outputs);
        }
      } finally {
        x.dispose();
      }
      return values;
    },
    share(masks) {
      for (const { tensor } of mixed.values()) tensor.dispose();
      mixed.clear();
      keeps = fits(masks) ? masks : undefined;
    },
    dispose() {
      before?.dispose();
      for (const one of programs.values()) one.dispose();
      for (const { tensor } of mixed.values()) tensor.dispose();
    },
  };
}

/** In double precision: the mean of equal outputs is that output. */
function addShares(into: Float64Array, found: Float32Array, share: Float64Array, start: number, outputs: number): void {
  const rows = share.length;
  const count = found.length / outputs / rows;
  for (let c = 0, i = 0; c < count; c++) {
    for (let k = 0; k < outputs; k++) {
      let sum = 0;
      for (let b = 0; b < rows; b++) sum += (share[b] ?? 0) * (found[i + b * outputs + k] ?? 0);
      into[(start + c) * outputs + k] = sum;
    }
    i += rows * outputs;
  }
}
