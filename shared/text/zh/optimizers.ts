// The words of the optimizer kinds, in Simplified Chinese. Same keys as en/optimizers.ts.
import type { enOptimizers } from '#shared/text/en/optimizers.ts';
import type { Mirror } from '#shared/text/mirror.ts';

export const zhOptimizers: Mirror<typeof enOptimizers> = {
  nodes: {
    optimizer: {
      gradientDescent: {
        title: '梯度下降',
        summary: '每轮用全部训练数据更新一步。',
        help: '`θ ← θ − α∇J(θ)`：每轮用**全部**训练数据计算一次损失 `J` 的梯度。精确、易懂，但需要很多轮。',
        inputs: {},
        outputs: { optimizer: '优化器' },
        params: { learningRate: { label: '学习率 α', help: '每一步的长度。太大时损失会上升。' } },
      },
      sgd: {
        title: '随机梯度下降（SGD）',
        summary: '按小批次做梯度下降，可带动量。',
        help: '`θ ← θ − α∇J(θ)`，每次只用一个批次的梯度。带动量 `m` 时维护速度 `v ← m·v − α∇J`，并按 `θ ← θ + v` 更新；Nesterov 形式用新的速度按 `m·v − α∇J` 更新。',
        inputs: {},
        outputs: { optimizer: '优化器' },
        params: {
          learningRate: { label: '学习率 α', help: '每一步的长度。' },
          momentum: { label: '动量 m', help: '上一步延续下来的比例：不小于 0，小于 1。' },
          nesterov: { label: 'Nesterov', help: '沿动量方向向前看一步；需要动量大于 0。' },
        },
      },
      adam: {
        title: 'Adam',
        summary: '为每个权重自动调节步长，适合作为首选。',
        help: '维护梯度的滑动平均 `m` 及其平方的滑动平均 `v`，按 `θ ← θ − αₜ · m / (√v + ε)` 更新，其中 `αₜ = α √(1 − β₂ᵗ) / (1 − β₁ᵗ)`。',
        inputs: {},
        outputs: { optimizer: '优化器' },
        params: {
          learningRate: { label: '学习率 α', help: '每一步的长度，可从 0.001 开始。' },
          beta1: { label: 'β₁', help: '梯度的滑动平均遗忘得多慢。' },
          beta2: { label: 'β₂', help: '梯度平方的滑动平均遗忘得多慢。' },
          epsilon: { label: 'ε', help: '加在 √v 上，避免除以零。' },
          amsgrad: { label: 'AMSGrad', help: '使用到目前为止最大的 v，使步长不再变大。' },
        },
      },
    },
  },
};
