// What the optimizers say of their steps: the parameters of step-params.ts, and those that several share.

export const stepWords = {
  en: {
    schedule: {
      label: 'Schedule',
      help: 'How the learning rate changes while training. `t` is the number of updates made, one for each batch.',
      options: {
        constant: 'Constant',
        step: 'Steps of equal length',
        piecewise: 'Steps at given updates',
        exponential: 'Exponential',
        inverseTime: 'Inverse time',
        polynomial: 'Polynomial',
        cosine: 'Cosine, with warm-up',
        plateau: 'Lower on a plateau',
      },
    },
    decaySteps: {
      label: 'Period T',
      help: 'Updates in which the rate falls by the factor once; for polynomial and cosine, updates until it has reached its end. An epoch has rows ÷ batch size updates.',
    },
    boundaries: { label: 'Steps at', help: 'After each of these updates the rate is multiplied by the factor.' },
    factor: {
      label: 'Factor r',
      help: 'What the rate is multiplied by: above 0, at most 1. Exponential: `α·r^(t/T)`. Inverse time: `α / (1 + r·t/T)`.',
    },
    power: { label: 'Power', help: 'Of the polynomial: 1 falls in a straight line, 2 faster at first.' },
    endShare: {
      label: 'Ends at',
      help: 'The share of the learning rate at which the schedule ends, and below which it does not go: 0 to 1.',
    },
    warmupSteps: { label: 'Warm-up', help: 'Updates over which the rate first rises from 0. 0: none.' },
    plateauPatience: {
      label: 'Patience',
      help: 'Lowers the rate when the validation loss (else the training loss) has not become better for so many epochs.',
    },
    plateauCooldown: { label: 'Cooldown', help: 'Epochs to wait after the rate was lowered before counting again.' },
    plateauMinDelta: { label: 'Least gain', help: 'A loss that falls by less than this counts as standing still.' },
    weightDecay: {
      label: 'Weight decay λ',
      help: 'Shrinks every weight at each update, apart from the gradient: `θ ← θ − αλθ`. 0: none.',
    },
    clip: {
      label: 'Clip gradients',
      help: 'Keeps a few huge gradients from throwing the weights far off.',
      options: {
        none: 'No',
        value: 'Each number',
        norm: 'Length, per weight tensor',
        globalNorm: 'Length, all together',
      },
    },
    clipAt: { label: 'Clip at', help: 'The largest number, or the greatest length, that a gradient may have.' },
  },
  zh: {
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
  },
};

export const rate = {
  en: { learningRate: { label: 'Learning rate α', help: 'Length of a step.' } },
  zh: { learningRate: { label: '学习率 α', help: '每一步的长度。' } },
};

export const epsilon = {
  en: { epsilon: { label: 'ε', help: 'Added to the root, so that nothing is divided by zero.' } },
  zh: { epsilon: { label: 'ε', help: '加在根号处，避免除以零。' } },
};

export const betas = {
  en: {
    beta1: { label: 'β₁', help: 'How slowly the mean of the gradient forgets.' },
    beta2: { label: 'β₂', help: 'How slowly the mean of its square forgets.' },
  },
  zh: {
    beta1: { label: 'β₁', help: '梯度的滑动平均遗忘得多慢。' },
    beta2: { label: 'β₂', help: '梯度平方的滑动平均遗忘得多慢。' },
  },
};

export const amsgrad = {
  en: {
    amsgrad: { label: 'AMSGrad', help: 'Uses the largest v so far, so that steps never grow again.' },
  },
  zh: { amsgrad: { label: 'AMSGrad', help: '使用到目前为止最大的 v，使步长不再变大。' } },
};
