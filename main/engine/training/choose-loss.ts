// Which loss and metrics fit a target and a network's last layer, and what does not fit. Used before the run, on what
// the wires tell, and again in it.
import { Fault } from '#shared/protocol/problem.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import type { Shape } from '#engine/values/layer.ts';
import { shapeText } from '#engine/network/layer.ts';
import { classNameOf } from '#engine/network/named-object.ts';

const crossEntropies = ['binary_crossentropy', 'categorical_crossentropy', 'sparse_categorical_crossentropy'];
const probabilityActivations: readonly string[] = ['sigmoid', 'hard_sigmoid', 'softmax'];

/**
 * Keras' snake-case name of the loss. Throws Fault 'training.outputShape' (the output is no list of numbers), 'training.outputMismatch' (facts: units,
 * activation: what is expected; received), 'training.lossMismatch' (facts: loss, target).
 */
export function chooseLoss(loss: string, target: TargetInfo, shape: Shape, activation: string): string {
  const [units = 0] = shape;
  if (shape.length !== 1) throw new Fault('training.outputShape', { received: shapeText(shape) }, { port: 'network' });
  if (target.kind === 'number') return numberLoss(loss, target, units, activation);
  const { length: classes } = target.classes;
  const chosen = loss === 'auto' ? autoClassLoss(units) : loss;
  const wanted = wantedOutput(chosen, classes);
  if (units !== wanted.units && !(classes === 2 && units === 1 && wanted.oneUnitWill))
    throw mismatch(target, wanted, units, activation);
  if (
    crossEntropies.includes(chosen) &&
    !(units === 1 ? ['sigmoid', 'hard_sigmoid'] : probabilityActivations).includes(activation)
  ) {
    throw mismatch(target, wanted, units, activation);
  }
  return chosen;
}

function numberLoss(loss: string, target: TargetInfo, units: number, activation: string): string {
  if (crossEntropies.includes(loss))
    throw new Fault('training.lossMismatch', { loss, target: target.name }, { param: 'loss' });
  if (units !== 1 || activation === 'softmax')
    throw mismatch(target, { units: 1, activation: 'linear' }, units, activation);
  return loss === 'auto' ? 'mean_squared_error' : loss;
}

const autoClassLoss = (units: number): string =>
  units === 1 ? 'binary_crossentropy' : 'sparse_categorical_crossentropy';

interface Wanted {
  readonly units: number;
  readonly activation: string;
  /** Whether a single unit does as well when there are two classes. */
  readonly oneUnitWill?: boolean;
}

function wantedOutput(loss: string, classes: number): Wanted {
  const softmax = { units: classes, activation: 'softmax' };
  if (loss === 'binary_crossentropy') {
    return classes === 2 ? { units: 1, activation: 'sigmoid' } : { units: classes, activation: 'sigmoid' };
  }
  if (crossEntropies.includes(loss)) return softmax;
  return { ...softmax, oneUnitWill: true };
}

function mismatch(target: TargetInfo, wanted: Wanted, units: number, activation: string): Fault {
  return new Fault(
    'training.outputMismatch',
    {
      target: target.name,
      units: wanted.units,
      activation: wanted.activation,
      receivedUnits: units,
      receivedActivation: activation,
    },
    { port: 'network' },
  );
}

/** The metrics to report: those chosen, else accuracy for classes and the mean absolute error for a number. */
export function chooseMetrics(metrics: readonly string[], target: TargetInfo): readonly string[] {
  if (metrics.length === 0) return [target.kind === 'number' ? 'mean_absolute_error' : 'accuracy'];
  if (target.kind === 'number' && metrics.includes('accuracy')) {
    throw new Fault('training.metricMismatch', { metric: 'accuracy', target: target.name }, { param: 'metrics' });
  }
  return metrics;
}

/** As a model keeps it. */
export function lossData(loss: string): {
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
} {
  return { className: classNameOf(loss), config: {} };
}
