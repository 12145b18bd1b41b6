// What holds a layer's weights, for each of them alike: what they cost in the loss, and the limit that they are brought back
// to after each step. Keras' regularizers and constraints.
import type { ParamCondition, ParamSpec } from '#shared/spec/param.ts';

type NumberParam = Extract<ParamSpec, { readonly type: 'number' }>;
type ChoiceParam<O extends string> = Omit<Extract<ParamSpec, { readonly type: 'choice' }>, 'options'> & {
  readonly options: readonly O[];
};

const limits = ['none', 'max_norm', 'non_neg', 'unit_norm', 'min_max_norm'] as const;
type Limit = (typeof limits)[number];

type LimitParams<N extends string> = { readonly [K in `${N}Constraint`]: ChoiceParam<Limit> } & {
  readonly [K in `${N}Largest` | `${N}Least` | `${N}Rate`]: NumberParam;
};

const norm = { type: 'number', min: 0, max: 1e6, advanced: true } as const;

/** `when`: where there is such a weight at all. */
export function limitParams<const N extends string>(name: N, when?: ParamCondition): LimitParams<N> {
  const under = (...options: readonly Limit[]) => ({ param: `${name}Constraint`, in: options });
  const field = `${name}_constraint`;
  return {
    [`${name}Constraint`]: {
      type: 'choice',
      default: 'none',
      options: limits,
      advanced: true,
      keras: field,
      ...(when && { when }),
    },
    [`${name}Least`]: { ...norm, default: 0, keras: `${field}.min_value`, when: under('min_max_norm') },
    [`${name}Largest`]: {
      ...norm,
      default: 2,
      exclusiveMin: true,
      keras: `${field}.max_value`,
      when: under('max_norm', 'min_max_norm'),
    },
    [`${name}Rate`]: { ...norm, default: 1, max: 1, keras: `${field}.rate`, when: under('min_max_norm') },
  } as unknown as LimitParams<N>;
}

const strength = { type: 'number', default: 0, min: 0, max: 100, advanced: true } as const;

type PenaltyParams<N extends string, O extends string> = { readonly [K in `${N}Penalty`]: ChoiceParam<O> } & {
  readonly [K in `${N}L1` | `${N}L2`]: NumberParam;
};

/** The first option is the default. */
export function penaltyParams<const N extends string, const O extends string>(
  name: N,
  options: readonly [O, ...O[]],
  when?: ParamCondition,
): PenaltyParams<N, O> {
  const field = `${name}_regularizer`;
  const under = { param: `${name}Penalty`, in: ['l1_l2'] };
  return {
    [`${name}Penalty`]: {
      type: 'choice',
      default: options[0],
      options,
      advanced: true,
      keras: field,
      ...(when && { when }),
    },
    [`${name}L1`]: { ...strength, keras: `${field}.l1`, when: under },
    [`${name}L2`]: { ...strength, keras: `${field}.l2`, when: under },
  } as unknown as PenaltyParams<N, O>;
}

type OrthogonalParams<N extends string> = { readonly [K in `${N}Orthogonal`]: NumberParam } & {
  readonly [K in `${N}OrthogonalBy`]: ChoiceParam<'rows' | 'columns'>;
};

/** Of weights that are a matrix, beside a penalty with that option. */
export function orthogonalParams<const N extends string>(name: N): OrthogonalParams<N> {
  const field = `${name}_regularizer`;
  const when = { param: `${name}Penalty`, in: ['orthogonal_regularizer'] };
  return {
    [`${name}Orthogonal`]: { ...strength, default: 0.01, keras: `${field}.factor`, when },
    [`${name}OrthogonalBy`]: {
      type: 'choice',
      default: 'rows',
      options: ['rows', 'columns'],
      advanced: true,
      keras: `${field}.mode`,
      when,
    },
  } as unknown as OrthogonalParams<N>;
}
