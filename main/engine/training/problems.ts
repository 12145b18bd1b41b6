// Whether a network, its data and its settings can be trained together, for every node that trains: asked by the analysis
// of a pipeline on what the wires tell, and by prepare.ts in the run. An error is what cannot run; what runs and learns
// badly is a warning; what could be better is an info. The rows themselves are looked at by check-data.ts.
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { SplitRows, TargetInfo } from '#shared/protocol/wire-info.ts';
import type { ParamValue } from '#shared/spec/param.ts';
import { shortNumber } from '#shared/text/number-text.ts';
import { elements } from '#engine/network/layer.ts';
import type { TrainingChoice } from '#engine/values/runner.ts';

/** An output of the network and what it is to tell. */
export interface TrainedOutput {
  readonly target: TargetInfo;
  readonly shape: readonly number[];
  readonly activation: string;
  /** The shape of the input that it is to give back, where that is what it is to tell. */
  readonly reconstructs?: readonly number[];
}

export interface TrainingSubject {
  readonly outputs: readonly TrainedOutput[];
  readonly rows: SplitRows | null;
  /** Each update takes all rows, so the batch size says nothing. */
  readonly wholeBatch: boolean;
  readonly choice: TrainingChoice;
}

export interface TrainingProblem extends Pick<Problem, 'code' | 'severity' | 'facts'> {
  /** Whose fault it is: the last layer of an output, the data, or the training's own settings. */
  readonly of: 'lastLayer' | 'dataset' | 'settings';
  /** Of a last layer: which output. */
  readonly output?: number;
  /** Parameters there that mend it. */
  readonly mend: Readonly<Record<string, ParamValue>>;
}

/** Codes: network.reconstruction, .flat, .units, .unitsNumber, .activation, .loss, .largeTarget, .metric, .batch, .noValidation; training.classWeights, .noRows. */
export function trainingProblems(subject: TrainingSubject): readonly TrainingProblem[] {
  const { outputs, choice } = subject;
  return [
    ...outputs.flatMap((output, i) =>
      [...outputProblems(output, choice)].map((problem) =>
        problem.of === 'lastLayer' ? { ...problem, output: i } : problem,
      ),
    ),
    ...settingProblems(subject),
  ];
}

/** Throws the first of the problems that is an error. */
export function refuseTraining(problems: readonly TrainingProblem[]): void {
  const first = problems.find(({ severity }) => severity === 'error');
  if (!first) return;
  const [param] = Object.keys(first.mend);
  const own = first.of === 'settings' && param !== undefined ? { param } : {};
  const port = { lastLayer: { port: 'network' }, dataset: { port: 'dataset' }, settings: own }[first.of];
  throw new Fault(first.code, first.facts, port);
}

/** Half of its numbers, or so, are learnt as negative ones. */
const isCentred = ({ scaled }: TargetInfo): boolean => scaled === 'standardise' || scaled === 'logarithm';
const neverNegative = ['relu', 'exponential', 'softplus'];

const crossEntropies = ['binary_crossentropy', 'categorical_crossentropy', 'sparse_categorical_crossentropy'];

/** Keras' snake-case name of the loss that 'auto' stands for, or of the one that was chosen. */
export function lossOf(chosen: string, target: TargetInfo, units: number): string {
  if (chosen !== 'auto') return chosen;
  if (target.kind === 'number') return 'mean_squared_error';
  return target.kind === 'binary' && units === 1 ? 'binary_crossentropy' : 'sparse_categorical_crossentropy';
}

function* outputProblems(
  { target, shape, activation, reconstructs }: TrainedOutput,
  choice: TrainingChoice,
): Iterable<TrainingProblem> {
  if (reconstructs) {
    yield* reconstructionProblems(shape, reconstructs);
    return;
  }
  if (shape.length !== 1) {
    yield { of: 'lastLayer', ...makeProblem('network.flat', { shape: shape.join(' × ') }), mend: {} };
    return;
  }
  const units = shape[0] ?? 0;
  const wanted = ending(target, units, activation);
  const number = target.kind === 'number';
  if (units !== wanted.units) {
    const facts = { units, target: target.name };
    const classes = { ...facts, classes: target.classes.length, expected: wanted.units };
    const problem = number ? makeProblem('network.unitsNumber', facts) : makeProblem('network.units', classes);
    yield { of: 'lastLayer', ...problem, mend: { ...wanted } };
    // Which loss is right depends on the units, so those come first.
    return;
  }
  if (!suits(activation, wanted.activation) || (isCentred(target) && neverNegative.includes(activation))) {
    // One softmax output is 1 whatever goes in, so there is nothing to learn; a cross-entropy needs probabilities.
    const lost =
      (activation === 'softmax' && units === 1) ||
      (crossEntropies.includes(lossOf(choice.loss, target, units)) && !number && !isProbability(activation, units));
    const facts = { activation, expected: wanted.activation };
    const problem = makeProblem('network.activation', facts, { severity: lost ? 'error' : 'warning' });
    yield { of: 'lastLayer', ...problem, mend: { activation: wanted.activation } };
  }
  yield* lossProblems(choice.loss, target, units);
  // Its exponential is there soon.
  if (!target.large || target.scaled || activation === 'exponential') return;
  const { mean, spread } = target.large;
  const facts = { target: target.name, mean: shortNumber(mean), spread: shortNumber(spread) };
  yield { of: 'dataset', code: 'network.largeTarget', severity: 'warning', facts, mend: {} };
}

function* reconstructionProblems(shape: readonly number[], wanted: readonly number[]): Iterable<TrainingProblem> {
  const size = elements(wanted);
  if (elements(shape) === size) return;
  const facts = { expected: wanted.join(' × '), received: shape.join(' × '), numbers: size };
  const mend = shape.length === 1 ? { units: size } : {};
  yield { of: 'lastLayer', ...makeProblem('network.reconstruction', facts), mend };
}

function* lossProblems(loss: string, target: TargetInfo, units: number): Iterable<TrainingProblem> {
  const expected = lossOf('auto', target, units);
  if (loss === 'auto' || loss === expected) return;
  const crossEntropy = crossEntropies.includes(loss);
  const classes = target.kind !== 'number';
  if (!classes && !crossEntropy) return;
  // Both take the same rows; they differ only in how the classes are written down.
  if (classes && units > 1 && loss !== 'binary_crossentropy' && crossEntropy) return;
  // A squared error of probabilities can be learned from (it is the Brier score); a cross-entropy of numbers cannot.
  const severity = classes && !crossEntropy ? 'warning' : 'error';
  const facts = { loss, kind: target.kind, expected };
  yield { of: 'settings', ...makeProblem('network.loss', facts, { severity }), mend: { loss: expected } };
}

/** Whether a metric says something of a target. */
export const metricFits = (metric: string, { kind }: TargetInfo): boolean =>
  (metric === 'accuracy') === (kind !== 'number');

function* settingProblems({ outputs, rows, wholeBatch, choice }: TrainingSubject): Iterable<TrainingProblem> {
  const [first] = outputs;
  if (!first) return;
  const { target } = first;
  const number = target.kind === 'number';
  if (choice.classWeights === 'balanced' && (number || outputs.length > 1)) {
    const facts = { target: target.name, targets: outputs.length };
    const mend = { classWeights: 'none' };
    const code = outputs.length > 1 ? 'training.classWeightsOutputs' : 'training.classWeights';
    yield { of: 'settings', ...makeProblem(code, facts), mend };
  }
  const metrics = choice.metrics ?? [];
  const expected = number ? 'mean_absolute_error' : 'accuracy';
  for (const metric of metrics) {
    if (outputs.some((output) => metricFits(metric, output.target))) continue;
    const facts = { metric, kind: target.kind, expected };
    const problem = makeProblem('network.metric', facts, { severity: number ? 'error' : 'warning' });
    const mend = { metrics: [...new Set(metrics.map((name) => (name === metric ? expected : name)))] };
    yield { of: 'settings', ...problem, mend };
  }
  if (!rows) return;
  const learnt = choice.rowsLearnt?.(rows) ?? rows.train;
  if (learnt === 0) yield { of: 'dataset', ...makeProblem('training.noRows'), mend: {} };
  const { batchSize: batch } = choice;
  if (batch !== undefined && batch > learnt && learnt > 0 && !wholeBatch) {
    const mend = { batchSize: Math.min(32, learnt) };
    const problem = makeProblem('network.batch', { batch, rows: learnt }, { severity: 'warning' });
    yield { of: 'settings', ...problem, mend };
  }
  if (choice.validate === true && rows.validation === 0) {
    const problem = makeProblem('network.noValidation', {}, { severity: 'info' });
    yield { of: 'settings', ...problem, mend: { validate: false } };
  }
}

interface Ending {
  readonly units: number;
  readonly activation: string;
}

/** The last layer that a target asks for. Two classes can be one sigmoid or two softmax outputs: what is there decides. */
function ending(target: TargetInfo, units: number, activation: string): Ending {
  if (target.kind === 'number') return { units: 1, activation: 'linear' };
  if (target.kind === 'classes') return { units: target.classes.length, activation: 'softmax' };
  const two = units === 2 || (units !== 1 && activation.endsWith('softmax'));
  return two ? { units: 2, activation: 'softmax' } : { units: 1, activation: 'sigmoid' };
}

/** Whether an activation gives the range that the expected one would: it may be another with the same range. */
function suits(activation: string, expected: string): boolean {
  if (expected === 'sigmoid') return isProbability(activation, 1);
  if (expected === 'softmax') return activation === 'softmax';
  return !['sigmoid', 'hard_sigmoid', 'tanh', 'softmax', 'log_softmax', 'softsign', 'relu6'].includes(activation);
}

function isProbability(activation: string, units: number): boolean {
  return ['sigmoid', 'hard_sigmoid'].includes(activation) || (units > 1 && activation === 'softmax');
}
