// Numbers out of tensor work. What a tidy returns is searched for tensors element by element, which costs more than the
// work itself where it is an array of numbers.
import type { Tf } from '#engine/kernels/native.ts';

/** Runs `work` in a tidy; it answers with plain data, and no tensor of it stays. */
export function readOut<T>(tf: Tf, work: () => T): T {
  const found: T[] = [];
  tf.tidy(() => {
    found.push(work());
  });
  return found[0] as T;
}
