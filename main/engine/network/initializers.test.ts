// Starting values: Keras' variances, orthonormality, and the same bytes for the same seed.
import { describe, expect, test } from 'vitest';
import { fans, initialValues } from '#engine/network/initializers.ts';

const make = (className: string, shape: number[], seed = 1, config = {}): Float32Array =>
  initialValues({ class_name: className, config }, shape, seed);
const variance = (values: Float32Array): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
};

test('fans are counted as Keras counts them', () => {
  expect(fans([7])).toEqual({ fanIn: 7, fanOut: 7 });
  expect(fans([30, 64])).toEqual({ fanIn: 30, fanOut: 64 });
  expect(fans([3, 3, 16, 32])).toEqual({ fanIn: 144, fanOut: 288 });
});

describe('variance', () => {
  const shape = [200, 300];
  const wanted: Record<string, number> = {
    GlorotUniform: 2 / 500,
    GlorotNormal: 2 / 500,
    HeUniform: 2 / 200,
    HeNormal: 2 / 200,
    LecunUniform: 1 / 200,
    LecunNormal: 1 / 200,
    RandomNormal: 0.05 ** 2,
    RandomUniform: 0.1 ** 2 / 12,
    // Cut at two deviations and not scaled up again.
    TruncatedNormal: (0.05 * 0.87962566) ** 2,
  };
  for (const [name, value] of Object.entries(wanted)) {
    test(name, () => {
      // 60,000 draws: the sample's own deviation is below 0.6 %.
      expect(variance(make(name, shape)) / value).toBeCloseTo(1, 1.3);
    });
  }

  test('a truncated normal stays within two of its deviations', () => {
    const limit = (2 * Math.sqrt(2 / 200)) / 0.87962566;
    const values = make('HeNormal', shape);
    expect(Math.max(...values)).toBeLessThanOrEqual(limit * 1.000001);
    expect(Math.max(...values)).toBeGreaterThan(limit * 0.98);
  });
});

test('orthogonal: orthonormal columns of a tall kernel, rows of a wide one', () => {
  for (const [rows, columns] of [
    [20, 8],
    [8, 20],
    [9, 9],
  ] as const) {
    const values = make('Orthogonal', [rows, columns]);
    const byColumn = rows >= columns;
    const count = Math.min(rows, columns);
    const entry = (vector: number, i: number): number =>
      values[byColumn ? i * columns + vector : vector * columns + i] ?? 0;
    for (let a = 0; a < count; a += 1) {
      for (let b = 0; b < count; b += 1) {
        let dot = 0;
        for (let i = 0; i < Math.max(rows, columns); i += 1) dot += entry(a, i) * entry(b, i);
        expect(dot).toBeCloseTo(a === b ? 1 : 0, 5);
      }
    }
  }
});

test('the same seed gives the same bytes, another does not', () => {
  expect(make('GlorotUniform', [40, 40], 3)).toEqual(make('GlorotUniform', [40, 40], 3));
  expect(make('GlorotUniform', [40, 40], 4)).not.toEqual(make('GlorotUniform', [40, 40], 3));
});

test('the bias of an LSTM starts at 1 for the forget gate alone', () => {
  expect(make('UnitForgetBias', [8])).toEqual(Float32Array.of(0, 0, 1, 1, 0, 0, 0, 0));
});
