import { defineNode } from '#shared/spec/define-node.ts';

export const descentView = defineNode({
  kind: 'train.descentView',
  resultVersion: 2,
  icon: 'trending-down',
  usesKernels: true,
  random: true,
  inputs: { dataset: { type: 'dataset', optional: true }, network: { type: 'layer', optional: true } },
  outputs: { report: { type: 'report' } },
  params: {
    /** Regressions are of the target on one feature of the dataset; a network is trained on the dataset. */
    surface: {
      type: 'choice',
      default: 'bowl',
      options: ['bowl', 'saddle', 'rosenbrock', 'himmelblau', 'linearRegression', 'logisticRegression', 'network'],
    },
    /** Empty = the first. */
    feature: {
      type: 'text',
      default: '',
      maxLength: 1000,
      when: { param: 'surface', in: ['linearRegression', 'logisticRegression'] },
    },
    optimizers: {
      type: 'choices',
      default: ['gradientDescent', 'sgd', 'momentum', 'adam'],
      options: ['gradientDescent', 'sgd', 'momentum', 'adam'],
    },
    /** α of gradient descent, SGD and momentum; null = one that suits the surface. */
    learningRate: { type: 'number', default: null, min: 1e-9, max: 1e6, optional: true },
    adamRate: { type: 'number', default: null, min: 1e-9, max: 1e6, optional: true },
    momentum: { type: 'number', default: 0.9, min: 0, max: 1, exclusiveMax: true },
    steps: { type: 'integer', default: 100, min: 1, max: 5000, unit: 'updates' },
    /** Rows of a step of SGD, momentum and Adam on data; on a function SGD's gradient is noisy instead. */
    batchSize: {
      type: 'integer',
      default: 16,
      min: 1,
      max: 100_000,
      unit: 'rows',
      when: { param: 'surface', in: ['linearRegression', 'logisticRegression', 'network'] },
    },
    /** Standard deviation of what SGD's gradient is off by, as a fraction of the gradient at the start. */
    noise: {
      type: 'number',
      default: 0.3,
      min: 0,
      max: 10,
      when: { param: 'surface', in: ['bowl', 'saddle', 'rosenbrock', 'himmelblau'] },
    },
    /** Where the paths start; null = a place from which the surface shows its nature. */
    startX: {
      type: 'number',
      default: null,
      min: -1e6,
      max: 1e6,
      optional: true,
      when: {
        param: 'surface',
        in: ['bowl', 'saddle', 'rosenbrock', 'himmelblau', 'linearRegression', 'logisticRegression'],
      },
    },
    startY: {
      type: 'number',
      default: null,
      min: -1e6,
      max: 1e6,
      optional: true,
      when: {
        param: 'surface',
        in: ['bowl', 'saddle', 'rosenbrock', 'himmelblau', 'linearRegression', 'logisticRegression'],
      },
    },
    /** Points of the surface along each axis. */
    points: { type: 'integer', default: 41, min: 5, max: 101 },
  },
})({
  en: {
    title: 'Descent view',
    summary: 'Several optimizers on their way down a loss surface.',
    help: '`θ ← θ − α∇J` at work: gradient descent, SGD, momentum and Adam from the same start, side by side. On a function of two parameters; on a regression with one feature, over intercept `θ₀` and slope `θ₁`; or on a real network: it is trained by each optimizer from the same weights, and the surface is the loss on the plane of the two principal directions of their ways through weight space. The darker, the higher, in bands like those of a map.',
    inputs: { network: 'Network' },
    params: {
      surface: {
        label: 'Surface',
        help: 'Regressions need a dataset, a network both inputs.',
        options: {
          bowl: 'Narrow bowl',
          saddle: 'Saddle',
          rosenbrock: 'Rosenbrock’s valley',
          himmelblau: 'Himmelblau’s four minima',
          linearRegression: 'Linear regression',
          logisticRegression: 'Logistic regression',
          network: 'Network',
        },
      },
      feature: { label: 'Feature', help: 'The one feature of the regression. Empty: the first.' },
      optimizers: {
        label: 'Optimizers',
        help: 'Which ways are drawn.',
        options: { gradientDescent: 'Gradient descent', sgd: 'SGD', momentum: 'Momentum', adam: 'Adam' },
      },
      learningRate: {
        label: 'Learning rate α',
        help: 'Of gradient descent, SGD and momentum. Empty: one that suits the surface.',
      },
      adamRate: { label: 'Learning rate of Adam', help: 'Empty: one that suits the surface.' },
      momentum: { label: 'Momentum μ', help: 'How much of its speed a way keeps: `v ← μv − α∇J`, `θ ← θ + v`.' },
      steps: { label: 'Updates', help: 'How many each optimizer makes.' },
      batchSize: {
        label: 'Batch size',
        help: 'Rows of each step of SGD, momentum and Adam; gradient descent takes all.',
      },
      noise: {
        label: 'Noise of SGD',
        help: 'A function has no batches: SGD’s gradient is off by so much of the first gradient’s length.',
      },
      startX: { label: 'Start, first parameter', help: 'Empty: a place from which the surface shows its nature.' },
      startY: { label: 'Start, second parameter', help: 'Empty: a place from which the surface shows its nature.' },
      points: { label: 'Points a side', help: 'How finely the surface is drawn.' },
    },
  },
  zh: {
    title: '梯度下降演示',
    summary: '看几种优化器如何沿损失曲面下行。',
    help: '`θ ← θ − α∇J` 的实际运行：梯度下降、SGD、动量与 Adam 从同一起点出发，并排比较。可以是两个参数的函数；也可以是单特征回归，参数为截距 `θ₀` 与斜率 `θ₁`；或真实的网络：从相同权重出发用各优化器训练，曲面是它们在权重空间中路径的两个主方向所张平面上的损失。颜色越深越高，像地图一样分层。',
    inputs: { network: '网络' },
    params: {
      surface: {
        label: '曲面',
        help: '回归需要数据集，网络需要两个输入。',
        options: {
          bowl: '狭长的碗',
          saddle: '鞍面',
          rosenbrock: 'Rosenbrock 山谷',
          himmelblau: 'Himmelblau 四极小',
          linearRegression: '线性回归',
          logisticRegression: '逻辑回归',
          network: '网络',
        },
      },
      feature: { label: '特征', help: '回归所用的一个特征。留空：第一个。' },
      optimizers: {
        label: '优化器',
        help: '画出哪些路径。',
        options: { gradientDescent: '梯度下降', sgd: 'SGD', momentum: '动量', adam: 'Adam' },
      },
      learningRate: { label: '学习率 α', help: '梯度下降、SGD 与动量的学习率。留空：取适合该曲面的值。' },
      adamRate: { label: 'Adam 的学习率', help: '留空：取适合该曲面的值。' },
      momentum: { label: '动量 μ', help: '速度保留多少：`v ← μv − α∇J`，`θ ← θ + v`。' },
      steps: { label: '更新次数', help: '每个优化器更新多少次。' },
      batchSize: { label: '批次大小', help: 'SGD、动量与 Adam 每步的行数；梯度下降使用全部。' },
      noise: { label: 'SGD 的噪声', help: '函数没有批次：SGD 的梯度带有噪声，大小为起点梯度长度的这一比例。' },
      startX: { label: '起点，第一个参数', help: '留空：取能显出曲面特点的位置。' },
      startY: { label: '起点，第二个参数', help: '留空：取能显出曲面特点的位置。' },
      points: { label: '每边点数', help: '曲面画得多细。' },
    },
  },
});
