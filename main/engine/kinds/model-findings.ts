// What the curves of a training say of it: that it learnt nothing, that it learnt the training rows by heart, or that it
// was not at its end.
import { makeProblem } from '#shared/protocol/problem.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import type { ModelValue } from '#engine/values/model.ts';

/** Fewer epochs show no course. */
const fewest = 5;
/** Of the best validation loss: noise moves the curve by less. */
const risen = 1.1;
/** Of the loss, over a fifth of the epochs. */
const falling = 0.03;
const flat = 0.005;

export function modelFindings({ history, stopped }: ModelValue): readonly OwnProblem[] {
  const losses = history.map(({ logs }) => logs['loss'] ?? Number.NaN);
  const held = history.map(({ logs }) => logs['val_loss'] ?? Number.NaN);
  const [first, last] = [losses[0] ?? 0, losses.at(-1) ?? 0];
  const epochs = losses.length;
  if (epochs < fewest || stopped === 'cancelled' || ![...losses].every(Number.isFinite)) return [];
  const least = Math.min(...losses);
  if (first - least <= flat * Math.abs(first)) {
    const facts = { epochs, first: rounded(first), last: rounded(last), rising: last > first * (1 + flat) ? 1 : 0 };
    return [makeProblem('training.neverLearnt', facts, { severity: 'warning' })];
  }
  if (stopped === 'early') return [];
  const curve = held.every(Number.isFinite) ? held : losses;
  const best = curve.indexOf(Math.min(...curve));
  const end = curve.at(-1) ?? 0;
  const learntOn = last < 0.95 * (losses[best] ?? 0);
  if (curve === held && learntOn && end > risen * (curve[best] ?? 0) && best < epochs * 0.8) {
    const facts = { best: best + 1, epochs, least: rounded(curve[best] ?? 0), last: rounded(end) };
    return [makeProblem('training.overfitted', facts, { severity: 'warning' })];
  }
  const span = Math.max(2, Math.floor(epochs / 5));
  const [late, before] = [meanOf(curve.slice(-span)), meanOf(curve.slice(-2 * span, -span))];
  if (before <= 0 || before - late < falling * before) return [];
  const facts = { percent: Math.round((100 * (before - late)) / before), span, epochs };
  return [makeProblem('training.stillFalling', facts, { severity: 'info' })];
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const rounded = (value: number): number => Number(value.toPrecision(3));
