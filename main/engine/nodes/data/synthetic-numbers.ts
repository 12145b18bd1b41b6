// The numbers of synthetic data, as a function of its parameters and a seed alone. The formula:
//   z, e ~ N(0, 1), independent; x_j and y of row r, features j = 1 … N, of which the first I are informative.
//   classification: the rows' classes c are as even as rows allow, in random order;
//                   x_j = separation · m(c, j) + √(1 + noise²) · z, with m(c, ·) a corner of the cube {−1, 1}^I of its
//                   own for each class, 0 for j > I. When there are more classes than corners, the next shell is the
//                   cube {−3, 3}^I, and so on.
//   regression:     x_j = z;  y = Σ_{j ≤ I} w_j · x_j + noise · e, with w a random direction of length 1.
// Each column and each purpose draws from a stream of its own, so that a block's size does not change the numbers.
import { deriveSeed, generator, permutation } from '#engine/kernels/random.ts';
import type { Generator } from '#engine/kernels/random.ts';

export interface SyntheticOptions {
  readonly task: 'classification' | 'regression';
  readonly rows: number;
  readonly features: number;
  /** More than `features` counts as `features`. */
  readonly informative: number;
  readonly classes: number;
  readonly separation: number;
  readonly noise: number;
}

export interface SyntheticNumbers {
  /** Fills `into` with the next into.length cells of a feature column, that begin with row `from`; blocks come in order. */
  column(feature: number, from: number, into: Float32Array): void;
  /** The targets of the rows from `from`, after all columns of those rows were filled. */
  target(from: number, into: Int32Array | Float64Array): void;
}

export function syntheticNumbers(options: SyntheticOptions, seed: number): SyntheticNumbers {
  const informative = Math.min(options.informative, options.features);
  const streams: Generator[] = [];
  const stream = (feature: number): Generator => (streams[feature] ??= generator(deriveSeed(seed, 'column', feature)));
  return options.task === 'classification'
    ? classification(options, informative, seed, stream)
    : regression(options, informative, seed, stream);
}

function classification(
  { rows, classes, separation, noise }: SyntheticOptions,
  informative: number,
  seed: number,
  stream: (feature: number) => Generator,
): SyntheticNumbers {
  const order = permutation(rows, generator(deriveSeed(seed, 'classes')));
  const labels = order.map((place) => place % classes);
  const centres = classCentres(classes, informative, generator(deriveSeed(seed, 'centres')));
  const spread = Math.sqrt(1 + noise * noise);
  return {
    column(feature, from, into) {
      const random = stream(feature);
      const centre = centres[feature];
      for (let i = 0; i < into.length; i += 1) {
        const shift = centre ? separation * (centre[labels[from + i] as number] as number) : 0;
        into[i] = shift + spread * random.normal();
      }
    },
    target(from, into) {
      into.set(labels.subarray(from, from + into.length));
    },
  };
}

function regression(
  { noise }: SyntheticOptions,
  informative: number,
  seed: number,
  stream: (feature: number) => Generator,
): SyntheticNumbers {
  const weights = direction(informative, generator(deriveSeed(seed, 'weights')));
  const errors = generator(deriveSeed(seed, 'noise'));
  let sums = new Float64Array(0);
  return {
    column(feature, _from, into) {
      if (feature === 0) sums = new Float64Array(into.length);
      const random = stream(feature);
      const weight = weights[feature] ?? 0;
      for (let i = 0; i < into.length; i += 1) {
        into[i] = random.normal();
        // Of the number as it is stored, so that the target is a function of the table's own features.
        sums[i] = (sums[i] as number) + weight * (into[i] as number);
      }
    },
    target(_from, into) {
      for (let i = 0; i < into.length; i += 1) into[i] = (sums[i] as number) + noise * errors.normal();
    },
  };
}

/** centres[j][c]: coordinate j of the centre of class c. No two classes share a centre. */
function classCentres(classes: number, informative: number, random: Generator): readonly Float64Array[] {
  const centres = Array.from({ length: informative }, () => new Float64Array(classes));
  const corners = informative < 8 ? 2 ** informative : Number.POSITIVE_INFINITY;
  let taken = new Set<string>();
  for (let c = 0; c < classes; c += 1) {
    if (taken.size === corners) taken = new Set();
    let corner: number[];
    do corner = centres.map(() => (random.next() < 0.5 ? -1 : 1));
    while (taken.has(corner.join()));
    taken.add(corner.join());
    const shell = 1 + 2 * Math.floor(c / corners);
    for (const [j, sign] of corner.entries()) (centres[j] as Float64Array)[c] = sign * shell;
  }
  return centres;
}

function direction(length: number, random: Generator): Float64Array {
  const raw = Float64Array.from({ length }, () => random.normal());
  const norm = Math.sqrt(raw.reduce((sum, value) => sum + value * value, 0));
  return raw.map((value) => value / norm);
}
