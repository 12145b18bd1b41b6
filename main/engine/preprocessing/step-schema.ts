// Fitted steps as a file holds them: plain data, and arrays by reference. What does not fit the input that it is of is none.
import { z } from 'zod';
import { tokensWidth } from '#engine/preprocessing/tokens.ts';
import { handedOn, isMix, madeBy } from '#engine/preprocessing/mixed.ts';
import type { MixStep, PreprocessingStep } from '#engine/values/dataset.ts';

/** Reads references to arrays: the file's own business. */
export interface ArraySchemas {
  readonly float64: z.ZodType<Float64Array>;
  readonly int32: z.ZodType<Int32Array>;
  readonly uint8: z.ZodType<Uint8Array>;
}

const tokenBy = z.strictObject({
  rule: z.strictObject({
    by: z.enum(['words', 'characters', 'chinese', 'parts', 'everyCharacter', 'wordsAndMarks']),
    lowerCase: z.boolean(),
    stripTags: z.boolean(),
    normalise: z.boolean(),
    shortest: z.int().min(0),
    neighbours: z.int().min(1).max(100),
  }),
  to: z.enum(['sequence', 'count', 'binary', 'tfidf']),
  most: z.int().min(0),
  leastCount: z.int().min(0),
  mostShare: z.number(),
  length: z.int().min(0),
  padAt: z.enum(['front', 'back']),
  cutAt: z.enum(['front', 'back']),
});

/** The steps of an input of which a row has `width` numbers, made of `features` columns. */
export function stepsSchema({ float64, int32, uint8 }: ArraySchemas) {
  const lists = z.array(float64.nullable());
  const mixing = {
    from: z.array(z.string()),
    words: z.array(z.array(z.string()).nullable()).exactOptional(),
    mixed: int32,
  };
  const step = z.discriminatedUnion('step', [
    z.strictObject({
      step: z.literal('standardise'),
      mean: float64,
      scale: float64,
      by: z.enum(['range', 'quartiles', 'largest']).exactOptional(),
      range: z.tuple([z.number(), z.number()]).exactOptional(),
      only: uint8.exactOptional(),
    }),
    z.strictObject({
      step: z.literal('fill'),
      values: float64,
      by: z.enum(['median', 'mean', 'mostFrequent', 'constant']),
    }),
    z.strictObject({
      step: z.literal('lookUp'),
      tables: lists,
      by: z.strictObject({
        to: z.enum(['slots', 'share', 'sorted', 'given', 'target']),
        most: z.int().min(0),
        smoothing: z.number().optional(),
      }),
    }),
    z.strictObject({ step: z.literal('power'), lambdas: float64, by: z.enum(['likelihood', 'log']) }),
    z.strictObject({
      step: z.literal('quantile'),
      quantiles: lists,
      to: z.enum(['uniform', 'normal']),
      most: z.int().min(0),
    }),
    z.strictObject({
      step: z.literal('bin'),
      edges: lists,
      by: z.enum(['width', 'quantiles']),
      bins: z.int().min(1),
    }),
    z.strictObject({
      step: z.literal('tokens'),
      by: tokenBy,
      vocabulary: z.array(z.string()),
      given: z.literal(true).exactOptional(),
      pairs: z.array(z.string()).exactOptional(),
      weights: float64,
      length: z.int().min(1).max(1_000_000),
    }),
    z.strictObject({
      step: z.literal('components'),
      ...mixing,
      mean: float64,
      directions: float64,
      variance: float64,
      ratio: float64,
      whiten: z.boolean(),
      by: z.union([z.strictObject({ count: z.int().min(1) }), z.strictObject({ share: z.number() })]),
    }),
    z.strictObject({
      step: z.literal('polynomial'),
      ...mixing,
      degree: z.int().min(1).max(largestDegree),
      interactionsOnly: z.boolean(),
    }),
  ]);
  return z.array(step) satisfies z.ZodType<readonly PreprocessingStep[]>;
}

/** Beyond it the products of a few features are more than an input holds. */
const largestDegree = 16;

/**
 * Whether each step is one of the rows that the steps before it leave, and the last leaves `width` numbers; the numbers of
 * texts come first, and of a single column.
 */
export function stepsFit(steps: readonly PreprocessingStep[], width: number, features: number): boolean {
  let now = steps.find(isMix)?.from.length ?? width;
  for (const [i, step] of steps.entries()) {
    if (step.step === 'tokens') {
      const { by, weights, vocabulary } = step;
      const weighted = by.to !== 'tfidf' || weights.length === vocabulary.length;
      if (!weighted || i !== 0 || features !== 1 || tokensWidth(step) !== width) return false;
    } else if (isMix(step)) {
      if (step.from.length !== now || !mixFits(step)) return false;
      now = madeBy(step) + handedOn(step).length;
    } else if (!lengthsOf(step).every((length) => length === now)) return false;
  }
  return now === width;
}

/** Whether what it mixes stands before it, each once and in order, and its numbers are of as many. */
function mixFits(step: MixStep): boolean {
  const { from, words, mixed } = step;
  if (words && words.length !== from.length) return false;
  if (mixed.length === 0 || !mixed.every((f, i) => f < from.length && f > (i === 0 ? -1 : (mixed[i - 1] ?? f))))
    return false;
  if (step.step === 'polynomial') return true;
  const { mean, directions, variance, ratio } = step;
  return (
    mean.length === mixed.length &&
    directions.length === variance.length * mixed.length &&
    ratio.length === variance.length
  );
}

/** Numbers per feature, in each of a step's lists. */
function lengthsOf(step: Exclude<PreprocessingStep, { step: 'tokens' } | MixStep>): readonly number[] {
  switch (step.step) {
    case 'standardise':
      return [step.mean.length, step.scale.length, ...(step.only ? [step.only.length] : [])];
    case 'fill':
      return [step.values.length];
    case 'lookUp':
      return [step.tables.length];
    case 'power':
      return [step.lambdas.length];
    case 'quantile':
      return [step.quantiles.length];
    case 'bin':
      return [step.edges.length];
  }
}
