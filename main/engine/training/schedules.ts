// Keras 3's learning-rate schedules: the rate as a function of the number of updates made so far, from 0.
import { z } from 'zod';
import { assertNever } from '#shared/spec/assert-never.ts';

const schedule = <C>(schema: z.ZodType<C>, rate: (config: C, step: number) => number) => ({
  schema,
  rate: (config: unknown, step: number): number => rate(schema.parse(config), step),
});

const decay = z.object({
  initial_learning_rate: z.number(),
  decay_steps: z.number().positive(),
  decay_rate: z.number(),
  staircase: z.boolean().default(false),
});

const cosine = z.object({
  initial_learning_rate: z.number(),
  decay_steps: z.number().positive(),
  alpha: z.number().default(0),
  warmup_target: z.number().nullish(),
  warmup_steps: z.number().min(0).default(0),
});

function cosineRate(config: z.infer<typeof cosine>, step: number): number {
  const { initial_learning_rate: initial, alpha, warmup_steps: warm, warmup_target: target } = config;
  const fall = (from: number, done: number): number =>
    from * ((1 - alpha) * 0.5 * (1 + Math.cos(Math.PI * done)) + alpha);
  if (target === null || target === undefined)
    return fall(initial, Math.min(step, config.decay_steps) / config.decay_steps);
  const now = Math.min(step, config.decay_steps + warm);
  if (now < warm) return initial + ((target - initial) * now) / warm;
  return fall(target, (now - warm) / config.decay_steps);
}

const schedules = {
  ExponentialDecay: schedule(decay, (config, step) => {
    const power = step / config.decay_steps;
    return config.initial_learning_rate * config.decay_rate ** (config.staircase ? Math.floor(power) : power);
  }),
  InverseTimeDecay: schedule(decay, (config, step) => {
    const power = step / config.decay_steps;
    return config.initial_learning_rate / (1 + config.decay_rate * (config.staircase ? Math.floor(power) : power));
  }),
  PiecewiseConstantDecay: schedule(
    z.object({ boundaries: z.array(z.number()), values: z.array(z.number()) }),
    (config, step) => {
      // Value i holds up to and at boundary i.
      const passed = config.boundaries.findIndex((boundary) => step <= boundary);
      return config.values.at(passed) ?? 0;
    },
  ),
  PolynomialDecay: schedule(
    z.object({
      initial_learning_rate: z.number(),
      decay_steps: z.number().positive(),
      end_learning_rate: z.number().default(0.0001),
      power: z.number().default(1),
      cycle: z.boolean().default(false),
    }),
    (config, step) => {
      const rounds = config.cycle && step > 0 ? Math.ceil(step / config.decay_steps) : 1;
      const length = config.decay_steps * rounds;
      const left = 1 - (config.cycle ? step : Math.min(step, length)) / length;
      return (
        (config.initial_learning_rate - config.end_learning_rate) * left ** config.power + config.end_learning_rate
      );
    },
  ),
  CosineDecay: schedule(cosine, cosineRate),
} as const;

export const scheduleNames = Object.keys(schedules) as readonly (keyof typeof schedules)[];

/** A rate, or the schedule that gives it. Keras reads a schedule by its class name. */
export const learningRateSchema = z.union([
  z.number().min(0),
  z.object({
    class_name: z.enum(scheduleNames as [keyof typeof schedules, ...(keyof typeof schedules)[]]),
    config: z.record(z.string(), z.unknown()),
  }),
]);
export type LearningRate = z.infer<typeof learningRateSchema>;

/** @param step updates made before this one, from 0 */
export function learningRateAt(rate: LearningRate, step: number): number {
  return typeof rate === 'number' ? rate : schedules[rate.class_name].rate(rate.config, step);
}

const spans = z.object({
  decay_steps: z.number().positive().optional(),
  warmup_steps: z.number().min(0).default(0),
  boundaries: z.array(z.number()).default([]),
});

/** As many updates as tell how a schedule goes on: somewhat beyond its end, or a few periods of one without end. */
export function shownUpdates(rate: Exclude<LearningRate, number>): number {
  const { decay_steps: period = 1000, warmup_steps: warm, boundaries } = spans.parse(rate.config);
  switch (rate.class_name) {
    case 'PiecewiseConstantDecay':
      return Math.ceil(1.25 * Math.max(1, ...boundaries));
    case 'PolynomialDecay':
    case 'CosineDecay':
      return Math.ceil(1.1 * (warm + period));
    case 'ExponentialDecay':
    case 'InverseTimeDecay':
      return Math.ceil(4 * period);
    default:
      return assertNever(rate.class_name);
  }
}
