// Simplified Chinese words of the layers for sequences. Same keys as en/sequence-layers.ts.
import type { enSequenceLayers } from '#shared/text/en/sequence-layers.ts';
import type { Mirror } from '#shared/text/mirror.ts';
import { zhKernelParams, zhLayerPorts, zhPadding, zhRecurrentParams } from '#shared/text/zh/layer-words.ts';

const pool1d = {
  poolSize: { label: '窗口大小', help: '每个窗口包含多少步。' },
  strides: { label: '步幅', help: '窗口每次移动多少。留空：与窗口大小相同。' },
  padding: zhPadding,
};
const recurrentActivation = {
  label: '门的激活函数',
  help: '控制各个门开合的函数，通常为 sigmoid。',
  options: zhKernelParams.activation.options,
};

export const zhSequenceLayers: Mirror<typeof enSequenceLayers> = {
  embedding: {
    title: '嵌入',
    summary: '为每个词元学习一个向量。',
    help: '一行中的每个数都是从 0 到 `词元数 − 1` 的词元，在可学习的向量表中查找。`[步]` 变成 `[步, 维度]`。词元必须是整数，不要标准化。',
    ...zhLayerPorts,
    params: {
      inputDim: { label: '词元数', help: '有多少个不同的词元，从 0 数起。' },
      outputDim: { label: '维度', help: '用多少个数表示一个词元。' },
      maskZero: { label: '词元 0 为填充', help: '循环层会跳过含有词元 0 的步。' },
      initializer: {
        label: '向量初始化',
        help: '训练前向量如何取值。',
        options: zhKernelParams.kernelInitializer.options,
      },
    },
  },
  simpleRnn: {
    title: '简单循环层（RNN）',
    summary: '逐步读取序列，带有简单的记忆。',
    help: '`hₜ = f(xₜ·W + hₜ₋₁·U + b)`。小而快，但会忘记很多步之前的内容。',
    ...zhLayerPorts,
    params: zhRecurrentParams,
  },
  gru: {
    title: 'GRU',
    summary: '用门控记忆读取序列，比 LSTM 轻便。',
    help: '更新门 `z` 和重置门 `r` 决定保留什么：`hₜ = z·hₜ₋₁ + (1 − z)·h̃`，候选值 `h̃ = tanh(xₜ·W + r·(hₜ₋₁·U))`。',
    ...zhLayerPorts,
    params: {
      ...zhRecurrentParams,
      recurrentActivation,
      resetAfter: { label: '乘积之后重置', help: '在与 `U` 相乘之后（如今通行的做法）而不是之前使用重置门。' },
    },
  },
  lstm: {
    title: 'LSTM',
    summary: '用长短期记忆读取序列。',
    help: '除输出外还维护细胞状态 `c`：`c ← f·c + i·c̃`，`h = o·tanh(c)`。门 `i`、`f`、`o` 学习该记入、保留和输出什么。',
    ...zhLayerPorts,
    params: {
      ...zhRecurrentParams,
      recurrentActivation,
      unitForgetBias: { label: '遗忘门初始打开', help: '遗忘门的偏置从 1 开始，使记忆一开始就能保持。' },
    },
  },
  multiHeadAttention: {
    title: '自注意力',
    summary: '每一步都能看到其他所有步。',
    help: '多个头并行计算 `softmax(Q·Kᵀ / √d)·V`，其中 `Q`、`K`、`V` 都由同一序列得到。输出与输入同为 `[步, 特征]`。',
    ...zhLayerPorts,
    params: {
      heads: { label: '头数', help: '并行的注意力模式有多少种。' },
      keySize: { label: '每个头的维度 d', help: '每个头中每一步有多少个数。' },
      dropout: { label: '失活率', help: '训练时被关闭的注意力所占比例：不小于 0，小于 1。' },
      useBias: zhKernelParams.useBias,
      kernelInitializer: zhKernelParams.kernelInitializer,
    },
  },
  conv1d: {
    title: '一维卷积',
    summary: '用可学习的小滤波器扫过序列。',
    help: '用若干个窗口沿各步扫过，对窗口内的数加权求和，每个位置使用相同的权重。输入和输出的形状为 `[步, 通道]`。',
    ...zhLayerPorts,
    params: {
      filters: { label: '滤波器数', help: '该层寻找多少种模式，也就是输出的通道数。' },
      kernelSize: { label: '窗口大小', help: '窗口包含多少步。' },
      strides: { label: '步幅', help: '窗口每次移动多少。' },
      padding: {
        label: '填充',
        help: '“不填充”只用完整的窗口；“补零”在两端补零；“因果”只在开头补零，使每一步看不到之后的步。',
        options: { ...zhPadding.options, causal: '因果（causal）' },
      },
      dilation: { label: '空洞率', help: '拉开窗口内各步的间距；仅在步幅为 1 时可用。' },
      ...zhKernelParams,
    },
  },
  maxPooling1d: {
    title: '一维最大池化',
    summary: '保留每个窗口中的最大值。',
    help: '把序列划分成窗口，每个通道保留窗口中的最大值。没有可学习的参数。',
    ...zhLayerPorts,
    params: pool1d,
  },
  averagePooling1d: {
    title: '一维平均池化',
    summary: '保留每个窗口的平均值。',
    help: '把序列划分成窗口，每个通道保留窗口的平均值。没有可学习的参数。',
    ...zhLayerPorts,
    params: pool1d,
  },
  globalMaxPooling1d: {
    title: '一维全局最大池化',
    summary: '每个通道在所有步中的最大值。',
    help: '把 `[步, 通道]` 变成一行通道值：各取最大值。没有可学习的参数。',
    ...zhLayerPorts,
    params: {},
  },
  globalAveragePooling1d: {
    title: '一维全局平均池化',
    summary: '每个通道在所有步中的平均值。',
    help: '把 `[步, 通道]` 变成一行通道值：各取平均值，不计被遮蔽的步。没有可学习的参数。',
    ...zhLayerPorts,
    params: {},
  },
  repeatVector: {
    title: '重复',
    summary: '把一行重复成一个序列。',
    help: '把 `[特征]` 变成 `[次数, 特征]`，供循环层展开。没有可学习的参数。',
    ...zhLayerPorts,
    params: { times: { label: '次数', help: '有多少个相同的步。' } },
  },
};
