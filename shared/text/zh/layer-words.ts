// Simplified Chinese words that several layers share. Same keys as en/layer-words.ts.
import type { enKernelParams, enPadding, enRecurrentParams } from '#shared/text/en/layer-words.ts';
import type { Mirror } from '#shared/text/mirror.ts';

const initializerNames = {
  glorot_uniform: 'Glorot 均匀分布',
  glorot_normal: 'Glorot 正态分布',
  he_uniform: 'He 均匀分布',
  he_normal: 'He 正态分布',
  lecun_uniform: 'LeCun 均匀分布',
  lecun_normal: 'LeCun 正态分布',
  random_uniform: '均匀分布 ±0.05',
  random_normal: '正态分布，σ = 0.05',
  truncated_normal: '截断正态分布，σ = 0.05',
  orthogonal: '正交',
  zeros: '全零',
  ones: '全一',
};

export const zhKernelParams: Mirror<typeof enKernelParams> = {
  activation: {
    label: '激活函数',
    help: '作用于每个输出的函数。网络内部常用 ReLU；最后一层：二分类用 sigmoid，多分类用 softmax，预测数值用线性。',
    options: {
      linear: '线性',
      relu: 'ReLU',
      sigmoid: 'Sigmoid',
      tanh: 'Tanh',
      softmax: 'Softmax',
      elu: 'ELU',
      selu: 'SELU',
      softplus: 'Softplus',
      softsign: 'Softsign',
      gelu: 'GELU',
      silu: 'SiLU(Swish)',
      leaky_relu: 'Leaky ReLU',
      relu6: 'ReLU6',
      hard_sigmoid: 'Hard sigmoid',
      exponential: '指数',
      mish: 'Mish',
      log_softmax: 'Log-softmax',
    },
  },
  useBias: { label: '偏置', help: '为每个输出加上一个可学习的常数。' },
  kernelInitializer: {
    label: '权重初始化',
    help: '训练前权重如何取值。Glorot 适合大多数激活函数，He 适合 ReLU。',
    options: initializerNames,
  },
  biasInitializer: { label: '偏置初始化', help: '训练前偏置如何取值，通常为零。', options: initializerNames },
  kernelL1: { label: 'L1 惩罚', help: '把 |w| 之和乘以该系数加到损失上，使部分权重恰好变为零。' },
  kernelL2: { label: 'L2 惩罚', help: '把 w² 之和乘以该系数加到损失上，使权重保持较小。' },
};

export const zhPadding: Mirror<typeof enPadding> = {
  label: '填充',
  help: '“不填充”只用完整的窗口，图像会变小；“补零”在边缘补零，大小不变。',
  options: { valid: '不填充（valid）', same: '补零（same）' },
};

export const zhLayerPorts = { inputs: { layer: '层' }, outputs: { layer: '层' } };

export const zhRecurrentParams: Mirror<typeof enRecurrentParams> = {
  units: { label: '单元数', help: '记忆中有多少个数，也是每一步输出的个数。' },
  returnSequences: { label: '输出每一步', help: '传出 `[步, 单元]`，供后面的序列层使用；否则只输出最后一步。' },
  bidirectional: { label: '双向', help: '用各自的权重正向和反向读取序列，再合并两个结果。' },
  mergeMode: {
    label: '合并方式',
    help: '两个方向的结果如何合并。',
    options: { concat: '并排', sum: '相加', mul: '相乘', ave: '平均' },
  },
  dropout: { label: '失活率', help: '训练时被关闭的输入所占比例：不小于 0，小于 1。' },
  recurrentDropout: { label: '记忆失活率', help: '训练时被关闭的记忆所占比例；会变慢。' },
  ...zhKernelParams,
  activation: { ...zhKernelParams.activation, help: '作用于新内容的函数，通常为 tanh。' },
  recurrentInitializer: {
    label: '循环权重初始化',
    help: '步与步之间的权重如何取值，通常为正交。',
    options: initializerNames,
  },
};
