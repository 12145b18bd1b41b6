// The plane in which points of many dimensions lie most: their first two principal components (Li et al. 2018 look at
// weight paths so). Found through the points' inner products, which are few.
import type { Tf } from '#engine/kernels/native.ts';

export interface PrincipalPlane {
  /** Mean of the points. */
  readonly centre: Float32Array;
  /** Of length 1; zeros where the points do not spread that far. */
  readonly directions: readonly [Float32Array, Float32Array];
  /** Points × 2. */
  readonly coordinates: Float64Array;
  /** Fractions of the points' variance, along each. */
  readonly explained: readonly [number, number];
}

/** `points`: count × size. */
export function principalPlane(tf: Tf, points: Float32Array, size: number): PrincipalPlane {
  const count = points.length / size;
  const [centre, gram] = tf.tidy(() => {
    const all = tf.tensor2d(points, [count, size]);
    const mean = tf.mean(all, 0, true);
    const centred = tf.sub(all, mean);
    return [
      mean.dataSync<'float32'>().slice(),
      tf.matMul(centred, centred, false, true).dataSync<'float32'>(),
    ] as const;
  });
  const { values, vectors } = symmetricEigen(Float64Array.from(gram), count);
  const order = Array.from(values.keys()).toSorted((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const coordinates = new Float64Array(count * 2);
  const components = [0, 1].map((k) => {
    const place = order[k] ?? 0;
    const strength = k < count ? Math.max(0, values[place] ?? 0) : 0;
    const eigenvector = Float64Array.from({ length: count }, (_, i) => vectors[i * count + place] ?? 0);
    const largest = eigenvector.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
    // The sign of a component is free: the point that is furthest out lies on the positive side.
    const sign = largest < 0 ? -1 : 1;
    const length = Math.sqrt(strength);
    eigenvector.forEach((value, i) => (coordinates[i * 2 + k] = sign * value * length));
    const fraction = total > 0 ? strength / total : 0;
    // What is left after rounding is no direction.
    if (fraction < 1e-9) return { direction: new Float32Array(size), fraction: 0 };
    const direction = tf.tidy(() => {
      const centred = tf.sub(tf.tensor2d(points, [count, size]), tf.tensor2d(centre, [1, size]));
      const weights = tf.tensor2d(
        Float32Array.from(eigenvector, (value) => (sign * value) / length),
        [1, count],
      );
      return tf.matMul(weights, centred).dataSync<'float32'>().slice();
    });
    return { direction, fraction };
  });
  const [one, two] = components;
  return {
    centre,
    directions: [one?.direction ?? new Float32Array(size), two?.direction ?? new Float32Array(size)],
    coordinates,
    explained: [one?.fraction ?? 0, two?.fraction ?? 0],
  };
}

/** Eigenvalues and, by columns, eigenvectors of a symmetric matrix: Jacobi's rotations, in cyclic order. */
export function symmetricEigen(
  matrix: Float64Array,
  size: number,
): { readonly values: Float64Array; readonly vectors: Float64Array } {
  const a = matrix.slice();
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) v[i * size + i] = 1;
  const at = (i: number, j: number): number => a[i * size + j] ?? 0;
  const scale = a.reduce((sum, value) => sum + value * value, 0);
  for (let sweep = 0; sweep < 60; sweep += 1) {
    let off = 0;
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) off += at(p, q) ** 2;
    if (off <= scale * 1e-26) break;
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) {
        const between = at(p, q);
        // So little that all of them together would not be seen.
        if (between * between <= (scale * 1e-27) / (size * size)) continue;
        const theta = (at(q, q) - at(p, p)) / (2 * between);
        const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        rotate(a, size, p, q, c, t * c, true);
        rotate(a, size, p, q, c, t * c, false);
        rotate(v, size, p, q, c, t * c, true);
      }
    }
  }
  return { values: Float64Array.from({ length: size }, (_, i) => at(i, i)), vectors: v };
}

/** Turns columns p and q, or rows p and q, into each other. */
function rotate(m: Float64Array, size: number, p: number, q: number, c: number, s: number, columns: boolean): void {
  const [step, gap] = columns ? [size, q - p] : [1, (q - p) * size];
  const start = columns ? p : p * size;
  for (let one = start, k = 0; k < size; k += 1, one += step) {
    const x = m[one] as number;
    const y = m[one + gap] as number;
    m[one] = c * x - s * y;
    m[one + gap] = s * x + c * y;
  }
}
