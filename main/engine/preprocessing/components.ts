// Principal components in the place of features, as scikit-learn's PCA: fitted to the rows given, in 64 bits. Each of them is
// looked at for itself from there on: from one of them alone nobody can tell the columns that it was made of.
import { principalComponents } from '#engine/math/principal-components.ts';
import { mixedColumns, remade, sameMixed } from '#engine/preprocessing/mixed.ts';
import { firstStep, sameNumbers } from '#engine/preprocessing/step-kind.ts';
import type { StepKind } from '#engine/preprocessing/step-kind.ts';
import type { ComponentsStep, Numbers } from '#engine/values/dataset.ts';

type Settings = Pick<ComponentsStep, 'from' | 'words' | 'mixed' | 'whiten' | 'by'>;

/** At least two rows. */
export async function fitComponents(
  values: Numbers,
  rows: number,
  { from, words, mixed, whiten, by }: Settings,
  signal?: AbortSignal,
): Promise<ComponentsStep> {
  const own = await mixedColumns({ from, mixed }, values, rows, signal);
  const { mean, directions, variance, ratio } = await principalComponents(own, rows, mixed.length, by, signal);
  return {
    step: 'components',
    from,
    ...(words && { words }),
    mixed,
    mean,
    directions,
    variance,
    ratio,
    whiten,
    by,
  };
}

/** By what each component is divided: scikit-learn takes what is no spread for the smallest number. */
const scalesOf = ({ variance, whiten }: ComponentsStep): Float64Array =>
  variance.map((own) => (whiten ? Math.max(Math.sqrt(own), Number.EPSILON) : 1));

/** Largest weights that are told of a component. */
const told = 4;

export const components: StepKind<ComponentsStep> = {
  step: 'components',
  scales: false,
  rounds: true,
  refit: (step, values, rows, signal) => fitComponents(values, rows, step, signal),
  apply(step, values, rows, signal) {
    const { mean, directions } = step;
    const scales = scalesOf(step);
    const make = (own: Float64Array, into: Float64Array): void => {
      for (let i = 0; i < own.length; i += 1) own[i] = (own[i] as number) - (mean[i] as number);
      for (let k = 0, at = 0; k < into.length; k += 1) {
        let sum = 0;
        for (let i = 0; i < own.length; i += 1, at += 1) sum += (directions[at] as number) * (own[i] as number);
        into[k] = sum / (scales[k] as number);
      }
    };
    return remade(step, values, rows, directions.length, make, signal);
  },
  applyOne: (_, __, value) => value,
  undoOne: (_, __, from) => from,
  same: (one, other) =>
    sameMixed(one, other) &&
    one.whiten === other.whiten &&
    sameNumbers(one.mean, other.mean) &&
    sameNumbers(one.directions, other.directions) &&
    sameNumbers(one.variance, other.variance),
  describe({ from, mixed, directions, ratio, whiten }, feature, t) {
    const share = ratio[feature];
    if (share === undefined) return undefined;
    const weights = Array.from(mixed, (f, i) => ({
      name: from[f] ?? '',
      weight: directions[feature * mixed.length + i] ?? 0,
    })).toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
    const sum = weights.slice(0, told).map(({ name, weight }) => `${weight.toFixed(2)} ${name}`);
    const facts = { percent: (100 * share).toFixed(2), sum: sum.join('; ') + (weights.length > told ? '; …' : '') };
    return { about: 'encoded', text: t(whiten ? 'prepared.whitened' : 'prepared.component', facts) };
  },
  sideBySide: (parts) => firstStep(parts),
  inOrder: (step) => step,
};
