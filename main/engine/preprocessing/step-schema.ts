// Fitted steps as a file holds them: plain data, and arrays by reference. What does not fit the input that it is of is none.
import { z } from 'zod';
import { tokensWidth } from '#engine/preprocessing/tokens.ts';
import type { PreprocessingStep } from '#engine/values/dataset.ts';

/** Reads references to arrays: the file's own business. */
export interface ArraySchemas {
  readonly float64: z.ZodType<Float64Array>;
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
export function stepsSchema({ float64, uint8 }: ArraySchemas) {
  const lists = z.array(float64.nullable());
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
  ]);
  return z.array(step) satisfies z.ZodType<readonly PreprocessingStep[]>;
}

/** Whether each step is one of rows of `width` numbers; the numbers of texts come first, and of a single column. */
export function stepsFit(steps: readonly PreprocessingStep[], width: number, features: number): boolean {
  return steps.every((step, i) => {
    if (step.step !== 'tokens') return lengthsOf(step).every((length) => length === width);
    const { by, weights, vocabulary } = step;
    if (by.to === 'tfidf' && weights.length !== vocabulary.length) return false;
    return i === 0 && features === 1 && tokensWidth(step) === width;
  });
}

/** Numbers per feature, in each of a step's lists. */
function lengthsOf(step: Exclude<PreprocessingStep, { step: 'tokens' }>): readonly number[] {
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
