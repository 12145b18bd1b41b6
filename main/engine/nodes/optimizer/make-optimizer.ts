// What the runners of all optimizers share: Keras' configuration of rate, weight decay and clipping from the parameters
// of step-params.ts. The formulas themselves are in main/engine/tensor.
import type { betaParams, epsilonParam, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { assertNever } from '#shared/spec/assert-never.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import type { OptimizerValue } from '#engine/values/optimizer.ts';
import type { LearningRate } from '#engine/training/schedules.ts';

type StepParams = ParamsOf<typeof rateParam & typeof stepParams>;

export function inferOptimizer(
  className: string,
  wholeBatch = false,
): { readonly outputs: { readonly optimizer: InfoOf<'optimizer'> }; readonly problems: readonly [] } {
  return { outputs: { optimizer: { type: 'optimizer', name: className, wholeBatch } }, problems: [] };
}

/** @param own Keras' configuration of the formula itself; it wins over what all optimizers share. */
export function makeOptimizer(
  className: string,
  own: Readonly<Record<string, unknown>>,
  params: StepParams,
  wholeBatch = false,
): { readonly optimizer: OptimizerValue } {
  const { learningRate, schedule, weightDecay } = params;
  const config = {
    learning_rate: scheduled(params),
    ...(weightDecay > 0 && { weight_decay: weightDecay }),
    ...clipping(params),
    ...own,
  };
  const reduceOnPlateau = {
    factor: params.factor,
    patience: params.plateauPatience,
    cooldown: params.plateauCooldown,
    minDelta: params.plateauMinDelta,
    minRate: params.endShare * learningRate,
  };
  return {
    optimizer: { type: 'optimizer', className, config, wholeBatch, ...(schedule === 'plateau' && { reduceOnPlateau }) },
  };
}

export function betaConfig(
  params: ParamsOf<typeof betaParams & typeof epsilonParam>,
): Readonly<Record<string, number>> {
  return { beta_1: params.beta1, beta_2: params.beta2, epsilon: params.epsilon };
}

function clipping({ clip, clipAt }: StepParams): Readonly<Record<string, number>> {
  switch (clip) {
    case 'none':
      return {};
    case 'value':
      return { clipvalue: clipAt };
    case 'norm':
      return { clipnorm: clipAt };
    case 'globalNorm':
      return { global_clipnorm: clipAt };
    default:
      return assertNever(clip);
  }
}

/** The rate, or Keras' schedule for it. */
function scheduled(params: StepParams): LearningRate {
  const { learningRate: initial, schedule, decaySteps, factor } = params;
  const timed = { initial_learning_rate: initial, decay_steps: decaySteps };
  switch (schedule) {
    case 'constant':
    // A plateau is seen at the end of an epoch; until then the rate stands.
    case 'plateau':
      return initial;
    case 'step':
      return { class_name: 'ExponentialDecay', config: { ...timed, decay_rate: factor, staircase: true } };
    case 'piecewise': {
      const boundaries = params.boundaries.toSorted((a, b) => a - b);
      const values = [0, ...boundaries].map((_, passed) => initial * factor ** passed);
      return { class_name: 'PiecewiseConstantDecay', config: { boundaries, values } };
    }
    case 'exponential':
      return { class_name: 'ExponentialDecay', config: { ...timed, decay_rate: factor } };
    case 'inverseTime':
      return { class_name: 'InverseTimeDecay', config: { ...timed, decay_rate: factor } };
    case 'polynomial':
      return {
        class_name: 'PolynomialDecay',
        config: { ...timed, end_learning_rate: params.endShare * initial, power: params.power },
      };
    case 'cosine':
      return { class_name: 'CosineDecay', config: { ...cosine(params), alpha: params.endShare } };
    default:
      return assertNever(schedule);
  }
}

/** With a warm-up Keras starts at `initial_learning_rate`, rises to the target and falls from there. */
function cosine({ learningRate, decaySteps, warmupSteps }: StepParams): Readonly<Record<string, number>> {
  if (warmupSteps === 0) return { initial_learning_rate: learningRate, decay_steps: decaySteps };
  return {
    initial_learning_rate: 0,
    warmup_target: learningRate,
    warmup_steps: warmupSteps,
    decay_steps: decaySteps,
  };
}
