// What a node of an optimizer makes: Keras' configuration of its formula, by the fields that its spec names, and of rate,
// weight decay and clipping from the parameters of step-params.ts. The formulas are in main/engine/training/optimizers.
import { stepParams } from '#shared/nodes/optimizer/step-params.ts';
import type { rateParam } from '#shared/nodes/optimizer/step-params.ts';
import { assertNever } from '#shared/spec/assert-never.ts';
import type { KerasOptimizer, NodeSpec } from '#shared/spec/define-node.ts';
import type { Params, ParamsOf } from '#shared/spec/param.ts';
import type { Inferred, OutputsOf, Runner } from '#engine/values/runner.ts';
import type { OptimizerValue } from '#engine/values/optimizer.ts';
import { kerasConfig } from '#engine/network/keras-config.ts';
import type { LearningRate } from '#engine/training/schedules.ts';

type StepParams = ParamsOf<typeof rateParam & typeof stepParams>;

/** The runner of a kind whose parameters are a learning rate, `stepParams` and those of its formula. */
export function optimizerRunner<const S extends NodeSpec>(spec: S, keras: KerasOptimizer): Runner<S> {
  const { optimizer: className, wholeBatch = false, config } = keras;
  const params = formulaParams(spec.params);
  const configOf = (values: ParamsOf<S['params']>) => ({
    ...stepConfig(values as unknown as StepParams),
    ...kerasConfig({ params }, values),
    ...config,
  });
  return {
    spec,
    infer: (_inputs, values) => {
      const optimizer = { type: 'optimizer', name: className, wholeBatch, config: configOf(values) };
      return { outputs: { optimizer }, problems: [] } as unknown as Inferred<S>;
    },
    run: async (_inputs, values) => {
      const optimizer: OptimizerValue = {
        type: 'optimizer',
        className,
        config: configOf(values),
        wholeBatch,
        ...onPlateau(values as unknown as StepParams),
      };
      return { optimizer } as unknown as OutputsOf<S>;
    },
  };
}

/** Those of the formula, and a weight decay that is there by default: without a field Keras would have its own. */
function formulaParams(params: Params): Params {
  const isOwn = (name: string): boolean => {
    if (name === 'weightDecay') return params[name]?.default !== stepParams.weightDecay.default;
    return name !== 'learningRate' && !Object.hasOwn(stepParams, name);
  };
  return Object.fromEntries(Object.entries(params).filter(([name]) => isOwn(name)));
}

function stepConfig(params: StepParams): Readonly<Record<string, unknown>> {
  const { weightDecay } = params;
  return {
    learning_rate: scheduled(params),
    ...(weightDecay > 0 && { weight_decay: weightDecay }),
    ...clipping(params),
  };
}

function onPlateau(params: StepParams): Pick<OptimizerValue, 'reduceOnPlateau'> {
  if (params.schedule !== 'plateau') return {};
  return {
    reduceOnPlateau: {
      factor: params.factor,
      patience: params.plateauPatience,
      cooldown: params.plateauCooldown,
      minDelta: params.plateauMinDelta,
      minRate: params.endShare * params.learningRate,
    },
  };
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
