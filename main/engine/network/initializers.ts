// Starting values of weights, by Keras 3's formulas (keras/src/initializers/random_initializers.py). Made on the host,
// so that a seed gives the same bytes on every backend; the random numbers themselves are not Keras'.
import { namedObjectSchema, numberIn } from '#engine/network/named-object.ts';
import type { NamedObject } from '#engine/network/named-object.ts';
import { generator } from '#engine/kernels/random.ts';
import type { Generator } from '#engine/kernels/random.ts';
import type { Shape } from '#engine/values/layer.ts';

type Fill = (values: Float32Array, shape: Shape, config: Readonly<Record<string, unknown>>, random: Generator) => void;

/** Fan-in and fan-out of a kernel, as Keras counts them: the last two axes times the receptive field. */
export function fans(shape: Shape): { readonly fanIn: number; readonly fanOut: number } {
  const [first = 1, second = first] = shape;
  if (shape.length < 2) return { fanIn: first, fanOut: first };
  if (shape.length === 2) return { fanIn: first, fanOut: second };
  const field = shape.slice(0, -2).reduce((product, size) => product * size, 1);
  return { fanIn: (shape.at(-2) ?? 1) * field, fanOut: (shape.at(-1) ?? 1) * field };
}

function uniform(values: Float32Array, low: number, high: number, random: Generator): void {
  for (let i = 0; i < values.length; i += 1) values[i] = low + (high - low) * random.next();
}

function normal(values: Float32Array, mean: number, deviation: number, random: Generator): void {
  for (let i = 0; i < values.length; i += 1) values[i] = mean + deviation * random.normal();
}

/** Normal numbers, those beyond two deviations drawn again. */
function truncated(values: Float32Array, mean: number, deviation: number, random: Generator): void {
  for (let i = 0; i < values.length; i += 1) {
    let drawn = random.normal();
    while (Math.abs(drawn) > 2) drawn = random.normal();
    values[i] = mean + deviation * drawn;
  }
}

/** Deviation of a standard normal that is cut at ±2: Keras divides by it so that the cut one has the wanted variance. */
const truncatedDeviation = 0.87962566103423978;

type FanMode = 'fan_in' | 'fan_out' | 'fan_avg';
type Distribution = 'uniform' | 'truncated_normal' | 'untruncated_normal';

function varianceScaling(scale: number, mode: FanMode, distribution: Distribution): Fill {
  return (values, shape, _config, random) => {
    const { fanIn, fanOut } = fans(shape);
    const fan = mode === 'fan_in' ? fanIn : mode === 'fan_out' ? fanOut : (fanIn + fanOut) / 2;
    const variance = scale / Math.max(1, fan);
    if (distribution === 'uniform') {
      const limit = Math.sqrt(3 * variance);
      uniform(values, -limit, limit, random);
    } else if (distribution === 'truncated_normal') {
      truncated(values, 0, Math.sqrt(variance) / truncatedDeviation, random);
    } else normal(values, 0, Math.sqrt(variance), random);
  };
}

/** Rows × columns with orthonormal rows or columns, whichever are fewer: Gram-Schmidt, twice, on normal numbers. */
function orthogonal(
  values: Float32Array,
  shape: Shape,
  config: Readonly<Record<string, unknown>>,
  random: Generator,
): void {
  const columns = shape.at(-1) ?? 1;
  const rows = values.length / columns;
  const count = Math.min(rows, columns);
  const length = Math.max(rows, columns);
  const gain = numberIn(config, 'gain', 1);
  const basis: Float64Array[] = [];
  for (let i = 0; i < count; i += 1) {
    const vector = Float64Array.from({ length }, () => random.normal());
    for (let pass = 0; pass < 2; pass += 1) for (const other of basis) removeProjection(vector, other);
    const norm = Math.sqrt(vector.reduce((sum, v) => sum + v * v, 0));
    basis.push(vector.map((v) => v / norm));
  }
  basis.forEach((vector, i) =>
    vector.forEach((value, j) => {
      values[rows < columns ? i * columns + j : j * columns + i] = gain * value;
    }),
  );
}

function removeProjection(vector: Float64Array, onto: Float64Array): void {
  let dot = 0;
  for (let i = 0; i < vector.length; i += 1) dot += (vector[i] ?? 0) * (onto[i] ?? 0);
  for (let i = 0; i < vector.length; i += 1) vector[i] = (vector[i] ?? 0) - dot * (onto[i] ?? 0);
}

function identity(values: Float32Array, shape: Shape, config: Readonly<Record<string, unknown>>): void {
  const columns = shape.at(-1) ?? 1;
  const size = Math.min(values.length / columns, columns);
  for (let i = 0; i < size; i += 1) values[i * columns + i] = numberIn(config, 'gain', 1);
}

const fills: Readonly<Record<string, Fill>> = {
  Zeros: () => undefined,
  Ones: (values) => void values.fill(1),
  Constant: (values, _shape, config) => void values.fill(numberIn(config, 'value', 0)),
  RandomUniform: (values, _shape, config, random) =>
    uniform(values, numberIn(config, 'minval', -0.05), numberIn(config, 'maxval', 0.05), random),
  RandomNormal: (values, _shape, config, random) =>
    normal(values, numberIn(config, 'mean', 0), numberIn(config, 'stddev', 0.05), random),
  TruncatedNormal: (values, _shape, config, random) =>
    truncated(values, numberIn(config, 'mean', 0), numberIn(config, 'stddev', 0.05), random),
  GlorotUniform: varianceScaling(1, 'fan_avg', 'uniform'),
  GlorotNormal: varianceScaling(1, 'fan_avg', 'truncated_normal'),
  HeUniform: varianceScaling(2, 'fan_in', 'uniform'),
  HeNormal: varianceScaling(2, 'fan_in', 'truncated_normal'),
  LecunUniform: varianceScaling(1, 'fan_in', 'uniform'),
  LecunNormal: varianceScaling(1, 'fan_in', 'truncated_normal'),
  VarianceScaling: (values, shape, config, random) =>
    varianceScaling(
      numberIn(config, 'scale', 1),
      (config['mode'] as FanMode | undefined) ?? 'fan_in',
      (config['distribution'] as Distribution | undefined) ?? 'truncated_normal',
    )(values, shape, config, random),
  Orthogonal: orthogonal,
  Identity: identity,
  /** Of an LSTM with unit_forget_bias: zeros, and ones for the forget gate (i, f, c, o). */
  UnitForgetBias: (values) => void values.fill(1, values.length / 4, values.length / 2),
};

export const initializerNames = Object.keys(fills);
export const initializerSchema = namedObjectSchema(initializerNames);

/** New values for a weight. The same seed, shape and initializer give the same bytes. */
export function initialValues(initializer: NamedObject, shape: Shape, seed: number): Float32Array {
  const values = new Float32Array(shape.reduce((product, size) => product * size, 1));
  const fill = fills[initializer.class_name];
  if (fill === undefined) throw new Error(`Unknown initializer ${initializer.class_name}`);
  fill(values, shape, initializer.config, generator(seed));
  return values;
}
