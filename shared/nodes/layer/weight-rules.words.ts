// What is said of penalties on weights and of their limits; `of` is what the weights are called.

interface Said {
  readonly label: string;
  readonly help: string;
}
type Names<K extends string> = { readonly [key in K]: Said };
type Chosen<K extends string, O extends string> = {
  readonly [key in K]: Said & { readonly options: { readonly [option in O]: string } };
};

type LimitWords<N extends string> = Chosen<
  `${N}Constraint`,
  'none' | 'max_norm' | 'non_neg' | 'unit_norm' | 'min_max_norm'
> &
  Names<`${N}Largest` | `${N}Least` | `${N}Rate`>;

interface InBoth<W> {
  readonly en: W;
  readonly zh: W;
}

export function limitWords<const N extends string>(name: N, of: InBoth<string>): InBoth<LimitWords<N>> {
  const en = {
    [`${name}Constraint`]: {
      label: `Limit of the ${of.en}`,
      help: `What the ${of.en} are brought back to after each step. A norm is that of all ${of.en} which lead to one output.`,
      options: {
        none: 'None',
        max_norm: 'Largest norm',
        non_neg: 'Not negative',
        unit_norm: 'Norm of 1',
        min_max_norm: 'Norm within bounds',
      },
    },
    [`${name}Least`]: { label: `Least norm of the ${of.en}`, help: 'Shorter ones are made longer.' },
    [`${name}Largest`]: { label: `Largest norm of the ${of.en}`, help: 'Longer ones are made shorter.' },
    [`${name}Rate`]: {
      label: `Strictness for the ${of.en}`,
      help: 'The part of the way back within bounds that each step goes: 1 goes all of it.',
    },
  };
  const zh = {
    [`${name}Constraint`]: {
      label: `${of.zh}约束`,
      help: `每一步之后把${of.zh}拉回到什么范围。范数取通向同一输出的全部${of.zh}。`,
      options: {
        none: '无',
        max_norm: '最大范数',
        non_neg: '非负',
        unit_norm: '单位范数',
        min_max_norm: '范数在界内',
      },
    },
    [`${name}Least`]: { label: `${of.zh}最小范数`, help: '更短的会被拉长。' },
    [`${name}Largest`]: { label: `${of.zh}最大范数`, help: '更长的会被缩短。' },
    [`${name}Rate`]: { label: `${of.zh}约束强度`, help: '每一步走完拉回路程的多大比例：1 为全部。' },
  };
  return { en, zh } as unknown as InBoth<LimitWords<N>>;
}

type PenaltyWords<N extends string, O extends string> = Chosen<`${N}Penalty`, O> & Names<`${N}L1` | `${N}L2`>;

const penaltyNames = {
  en: { none: 'None', l1_l2: 'L1 and L2', orthogonal_regularizer: 'Orthogonality' },
  zh: { none: '无', l1_l2: 'L1 与 L2', orthogonal_regularizer: '正交性' },
};

export function penaltyWords<const N extends string, const O extends keyof typeof penaltyNames.en>(
  name: N,
  options: readonly O[],
  of: InBoth<string>,
): InBoth<PenaltyWords<N, O>> {
  const chosen = (language: 'en' | 'zh') =>
    Object.fromEntries(options.map((option) => [option, penaltyNames[language][option]]));
  const en = {
    [`${name}Penalty`]: {
      label: `Penalty on the ${of.en}`,
      help: `What the ${of.en} cost: it is added to the loss.`,
      options: chosen('en'),
    },
    [`${name}L1`]: {
      label: `L1 penalty on the ${of.en}`,
      help: 'Adds this times the sum of |w| to the loss, which pushes them to exactly zero.',
    },
    [`${name}L2`]: {
      label: `L2 penalty on the ${of.en}`,
      help: 'Adds this times the sum of w² to the loss, which keeps them small.',
    },
  };
  const zh = {
    [`${name}Penalty`]: {
      label: `${of.zh}惩罚`,
      help: `${of.zh}的代价，会加到损失上。`,
      options: chosen('zh'),
    },
    [`${name}L1`]: {
      label: `${of.zh}的 L1 惩罚`,
      help: '把 |w| 之和乘以该系数加到损失上，使其中一部分恰好变为零。',
    },
    [`${name}L2`]: { label: `${of.zh}的 L2 惩罚`, help: '把 w² 之和乘以该系数加到损失上，使其保持较小。' },
  };
  return { en, zh } as unknown as InBoth<PenaltyWords<N, O>>;
}

type OrthogonalWords<N extends string> = Names<`${N}Orthogonal`> & Chosen<`${N}OrthogonalBy`, 'rows' | 'columns'>;

export function orthogonalWords<const N extends string>(name: N, of: InBoth<string>): InBoth<OrthogonalWords<N>> {
  const en = {
    [`${name}Orthogonal`]: {
      label: `Orthogonality of the ${of.en}`,
      help: 'Adds this times the mean of |cosine| over all pairs to the loss, which turns them away from each other.',
    },
    [`${name}OrthogonalBy`]: {
      label: `Orthogonal among the ${of.en}`,
      help: 'Rows are what one input gives to all outputs, columns what one output takes of all inputs.',
      options: { rows: 'Rows', columns: 'Columns' },
    },
  };
  const zh = {
    [`${name}Orthogonal`]: {
      label: `${of.zh}的正交性`,
      help: '把所有两两之间 |余弦| 的平均值乘以该系数加到损失上，使它们彼此转开。',
    },
    [`${name}OrthogonalBy`]: {
      label: `${of.zh}中彼此正交的是`,
      help: '行是一个输入给所有输出的权重，列是一个输出取自所有输入的权重。',
      options: { rows: '行', columns: '列' },
    },
  };
  return { en, zh } as unknown as InBoth<OrthogonalWords<N>>;
}
