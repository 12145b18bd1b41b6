// Random numbers of the tensor work: streams derived by name from a seed, host generators for weights and shuffles,
// and draws inside a step that depend only on (seed, step), so that a recorded step can be fed its step number.
import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '#engine/values/layer.ts';

/** A new seed, 0 … 2^32 − 1, for a named stream of `seed` (FNV-1a over the name, then a 32-bit finaliser). */
export function deriveSeed(seed: number, ...names: readonly (string | number)[]): number {
  // The seed is spread over all bits first: else seed 1 with "b" would be seed 2 with "a".
  let hash = mix(0x811c9dc5 ^ mix(seed ^ 0x9e3779b9));
  for (const char of names.join('\u0000')) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return mix(hash);
}

function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

export interface Generator {
  /** Uniform in [0, 1) with 32 random bits. */
  next(): number;
  /** Standard normal (polar Box-Muller). */
  normal(): number;
}

/** SFC32 (Chris Doty-Humphrey), seeded by one word: passes PractRand, and is the same on every machine. */
export function generator(seed: number): Generator {
  let a = mix(seed ^ 0x9e3779b9);
  let b = mix(a ^ seed);
  let c = mix(b ^ 0x243f6a88);
  let counter = 1;
  let spare: number | undefined;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i += 1) next();
  const normal = (): number => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    for (;;) {
      const u = 2 * next() - 1;
      const v = 2 * next() - 1;
      const square = u * u + v * v;
      if (square > 0 && square < 1) {
        const factor = Math.sqrt((-2 * Math.log(square)) / square);
        spare = v * factor;
        return u * factor;
      }
    }
  };
  return { next, normal };
}

/** 0 … count − 1 in random order (Fisher-Yates). */
export function permutation(count: number, random: Generator): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i -= 1) {
    const j = Math.floor(random.next() * (i + 1));
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  return order;
}

/** Draws of one step. Each call takes the next stream, in the order of the layers, which never changes. */
export interface StepRandom {
  uniform(shape: Shape): tf.Tensor;
  normal(shape: Shape): tf.Tensor;
}

interface NativeBackend {
  executeSingleOutput(op: string, attributes: readonly object[], inputs: readonly tf.Tensor[]): tf.Tensor;
}

// Values of TensorFlow's DataType and of the binding's attribute kinds.
const floatType = 1;
const int32Type = 3;
const typeAttribute = 4;
const attribute = (name: string, value: number): object => ({ name, type: typeAttribute, value });

/**
 * Streams of the step whose number `step` holds (int32, shape [1]). On native kernels the numbers are drawn by
 * TensorFlow's stateless ops from (stream's seed, step); elsewhere from a host seed made of both.
 */
export function stepRandom(seed: number, step: tf.Tensor1D, hostStep: number): StepRandom {
  let stream = 0;
  const native = tf.getBackend() === 'tensorflow';
  const draw = (op: 'StatelessRandomUniform' | 'StatelessRandomNormal', shape: Shape): tf.Tensor => {
    const own = deriveSeed(seed, stream);
    stream += 1;
    if (!native) {
      const hostSeed = deriveSeed(own, hostStep);
      return op === 'StatelessRandomUniform'
        ? tf.randomUniform([...shape], 0, 1, 'float32', hostSeed)
        : tf.randomNormal([...shape], 0, 1, 'float32', hostSeed);
    }
    const backend = tf.backend() as unknown as NativeBackend;
    const pair = tf.concat([tf.tensor1d([own | 0], 'int32'), step]);
    return backend.executeSingleOutput(
      op,
      [attribute('T', int32Type), attribute('Tseed', int32Type), attribute('dtype', floatType)],
      [tf.tensor1d([...shape], 'int32'), pair],
    );
  };
  return {
    uniform: (shape) => draw('StatelessRandomUniform', shape),
    normal: (shape) => draw('StatelessRandomNormal', shape),
  };
}
