// Words of watching gradient descent, in Simplified Chinese. Same keys as en/descent.ts.
import type { enDescent } from '#shared/text/en/descent.ts';
import type { Mirror } from '#shared/text/mirror.ts';

export const zhDescent: Mirror<typeof enDescent> = {
  nodes: {
    train: {
      descentView: {
        title: '梯度下降演示',
        summary: '看几种优化器如何沿损失曲面下行。',
        help: '`θ ← θ − α∇J` 的实际运行：梯度下降、SGD、动量与 Adam 从同一起点出发，并排比较。可以是两个参数的函数；也可以是单特征回归，参数为截距 `θ₀` 与斜率 `θ₁`；或真实的网络：从相同权重出发用各优化器训练，曲面是它们在权重空间中路径的两个主方向所张平面上的损失。颜色越深越高，像地图一样分层。',
        inputs: { dataset: '数据集', network: '网络' },
        outputs: { report: '报告' },
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
          batchSize: { label: '批大小', help: 'SGD、动量与 Adam 每步的行数；梯度下降使用全部。' },
          noise: { label: 'SGD 的噪声', help: '函数没有批次：SGD 的梯度带有噪声，大小为起点梯度长度的这一比例。' },
          startX: { label: '起点，第一个参数', help: '留空：取能显出曲面特点的位置。' },
          startY: { label: '起点，第二个参数', help: '留空：取能显出曲面特点的位置。' },
          points: { label: '每边点数', help: '曲面画得多细。' },
        },
      },
    },
  },
  studio: {
    walk: {
      update: '更新',
      of: '第 {{step}} / {{last}} 次',
      play: '播放',
      pause: '暂停',
      losses: '此次更新后的损失',
    },
    metric: {
      loss_gradient_descent: '最终损失，梯度下降',
      loss_sgd: '最终损失，SGD',
      loss_momentum: '最终损失，动量',
      loss_adam: '最终损失，Adam',
      diverged: '发散的路径',
      plane_share: '此平面内的移动占比',
    },
  },
  view: {
    lossSurface: '损失曲面与下行路径',
    lossByUpdate: '各次更新的损失',
    steps: '逐步',
  },
  plot: {
    loss: '损失',
    firstDirection: '第一主方向',
    secondDirection: '第二主方向',
    gradientDescent: '梯度下降',
    sgd: 'SGD',
    momentum: '动量',
    adam: 'Adam',
  },
  column: {
    update: '更新',
    optimizer: '优化器',
    firstCoordinate: '第一坐标',
    secondCoordinate: '第二坐标',
    loss: '损失',
  },
  problems: {
    training: {
      noOptimizers: { message: '没有选择优化器。', hint: '请至少选择一个要画出路径的优化器。' },
      descentNeedsData: { message: '此曲面由数据构成，但没有连接数据集。', hint: '请连接数据集，或选择函数作为曲面。' },
      descentNeedsNetwork: {
        message: '曲面取自网络，但没有连接网络。',
        hint: '请连接网络的最后一层，或选择其他曲面。',
      },
      descentNeedsNumber: {
        message: '线性回归需要数值目标；“{{target}}”是类别。',
        hint: '请选择逻辑回归，或换一个目标。',
      },
      descentNeedsTwoClasses: {
        message: '逻辑回归需要两个类别的目标；“{{target}}”不是。',
        hint: '数值请选择线性回归，或换一个目标。',
      },
      descentTooLarge: {
        message: '网络有 {{weights}} 个权重；最多只能保留 {{limit}} 个权重的路径。',
        hint: '请看小一些的网络：道理是一样的。',
      },
    },
  },
};
