// What the recurrent layers say of their parameters.
import { initializerNames, kernelWords, matrixWords } from '#shared/nodes/layer/layer.words.ts';
import { limitWords, orthogonalWords, penaltyWords } from '#shared/nodes/layer/weight-rules.words.ts';

const own = { en: 'recurrent weights', zh: '循环权重' };
const penalty = penaltyWords('recurrent', ['none', 'l1_l2', 'orthogonal_regularizer'], own);
const plainPenalty = penaltyWords('recurrent', ['none', 'l1_l2'], own);
const orthogonal = orthogonalWords('recurrent', own);
const limit = limitWords('recurrent', own);

export const recurrentWords = {
  en: {
    units: { label: 'Units', help: 'How many numbers the memory holds, and the output of each step.' },
    returnSequences: {
      label: 'Output every step',
      help: 'Hands on `[steps, units]`, for another layer of sequences; otherwise only the last step.',
    },
    bidirectional: {
      label: 'Both ways',
      help: 'Reads the sequence forward and backward, with weights of their own, and joins the two results.',
    },
    mergeMode: {
      label: 'Join by',
      help: 'How the results of both ways are joined.',
      options: { concat: 'Side by side', sum: 'Sum', mul: 'Product', ave: 'Mean' },
    },
    dropout: {
      label: 'Dropout',
      help: 'Share of the inputs that are switched off while training: 0 or more, below 1.',
    },
    recurrentDropout: {
      label: 'Dropout of the memory',
      help: 'Share of the memory that is switched off while training; slower than none.',
    },
    ...matrixWords.en,
    activation: { ...kernelWords.en.activation, help: 'The function of what is taken in; tanh as a rule.' },
    recurrentInitializer: {
      label: 'Recurrent weights start as',
      help: 'How the weights from step to step are drawn; orthogonal as a rule.',
      options: initializerNames.en,
    },
    ...penalty.en,
    ...orthogonal.en,
    ...limit.en,
  },
  zh: {
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
    ...matrixWords.zh,
    activation: { ...kernelWords.zh.activation, help: '作用于新内容的函数，通常为 tanh。' },
    recurrentInitializer: {
      label: '循环权重初始化',
      help: '步与步之间的权重如何取值，通常为正交。',
      options: initializerNames.zh,
    },
    ...penalty.zh,
    ...orthogonal.zh,
    ...limit.zh,
  },
};

export const recurrentActivation = {
  en: {
    label: 'Activation of the gates',
    help: 'The function that opens and closes the gates; sigmoid as a rule.',
    options: kernelWords.en.activation.options,
  },
  zh: {
    label: '门的激活函数',
    help: '控制各个门开合的函数，通常为 sigmoid。',
    options: kernelWords.zh.activation.options,
  },
};

const inOneWay = (language: 'en' | 'zh') => {
  const { recurrentInitializer, recurrentDropout, dropout, activation } = recurrentWords[language];
  return {
    ...kernelWords[language],
    activation,
    dropout,
    recurrentDropout,
    recurrentInitializer,
    ...plainPenalty[language],
    ...limit[language],
  };
};

/** Of an LSTM that reads one way and whose kernels are no matrices. */
export const lstmWords = {
  en: {
    ...inOneWay('en'),
    returnSequences: {
      label: 'Output every step',
      help: 'Hands on what each step makes, for another layer of sequences; otherwise only the last.',
    },
    recurrentActivation: recurrentActivation.en,
    unitForgetBias: {
      label: 'Forget gate starts open',
      help: 'Starts the forget gate’s bias at 1, so that the memory lasts from the beginning.',
    },
  },
  zh: {
    ...inOneWay('zh'),
    returnSequences: { label: '输出每一步', help: '传出每一步的结果，供后面的序列层使用；否则只输出最后一步。' },
    recurrentActivation: recurrentActivation.zh,
    unitForgetBias: { label: '遗忘门初始打开', help: '遗忘门的偏置从 1 开始，使记忆一开始就能保持。' },
  },
};
