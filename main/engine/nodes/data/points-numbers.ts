// Points in a plane with a class each, as a function of parameters and a seed alone. The formulas, with i of n the place
// of a point in its class, e ~ N(0, 1) for each coordinate, noise · e added to all but blobs:
//   moons         scikit-learn's make_moons: a = π · i / (n − 1); class 0 (cos a, sin a), class 1 (1 − cos a, ½ − sin a)
//   circles       scikit-learn's make_circles: a = 2π · i / n; class 0 (cos a, sin a), class 1 factor · (cos a, sin a)
//   blobs         scikit-learn's make_blobs: centre + noise · e, with a centre drawn from [−10, 10)² for each class
//   spirals       r = i / (n − 1), a = 2π · (turns · r + c / classes); class c (r cos a, r sin a)
//   checkerboard  drawn from the fields of [−2, 2)² of one side 1 whose row and column have a sum of the class's parity
// Rows are shared out as evenly as they go (the first classes get those that are left over) and come in random order.
import { deriveSeed, generator, permutation } from '#engine/kernels/random.ts';
import type { MakeRow } from '#engine/nodes/data/made-rows.ts';

export interface PointsOptions {
  readonly shape: 'moons' | 'circles' | 'blobs' | 'spirals' | 'checkerboard';
  readonly rows: number;
  readonly noise: number;
  readonly classes: number;
  readonly factor: number;
  readonly turns: number;
}

export const classesOf = ({ shape, classes }: Pick<PointsOptions, 'shape' | 'classes'>): number =>
  shape === 'blobs' || shape === 'spirals' ? classes : 2;

type Point = readonly [x: number, y: number];

/** x, y and class of each row. */
export function pointRows(options: PointsOptions, seed: number): MakeRow {
  const { rows, noise } = options;
  const classes = classesOf(options);
  const order = permutation(rows, generator(deriveSeed(seed, 'order')));
  const errors = generator(deriveSeed(seed, 'noise'));
  const point = placer(options, classes, seed);
  return (row, cells) => {
    const place = order[row] ?? 0;
    const of = place % classes;
    const [x, y] = point(of, Math.floor(place / classes), Math.ceil((rows - of) / classes));
    cells[0] = x + noise * errors.normal();
    cells[1] = y + noise * errors.normal();
    cells[2] = of;
  };
}

function placer(
  { shape, factor, turns }: PointsOptions,
  classes: number,
  seed: number,
): (of: number, i: number, n: number) => Point {
  const random = generator(deriveSeed(seed, 'places'));
  const along = (i: number, n: number) => i / Math.max(1, n - 1);
  switch (shape) {
    case 'moons':
      return (of, i, n) => {
        const [x, y] = onCircle(Math.PI * along(i, n));
        return of === 0 ? [x, y] : [1 - x, 0.5 - y];
      };
    case 'circles':
      return (of, i, n) => {
        const [x, y] = onCircle((2 * Math.PI * i) / n);
        return of === 0 ? [x, y] : [factor * x, factor * y];
      };
    case 'spirals':
      return (of, i, n) => {
        const r = along(i, n);
        const [x, y] = onCircle(2 * Math.PI * (turns * r + of / classes));
        return [r * x, r * y];
      };
    case 'blobs': {
      const centres = Array.from({ length: classes }, (): Point => [20 * random.next() - 10, 20 * random.next() - 10]);
      return (of) => centres[of] ?? [0, 0];
    }
    case 'checkerboard':
      return (of) => {
        const column = Math.floor(4 * random.next());
        const row = 2 * Math.floor(2 * random.next()) + ((column + of) % 2);
        return [column - 2 + random.next(), row - 2 + random.next()];
      };
  }
}

const onCircle = (angle: number): Point => [Math.cos(angle), Math.sin(angle)];
