// What all graphs of coalitions' values share: one compiled program for each kind and size of a call, branches that
// TensorFlow runs beside one another, and the mean over the background.
import { availableParallelism } from 'node:os';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorModel } from '#engine/explain/games/tensor-model.ts';
import { compileProgram } from '#engine/kernels/compile/program.ts';
import type { Program } from '#engine/kernels/compile/program.ts';
import type { Tf } from '#engine/kernels/native.ts';

/** What coalitions are valued with: a model, and the rows behind a coalition with each one's part in its value. */
export interface TileTask {
  readonly tf: Tf;
  readonly model: TensorModel;
  /** [rows, features]. */
  readonly background: Tensor2D;
  readonly rowWeights: Float64Array;
}

/** A way from coalitions of one row to their values, by programs of its own. */
export interface Tiles {
  /** What of a row [1, features] every tile of it takes; another tensor than the row is the caller's. */
  ofRow(x: Tensor2D): Tensor;
  /** Values of `count` coalitions, whose masks `mask` [count, features] holds: [count, 2, outputs], see meanOf. */
  run(x: Tensor, mask: Tensor2D, masks: Uint8Array, count: number): Tensor[];
  /** Compiles the graph of a call; throws NotCompilable. */
  tryOut(count: number): void;
  dispose(): void;
}

type Body = (feeds: readonly Tensor[]) => readonly Tensor[];

export interface TilePrograms {
  /** Runs the program of this name, which is recorded when it is first asked for; the results are the caller's. */
  run(name: string, feeds: readonly Tensor[], body: Body): Tensor[];
  /** Has a graph of feeds of these shapes recorded; throws NotCompilable. */
  tryOut(shapes: readonly (readonly number[])[], body: Body): void;
  dispose(): void;
}

/** Programs of different heights that are kept; a method asks for one or two. */
const maxPrograms = 8;
/** Branches of one call, and the pre-activations that make one worth it. */
export const maxBranches = Math.min(4, availableParallelism());
const branchNumbers = 200_000;

/** `variables` stay the caller's; each is in the graph only where an operation reads it. */
export function tilePrograms(tf: Tf, variables: readonly Tensor[]): TilePrograms {
  const programs = new Map<string, Program>();
  const compile = (name: string, feeds: readonly Tensor[], body: Body): Program => {
    const known = programs.get(name);
    if (known) return known;
    if (programs.size >= maxPrograms) {
      const [oldest = '', first] = programs.entries().next().value ?? [];
      programs.delete(oldest);
      first?.dispose();
    }
    const plan = { name, feeds, body: (_: unknown, fed: readonly Tensor[]) => ({ fetches: body(fed) }) };
    const made = compileProgram(variables, [plan]);
    programs.set(name, made);
    return made;
  };
  return {
    run: (name, feeds, body) => compile(name, feeds, body).run(name, feeds),
    tryOut(shapes, body) {
      const feeds = shapes.map((shape) => tf.zeros([...shape]));
      try {
        compile('trial', feeds, body);
      } finally {
        tf.dispose(feeds);
      }
    },
    dispose() {
      for (const program of programs.values()) program.dispose();
    },
  };
}

/** Coalitions of each branch of a call whose coalitions have so many pre-activations each. */
export function branches(count: number, numbers: number): number[] {
  const max = Math.min(maxBranches, count, Math.max(1, Math.floor((count * numbers) / branchNumbers)));
  return Array.from({ length: max }, (_, b) => Math.floor(((b + 1) * count) / max) - Math.floor((b * count) / max));
}

/** One tensor for each branch, made of its rows of `masks`. */
export function inBranches(
  tf: Tf,
  sizes: readonly number[],
  masks: Tensor,
  part: (own: Tensor2D, size: number, branch: number) => Tensor,
): Tensor[] {
  let from = 0;
  return sizes.map((size, branch) => {
    const made = part(tf.slice(masks as Tensor2D, [from, 0], [size, masks.shape[1] ?? 0]), size, branch);
    from += size;
    return made;
  });
}

export const joined = (tf: Tf, parts: Tensor[]): Tensor[] => (parts.length === 1 ? parts : [tf.concat(parts)]);

/** Inputs [count · rows, features] of coalitions, masked in the graph: x·1 + b·0 is exactly x. */
export function maskedInputs({ tf, background }: TileTask, masks: Tensor, x: Tensor, count: number): Tensor2D {
  const [rows, features] = background.shape;
  const chosen = tf.reshape(masks, [count, 1, features]);
  const inside = tf.mul(chosen, tf.reshape(x, [1, 1, features]));
  const outside = tf.mul(tf.reshape(background, [1, rows, features]), tf.sub(tf.scalar(1), chosen));
  return tf.reshape(tf.add(inside, outside), [count * rows, features]);
}

/**
 * Means over the background, which lies along `axis` of [count, rows, outputs] or [rows, count, outputs], as two summands
 * [count, 2, outputs]: the first background row's output, and the mean of what the others differ by. So the mean of equal
 * outputs is that output, and nothing of it is rounded away.
 */
export function meanOf({ tf, background, rowWeights }: TileTask, found: Tensor, axis: 0 | 1): Tensor {
  const [rows] = background.shape;
  const [count = 0, outputs = 0] = [found.shape[1 - axis], found.shape[2]];
  const first = tf.slice(found, [0, 0, 0], axis === 1 ? [count, 1, outputs] : [1, count, outputs]);
  const parts = tf.reshape(tf.tensor1d(Float32Array.from(rowWeights)), axis === 1 ? [1, rows, 1] : [rows, 1, 1]);
  const rest = tf.sum(tf.mul(tf.sub(found, first), parts), axis);
  return tf.stack([tf.reshape(first, [count, outputs]), rest], 1);
}

/** Outputs [count · rows, outputs] to the values of the coalitions. */
export function valuesOf(task: TileTask, found: Tensor, count: number): Tensor {
  const { tf, background, model } = task;
  return meanOf(task, tf.reshape(found, [count, background.shape[0], model.outputs]), 1);
}
