// The words of the optimizer kinds, in Simplified Chinese. Same keys as en/optimizers.ts.
import type { enOptimizers } from '#shared/text/en/optimizers.ts';
import type { Mirror } from '#shared/text/mirror.ts';

type Words = (typeof enOptimizers)['nodes']['optimizer'];

const stepWords: Mirror<Omit<Words['adam']['params'], 'learningRate' | 'beta1' | 'beta2' | 'epsilon' | 'amsgrad'>> = {
  schedule: {
    label: '学习率调度',
    help: '训练中学习率如何变化。`t` 是已做的更新次数，每个批次更新一次。',
    options: {
      constant: '恒定',
      step: '等间隔阶梯',
      piecewise: '指定位置阶梯',
      exponential: '指数衰减',
      inverseTime: '反时间衰减',
      polynomial: '多项式衰减',
      cosine: '余弦（可预热）',
      plateau: '停滞时降低',
    },
  },
  decaySteps: {
    label: '周期 T',
    help: '经过多少次更新，学习率按系数下降一次；多项式和余弦则是到达终点所需的更新次数。一轮有 行数 ÷ 批次大小 次更新。',
  },
  boundaries: { label: '下降位置', help: '在这些更新次数之后，学习率各乘以一次系数。' },
  factor: {
    label: '系数 r',
    help: '学习率所乘的数：大于 0，不超过 1。指数：`α·r^(t/T)`；反时间：`α / (1 + r·t/T)`。',
  },
  power: { label: '次数', help: '多项式的次数：1 为直线下降，2 则先快后慢。' },
  endShare: { label: '终点', help: '调度结束时学习率所占的比例，不会低于此值，0 到 1。' },
  warmupSteps: { label: '预热', help: '开始时学习率从 0 升高所用的更新次数。0：不预热。' },
  plateauPatience: { label: '耐心', help: '验证损失（没有时用训练损失）连续这么多轮没有改进，就降低学习率。' },
  plateauCooldown: { label: '冷却', help: '降低学习率之后，等待多少轮再重新计数。' },
  plateauMinDelta: { label: '最小改进', help: '损失下降小于此值视为停滞。' },
  weightDecay: { label: '权重衰减 λ', help: '每次更新时在梯度之外缩小所有权重：`θ ← θ − αλθ`。0：不使用。' },
  clip: {
    label: '梯度裁剪',
    help: '避免少数极大的梯度把权重推得太远。',
    options: { none: '不裁剪', value: '按每个数值', norm: '按每个权重张量的长度', globalNorm: '按全部梯度的总长度' },
  },
  clipAt: { label: '裁剪阈值', help: '梯度中数值或长度的上限。' },
};

const rate = { learningRate: { label: '学习率 α', help: '每一步的长度。' } };
const epsilon = { epsilon: { label: 'ε', help: '加在根号处，避免除以零。' } };
const betas = {
  beta1: { label: 'β₁', help: '梯度的滑动平均遗忘得多慢。' },
  beta2: { label: 'β₂', help: '梯度平方的滑动平均遗忘得多慢。' },
};
const amsgrad = { amsgrad: { label: 'AMSGrad', help: '使用到目前为止最大的 v，使步长不再变大。' } };
const ports = { inputs: {}, outputs: { optimizer: '优化器' } };

export const zhOptimizers: Mirror<typeof enOptimizers> = {
  nodes: {
    optimizer: {
      gradientDescent: {
        title: '梯度下降',
        summary: '每轮用全部训练数据更新一步。',
        help: '`θ ← θ − α∇J(θ)`：每轮用**全部**训练数据计算一次损失 `J` 的梯度。精确、易懂，但需要很多轮。',
        ...ports,
        params: { learningRate: { label: '学习率 α', help: '每一步的长度。太大时损失会上升。' }, ...stepWords },
      },
      sgd: {
        title: '随机梯度下降（SGD）',
        summary: '按小批次做梯度下降，可带动量。',
        help: '`θ ← θ − α∇J(θ)`，每次只用一个批次的梯度。带动量 `m` 时维护速度 `v ← m·v − α∇J`，并按 `θ ← θ + v` 更新；Nesterov 形式用新的速度按 `m·v − α∇J` 更新。',
        ...ports,
        params: {
          ...rate,
          momentum: { label: '动量 m', help: '上一步延续下来的比例：不小于 0，小于 1。' },
          nesterov: { label: 'Nesterov', help: '沿动量方向向前看一步；需要动量大于 0。' },
          ...stepWords,
        },
      },
      rmsprop: {
        title: 'RMSprop',
        summary: '用近期梯度的大小去除每一步。',
        help: '维护梯度平方的滑动平均 `v ← ρ·v + (1 − ρ)g²`，按 `θ ← θ − α·g / √(v + ε)` 更新。中心化时用方差 `v − ḡ²` 代替 `v`。常用于循环网络。',
        ...ports,
        params: {
          ...rate,
          rho: { label: 'ρ', help: '梯度平方的滑动平均遗忘得多慢：不小于 0，小于 1。' },
          momentum: { label: '动量 m', help: '上一步延续下来的比例：不小于 0，小于 1。' },
          centred: { label: '中心化', help: '除以梯度的方差，而不是其平方的平均。' },
          ...epsilon,
          ...stepWords,
        },
      },
      adagrad: {
        title: 'Adagrad',
        summary: '移动得多的权重，步长变短。',
        help: '累加全部梯度的平方 `a ← a + g²`，按 `θ ← θ − α·g / √(a + ε)` 更新。适合词语等稀疏数据；步长只会越来越短。',
        ...ports,
        params: {
          ...rate,
          initialAccumulator: { label: '累加初值', help: '平方和从多少开始：不小于 0。' },
          ...epsilon,
          ...stepWords,
        },
      },
      adadelta: {
        title: 'Adadelta',
        summary: '会遗忘的 Adagrad，步长与权重同一单位。',
        help: '维护梯度平方的滑动平均 `a` 和步长平方的滑动平均 `d`：`Δ = g·√(d + ε) / √(a + ε)`，`θ ← θ − α·Δ`。提出者使用的学习率为 1。',
        ...ports,
        params: {
          learningRate: { label: '学习率 α', help: '步长所乘的数；最初发表时为 1。' },
          rho: { label: 'ρ', help: '滑动平均遗忘得多慢：不小于 0，小于 1。' },
          ...epsilon,
          ...stepWords,
        },
      },
      adam: {
        title: 'Adam',
        summary: '为每个权重自动调节步长，适合作为首选。',
        help: '维护梯度的滑动平均 `m` 及其平方的滑动平均 `v`，按 `θ ← θ − αₜ · m / (√v + ε)` 更新，其中 `αₜ = α √(1 − β₂ᵗ) / (1 − β₁ᵗ)`。',
        ...ports,
        params: {
          learningRate: { label: '学习率 α', help: '每一步的长度，可从 0.001 开始。' },
          ...betas,
          ...epsilon,
          ...amsgrad,
          ...stepWords,
        },
      },
      adamw: {
        title: 'AdamW',
        summary: '带权重衰减的 Adam，常用于 Transformer。',
        help: '在 Adam 的更新之外，每个权重按 `θ ← θ − αλθ` 缩小。这种衰减不像 L2 惩罚那样经过梯度的滑动平均。',
        ...ports,
        params: { ...rate, ...betas, ...epsilon, ...amsgrad, ...stepWords },
      },
      adamax: {
        title: 'Adamax',
        summary: '除以近期最大梯度的 Adam。',
        help: '维护 `m ← β₁·m + (1 − β₁)g` 和 `u ← max(β₂·u, |g|)`，按 `θ ← θ − α / (1 − β₁ᵗ) · m / (u + ε)` 更新。',
        ...ports,
        params: {
          ...rate,
          beta1: betas.beta1,
          beta2: { label: 'β₂', help: '最大梯度遗忘得多慢。' },
          ...epsilon,
          ...stepWords,
        },
      },
      nadam: {
        title: 'Nadam',
        summary: '带 Nesterov 前瞻的 Adam。',
        help: '与 Adam 相同，但使用提前一步的梯度平均：将要到来的动量，加上当前的梯度。',
        ...ports,
        params: { ...rate, ...betas, ...epsilon, ...stepWords },
      },
      lion: {
        title: 'Lion',
        summary: '只看梯度的符号，每步长度相同。',
        help: '`θ ← θ − α·sign(β₁·m + (1 − β₁)g)`，然后 `m ← β₂·m + (1 − β₂)g`。每个权重只需保存一个数；学习率应比 Adam 小 3 到 10 倍。',
        ...ports,
        params: {
          ...rate,
          beta1: { label: 'β₁', help: '滑动平均在符号中占多大比重。' },
          beta2: { label: 'β₂', help: '梯度的滑动平均遗忘得多慢。' },
          ...stepWords,
        },
      },
    },
  },
  view: { learningRate: '学习率' },
  plot: { update: '更新次数', learningRate: '学习率' },
};
