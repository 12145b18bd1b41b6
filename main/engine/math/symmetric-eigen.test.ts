// Eigenvalues of symmetric matrices: what makes them such, of any size and of those that are hard.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generator } from '#engine/kernels/random.ts';
import { eigenOf } from '#engine/math/symmetric-eigen.ts';

/** Largest of |A v − λ v| and of what is missing to an orthonormal basis, over the size of the matrix. */
async function errorOf(matrix: Float64Array, size: number): Promise<number> {
  const { values, vectors } = await eigenOf(matrix, size);
  const scale = matrix.reduce((most, own) => Math.max(most, Math.abs(own)), 1e-300);
  let worst = 0;
  for (let k = 0; k < size; k += 1) {
    if (k > 0) expect(values[k]).toBeLessThanOrEqual(values[k - 1] ?? 0);
    const own = vectors.subarray(k * size, (k + 1) * size);
    for (let i = 0; i < size; i += 1) {
      const image = own.reduce((sum, value, j) => sum + (matrix[i * size + j] ?? 0) * value, 0);
      worst = Math.max(worst, Math.abs(image - (values[k] ?? 0) * (own[i] ?? 0)) / scale);
      const product = own.reduce((sum, value, j) => sum + value * (vectors[i * size + j] ?? 0), 0);
      worst = Math.max(worst, Math.abs(product - (i === k ? 1 : 0)));
    }
  }
  return worst;
}

function symmetric(size: number, next: () => number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j <= i; j += 1) matrix[i * size + j] = matrix[j * size + i] = next();
  return matrix;
}

test('of whole numbers, which make equal eigenvalues and zeros', async () => {
  const sizes = fc.integer({ min: 1, max: 9 });
  const draw = fc.tuple(sizes, fc.infiniteStream(fc.integer({ min: -2, max: 2 })));
  await fc.assert(
    fc.asyncProperty(draw, async ([size, numbers]) => {
      const matrix = symmetric(size, () => numbers.next().value as number);
      expect(await errorOf(matrix, size)).toBeLessThan(1e-12);
    }),
    { numRuns: 200 },
  );
});

test('of many rows, and of numbers of very different sizes', async () => {
  const random = generator(3);
  expect(
    await errorOf(
      symmetric(120, () => random.normal()),
      120,
    ),
  ).toBeLessThan(1e-11);
  expect(
    await errorOf(
      symmetric(30, () => random.normal() * 10 ** (12 * random.next() - 6)),
      30,
    ),
  ).toBeLessThan(1e-12);
});

test('a cancel ends it', async () => {
  const random = generator(4);
  const stopped = AbortSignal.abort();
  await expect(
    eigenOf(
      symmetric(50, () => random.next()),
      50,
      stopped,
    ),
  ).rejects.toBe(stopped.reason);
});
