// Values of coalitions by one native call per tile: masks and row go in, outputs for every background row come out, and
// whatever lies between is one compiled graph. Where the network begins with a dense layer the masked rows are never
// made: its pre-activations are sums of what each feature brings. Says undefined where nothing can be compiled.
import { availableParallelism } from 'node:os';
import type { Rank, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { FirstDense, TensorModel } from '#engine/explain/games/tensor-model.ts';
import { addBias } from '#engine/kernels/differentiable.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import { compileProgram } from '#engine/kernels/compile/program.ts';
import type { Program } from '#engine/kernels/compile/program.ts';
import { NotCompilable } from '#engine/kernels/compile/recorder.ts';
import type { Tf } from '#engine/kernels/native.ts';

interface Asked {
  readonly row: Float32Array;
  readonly masks: Uint8Array;
  readonly count: number;
  resolve(values: Float64Array): void;
  reject(error: unknown): void;
}

export interface CompiledValues {
  /** count × outputs. */
  of(row: Float32Array, masks: Uint8Array, count: number, signal?: AbortSignal): Promise<Float64Array>;
  /** As `of`, together with whoever asks in this turn of the event loop; undefined where that is no gain. */
  atOnce(row: Float32Array, masks: Uint8Array, count: number): Promise<Float64Array> | undefined;
  /** Rows that are best asked for at the same time. */
  readonly together: number;
  /** Coalitions of one native call. */
  readonly perCall: number;
  /** Other coalitions that every row is asked for. */
  share(masks: Uint8Array): void;
  dispose(): void;
}

interface Graph {
  /** `count` coalitions, of each of `asked` rows. */
  feeds(count: number, asked: number): Tensor[];
  body(given: readonly Tensor[], count: number, asked: number): Tensor[];
}

/** Model rows of one call where nothing is said of the network. */
const someRows = 6400;
/** Up to here what each feature brings to each background row is one small matrix, and a coalition one product with it. */
const fewFeatures = 32;
/** Bytes of pre-activations that are kept for coalitions that come again with every row. */
const keptBytes = 320 * 1024 * 1024;
/** Programs of different heights that are kept; a method asks for one or two. */
const mostPrograms = 8;
/** Branches of one call, which TensorFlow runs beside one another, and the pre-activations that make one worth it. */
const mostBranches = Math.min(4, availableParallelism());
/** Rows whose few coalitions go into one call, when they are asked for at the same time. */
const together = 16;
const branchNumbers = 200_000;

type Kind = 'several' | 'contributions' | 'sums' | 'outside' | 'rest' | 'mixed' | 'masked';

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
  const mixed = new Map<number, readonly Tensor[]>();
  const units = firstDense?.kernel.shape[1] ?? 0;
  const few = firstDense !== undefined && features <= fewFeatures;
  const fits = (masks: Uint8Array): boolean =>
    firstDense !== undefined && !few && (masks.length / features) * 4 * rows * units <= keptBytes;
  let keeps = options.shared && fits(options.shared) ? options.shared : undefined;
  const before =
    firstDense && tf.tidy(() => tf.add<Tensor2D>(tf.matMul(background, firstDense.kernel), firstDense.bias));

  /** Coalitions of each branch of a call. */
  const branches = (count: number): number[] => {
    const most = Math.min(mostBranches, count, Math.max(1, Math.floor((count * rows * units) / branchNumbers)));
    return Array.from(
      { length: most },
      (_, b) => Math.floor(((b + 1) * count) / most) - Math.floor((b * count) / most),
    );
  };
  const inBranches = (count: number, part: (from: number, size: number, branch: number) => Tensor): Tensor[] => {
    let from = 0;
    return branches(count).map((size, branch) => {
      const made = part(from, size, branch);
      from += size;
      return made;
    });
  };

  /** Inputs [count · rows, features] of coalitions, masked in the graph: x·1 + b·0 is exactly x. */
  const maskedInputs = (masks: Tensor, x: Tensor, count: number): Tensor2D => {
    const chosen = tf.reshape(masks, [count, 1, features]);
    const inside = tf.mul(chosen, tf.reshape(x, [1, 1, features]));
    const outside = tf.mul(tf.reshape(background, [1, rows, features]), tf.sub(tf.scalar(1), chosen));
    return tf.reshape(tf.add(inside, outside), [count * rows, features]);
  };

  /**
   * Means over the background, which lies along `axis` of [count, rows, outputs] or [rows, count, outputs], as two summands
   * [count, 2, outputs]: the first background row's output, and the mean of what the others differ by. So the mean of equal
   * outputs is that output, and nothing of it is rounded away.
   */
  const meanOf = (found: Tensor, axis: 0 | 1): Tensor => {
    const count = found.shape[1 - axis] ?? 0;
    const first = tf.slice(found, [0, 0, 0], axis === 1 ? [count, 1, outputs] : [1, count, outputs]);
    const parts = tf.reshape(tf.tensor1d(Float32Array.from(share)), axis === 1 ? [1, rows, 1] : [rows, 1, 1]);
    const rest = tf.sum(tf.mul(tf.sub(found, first), parts), axis);
    return tf.stack([tf.reshape(first, [count, outputs]), rest], 1);
  };

  /** Outputs [count · rows, outputs] to the values of the coalitions. */
  const valuesOf = (found: Tensor, count: number): Tensor => meanOf(tf.reshape(found, [count, rows, outputs]), 1);

  const graphs = (dense: FirstDense, x1: Tensor2D): Readonly<Record<Kind, Graph>> => {
    const masksOf = (count: number): Tensor => tf.zeros([count, features]);
    const cut = (masks: Tensor, from: number, size: number): Tensor2D =>
      tf.slice(masks as Tensor2D, [from, 0], [size, masks.shape[1] ?? 0]);
    /** What the background brings to the first layer, row by row: what a coalition adds to it is then one long bias. */
    const outsideOf = (masks: Tensor, count: number): Tensor => {
      const left = tf.sub(tf.scalar(1), tf.reshape(masks, [1, count, features]));
      const rest = tf.reshape(tf.mul(left, tf.reshape(background, [rows, 1, features])), [rows * count, features]);
      return tf.reshape(tf.matMul(rest as Tensor2D, dense.kernel), [rows, count * units]);
    };
    const ended = (outside: Tensor, masks: Tensor2D, x: Tensor, count: number): Tensor => {
      const inside = addBias(tf.matMul(tf.mul(masks, x) as Tensor2D, dense.kernel), dense.bias);
      const all = addBias(outside, tf.reshape(inside, [count * units]));
      return meanOf(tf.reshape(dense.after(tf.reshape(all, [rows * count, units])), [rows, count, outputs]), 0);
    };
    /** Where rows are shorter than the layer is wide, whole rows cost less than two sums of it. */
    const mixedOf = (masks: Tensor2D, x: Tensor, count: number): Tensor =>
      features <= units
        ? valuesOf(
            dense.after(addBias(tf.matMul(maskedInputs(masks, x, count), dense.kernel), dense.bias) as Tensor2D),
            count,
          )
        : ended(outsideOf(masks, count), masks, x, count);
    const one = (parts: Tensor[]): Tensor[] => [parts.length === 1 ? (parts[0] as Tensor) : tf.concat(parts)];
    return {
      contributions: {
        feeds: () => [x1],
        body: ([x = tf.scalar(0)]) => {
          const gap = tf.transpose(tf.sub(x, background));
          const each = tf.mul(tf.reshape(gap, [features, rows, 1]), tf.reshape(dense.kernel, [features, 1, units]));
          return [tf.reshape(each, [features, rows * units])];
        },
      },
      // Some rows with as many coalitions each: what every feature brings, with what the background itself does as that of
      // a player who is always in, and one product for each row.
      several: {
        feeds: (count, asked) => [tf.zeros([asked, count, features + 1]), tf.zeros([asked, features])],
        body: ([masks = tf.scalar(0), x = tf.scalar(0)], count, asked) =>
          one(
            Array.from({ length: mostBranches }, (_, branch) => {
              const size = asked / mostBranches;
              const own = tf.reshape(tf.slice(x, [branch * size, 0], [size, features]), [size, 1, features]);
              const gap = tf.transpose(tf.sub(own, background), [0, 2, 1]);
              const each = tf.mul(
                tf.reshape(gap, [size, features, rows, 1]),
                tf.reshape(dense.kernel, [1, features, 1, units]),
              );
              const always = tf.tile(tf.reshape(before as Tensor, [1, 1, rows * units]), [size, 1, 1]);
              const brought = tf.concat([tf.reshape(each, [size, features, rows * units]), always], 1);
              const chosen = tf.slice(masks, [branch * size, 0, 0], [size, count, features + 1]);
              const all = tf.reshape(tf.matMul(chosen, brought), [size * count * rows, units]) as Tensor2D;
              return valuesOf(dense.after(all), size * count);
            }),
          ),
      },
      sums: {
        feeds: (count) => [masksOf(count), tf.zeros([features, rows * units])],
        body: ([masks = tf.scalar(0), brought = tf.scalar(0)], count) =>
          one(
            inBranches(count, (from, size) => {
              const sums = tf.matMul(cut(masks, from, size), brought as Tensor2D);
              const all = addBias(sums, tf.reshape(before as Tensor, [rows * units]));
              return valuesOf(dense.after(tf.reshape(all, [size * rows, units])), size);
            }),
          ),
      },
      outside: {
        feeds: (count) => [masksOf(count)],
        body: ([masks = tf.scalar(0)], count) =>
          inBranches(count, (from, size) => outsideOf(cut(masks, from, size), size)),
      },
      rest: {
        feeds: (count) => [masksOf(count), x1, ...branches(count).map((size) => tf.zeros([rows, size * units]))],
        body: ([masks = tf.scalar(0), x = tf.scalar(0), ...kept], count) =>
          one(inBranches(count, (from, size, b) => ended(kept[b] ?? tf.scalar(0), cut(masks, from, size), x, size))),
      },
      mixed: {
        feeds: (count) => [masksOf(count), x1],
        body: ([masks = tf.scalar(0), x = tf.scalar(0)], count) =>
          one(inBranches(count, (from, size) => mixedOf(cut(masks, from, size), x, size))),
      },
      masked: plain(x1),
    };
  };
  const plain = (x1: Tensor2D): Graph => ({
    feeds: (count) => [tf.zeros([count, features]), x1],
    body: ([masks = tf.scalar(0), x = tf.scalar(0)], count) => [
      valuesOf(model.predict(maskedInputs(masks, x, count)), count),
    ],
  });

  const program = (name: string, kind: Kind, count: number, asked: number): Program => {
    const known = programs.get(name);
    if (known) return known;
    if (programs.size >= mostPrograms) {
      const [oldest = '', first] = programs.entries().next().value ?? [];
      programs.delete(oldest);
      first?.dispose();
    }
    const x1 = tf.zeros<Rank.R2>([1, features]);
    const { feeds, body } = firstDense ? graphs(firstDense, x1)[kind] : plain(x1);
    const given = feeds(count, asked);
    // A variable that no operation reads would not be in the graph.
    const variables = [...own, background, ...(firstDense ? [firstDense.kernel, firstDense.bias] : [])];
    if (before) variables.push(before);
    try {
      const fetches = (_: unknown, fed: readonly Tensor[]) => ({ fetches: body(fed, count, asked) });
      const made = compileProgram(variables, [{ name, feeds: given, body: fetches }]);
      programs.set(name, made);
      return made;
    } finally {
      tf.dispose([x1, ...given]);
    }
  };
  const call = (kind: Kind, count: number, feeds: readonly Tensor[], asked = 1): Tensor[] => {
    const name = `${kind}_${asked}_${count}`;
    return program(name, kind, count, asked).run(name, feeds);
  };
  const read = ([out]: readonly Tensor[]): Float32Array => {
    if (!out) throw new Error('The program gave nothing');
    const numbers = out.dataSync<'float32'>();
    out.dispose();
    return numbers;
  };

  /** With few features `x` is what they bring, else the row. */
  const tile = (x: Tensor, masks: Uint8Array, count: number): Float32Array => {
    const mask = tf.tensor2d(new Float32Array(masks), [count, features]);
    try {
      if (few) return read(call('sums', count, [mask, x]));
      if (!firstDense) return read(call('masked', count, [mask, x]));
      const again = keeps !== undefined && masks.buffer === keeps.buffer;
      let kept = again ? mixed.get(masks.byteOffset) : undefined;
      if (again && !kept) mixed.set(masks.byteOffset, (kept = call('outside', count, [mask])));
      return read(kept ? call('rest', count, [mask, x, ...kept]) : call('mixed', count, [mask, x]));
    } finally {
      mask.dispose();
    }
  };

  let waiting: Asked[] = [];
  /** What was asked for since the last turn of the event loop; a call has as many in each branch. */
  const answer = (): void => {
    const asked = waiting;
    waiting = [];
    const most = Math.max(1, ...asked.map(({ count }) => count));
    for (let from = 0; from < asked.length; from += together) {
      const group = asked.slice(from, from + together);
      try {
        const size = mostBranches * Math.ceil(group.length / mostBranches);
        const [all, x] = [new Float32Array(size * most * (features + 1)), new Float32Array(size * features)];
        group.forEach(({ row, masks, count }, i) => {
          x.set(row, i * features);
          all.set(withOne(masks, features, count), i * most * (features + 1));
        });
        const feeds = [tf.tensor3d(all, [size, most, features + 1]), tf.tensor2d(x, [size, features])];
        const found = read(call('several', most, feeds, size));
        tf.dispose(feeds);
        group.forEach(({ count, resolve }, i) => {
          const values = new Float64Array(count * outputs);
          addSummands(values, found.subarray(i * most * 2 * outputs), 0, count, outputs);
          resolve(values);
        });
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
  };

  // Found out once, before anything relies on it.
  try {
    program('trial', few ? 'sums' : firstDense ? 'mixed' : 'masked', Math.min(perCall, 2), 1);
  } catch (error) {
    before?.dispose();
    if (error instanceof NotCompilable) return undefined;
    throw error;
  }
  return {
    perCall,
    together: few ? together : 1,
    atOnce: (row, masks, count) =>
      few && count * together <= perCall
        ? new Promise((resolve, reject) => {
            if (waiting.push({ row, masks, count, resolve, reject }) === 1) setImmediate(answer);
          })
        : undefined,
    async of(row, masks, count, signal) {
      const values = new Float64Array(count * outputs);
      const own = tf.tensor2d(row, [1, features]);
      const x = few ? call('contributions', 1, [own])[0] : own;
      try {
        if (!x) throw new Error('The program gave nothing');
        for (let start = 0; start < count; start += perCall) {
          if (start > 0) await yieldToEventLoop(signal);
          const size = Math.min(perCall, count - start);
          const found = tile(x, masks.subarray(start * features, (start + size) * features), size);
          addSummands(values, found, start, size, outputs);
        }
      } finally {
        own.dispose();
        x?.dispose();
      }
      return values;
    },
    share(masks) {
      tf.dispose([...mixed.values()].flat());
      mixed.clear();
      keeps = fits(masks) ? masks : undefined;
    },
    dispose() {
      before?.dispose();
      for (const one of programs.values()) one.dispose();
      tf.dispose([...mixed.values()].flat());
    },
  };
}

/** Masks as the graph takes them, with a player who is always in. */
function withOne(masks: Uint8Array, features: number, count: number): Float32Array {
  const all = new Float32Array(count * (features + 1)).fill(1);
  for (let c = 0; c < count; c++)
    for (let j = 0; j < features; j++) all[c * (features + 1) + j] = masks[c * features + j] ?? 0;
  return all;
}

/** Both summands of `count` coalitions' values, in double precision. */
function addSummands(into: Float64Array, found: Float32Array, start: number, count: number, outputs: number): void {
  for (let c = 0; c < count; c++) {
    for (let k = 0; k < outputs; k++) {
      const [first, rest] = [found[2 * c * outputs + k] ?? 0, found[(2 * c + 1) * outputs + k] ?? 0];
      into[(start + c) * outputs + k] = first + rest;
    }
  }
}
