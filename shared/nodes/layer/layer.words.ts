// What many layers say of their activation, initialisers, penalties and padding.

import { limitWords, orthogonalWords, penaltyWords } from '#shared/nodes/layer/weight-rules.words.ts';

const weights = { en: 'weights', zh: '权重' };
const biases = { en: 'biases', zh: '偏置' };
const kernelLimit = limitWords('kernel', weights);
const kernelPenalty = penaltyWords('kernel', ['l1_l2', 'orthogonal_regularizer'], weights);
const kernelOrthogonal = orthogonalWords('kernel', weights);
const biasPenalty = penaltyWords('bias', ['none', 'l1_l2'], biases);
const biasLimit = limitWords('bias', biases);

export const initializerNames = {
  en: {
    glorot_uniform: 'Glorot uniform',
    glorot_normal: 'Glorot normal',
    he_uniform: 'He uniform',
    he_normal: 'He normal',
    lecun_uniform: 'LeCun uniform',
    lecun_normal: 'LeCun normal',
    random_uniform: 'Uniform ±0.05',
    random_normal: 'Normal, σ = 0.05',
    truncated_normal: 'Truncated normal, σ = 0.05',
    orthogonal: 'Orthogonal',
    zeros: 'Zeros',
    ones: 'Ones',
  },
  zh: {
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
  },
};

export const kernelWords = {
  en: {
    activation: {
      label: 'Activation',
      help: 'The function applied to every output. Use ReLU inside a network; at its end sigmoid for two classes, softmax for several, linear for a number.',
      options: {
        linear: 'Linear',
        relu: 'ReLU',
        sigmoid: 'Sigmoid',
        tanh: 'Tanh',
        softmax: 'Softmax',
        elu: 'ELU',
        selu: 'SELU',
        softplus: 'Softplus',
        softsign: 'Softsign',
        gelu: 'GELU',
        silu: 'SiLU (swish)',
        leaky_relu: 'Leaky ReLU',
        relu6: 'ReLU6',
        hard_sigmoid: 'Hard sigmoid',
        exponential: 'Exponential',
        mish: 'Mish',
        log_softmax: 'Log-softmax',
      },
    },
    useBias: { label: 'Bias', help: 'Adds one learned number to each output.' },
    kernelInitializer: {
      label: 'Weights start as',
      help: 'How the weights are drawn before training. Glorot suits most activations, He suits ReLU.',
      options: initializerNames.en,
    },
    biasInitializer: {
      label: 'Biases start as',
      help: 'How the biases are drawn before training; zeros as a rule.',
      options: initializerNames.en,
    },
    kernelL1: {
      label: 'L1 penalty',
      help: 'Adds this times the sum of |w| to the loss, which pushes weights to exactly zero.',
    },
    kernelL2: {
      label: 'L2 penalty',
      help: 'Adds this times the sum of w² to the loss, which keeps weights small.',
    },
    ...kernelLimit.en,
    ...biasPenalty.en,
    ...biasLimit.en,
  },
  zh: {
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
      options: initializerNames.zh,
    },
    biasInitializer: { label: '偏置初始化', help: '训练前偏置如何取值，通常为零。', options: initializerNames.zh },
    kernelL1: { label: 'L1 惩罚', help: '把 |w| 之和乘以该系数加到损失上，使部分权重恰好变为零。' },
    kernelL2: { label: 'L2 惩罚', help: '把 w² 之和乘以该系数加到损失上，使权重保持较小。' },
    ...kernelLimit.zh,
    ...biasPenalty.zh,
    ...biasLimit.zh,
  },
};

/** Of a kernel that is a matrix. */
export const matrixWords = {
  en: {
    ...kernelWords.en,
    kernelPenalty: kernelPenalty.en.kernelPenalty,
    ...kernelOrthogonal.en,
  },
  zh: {
    ...kernelWords.zh,
    kernelPenalty: kernelPenalty.zh.kernelPenalty,
    ...kernelOrthogonal.zh,
  },
};

export const padding = {
  en: {
    label: 'Padding',
    help: 'Valid uses only whole windows, so the picture shrinks; same pads the border with zeros.',
    options: { valid: 'Valid', same: 'Same' },
  },
  zh: {
    label: '填充',
    help: '“不填充”只用完整的窗口，图像会变小；“补零”在边缘补零，大小不变。',
    options: { valid: '不填充（valid）', same: '补零（same）' },
  },
};
