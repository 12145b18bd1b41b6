import { classWeights, lossNames } from '#shared/nodes/training.words.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const fit = defineNode({
  kind: 'train.fit',
  icon: 'play',
  usesKernels: true,
  handsOverWhenCancelled: true,
  random: true,
  inputs: { dataset: { type: 'dataset' }, network: { type: 'layer' }, optimizer: { type: 'optimizer' } },
  outputs: { model: { type: 'model' }, history: { type: 'report' } },
  params: {
    loss: {
      type: 'choice',
      default: 'auto',
      options: [
        'auto',
        'binary_crossentropy',
        'categorical_crossentropy',
        'sparse_categorical_crossentropy',
        'mean_squared_error',
        'mean_absolute_error',
        'huber',
      ],
    },
    metrics: {
      type: 'choices',
      default: [],
      options: ['accuracy', 'mean_absolute_error', 'mean_squared_error'],
    },
    epochs: { type: 'integer', default: 10, min: 1, max: 1_000_000 },
    batchSize: { type: 'integer', default: 32, min: 1, max: 1_000_000, unit: 'rows' },
    shuffle: { type: 'boolean', default: true },
    /** Balanced: a row counts the more, the rarer its class is. */
    classWeights: { type: 'choice', default: 'none', options: ['none', 'balanced'] },
    validate: { type: 'boolean', default: true },
    /** Epochs without a better validation (else training) loss before it stops; null = never. */
    patience: { type: 'integer', default: null, min: 1, max: 100_000, unit: 'epochs', optional: true },
    restoreBest: { type: 'boolean', default: true, advanced: true },
  },
})({
  en: {
    title: 'Train',
    summary: 'Teaches the network the training rows.',
    help: 'Goes over the training rows `epochs` times, in batches, and lets the optimizer lower the loss. The validation rows are only watched. The model so far is kept when you cancel.',
    inputs: { network: 'Network' },
    outputs: { history: 'History' },
    params: {
      loss: {
        label: 'Loss',
        help: 'What training lowers. Automatic: cross-entropy for classes, mean squared error for a number.',
        options: lossNames.en,
      },
      metrics: {
        label: 'Metrics',
        help: 'What is reported beside the loss. Empty: accuracy for classes, mean absolute error for a number.',
        options: {
          accuracy: 'Accuracy',
          mean_absolute_error: 'Mean absolute error',
          mean_squared_error: 'Mean squared error',
        },
      },
      epochs: { label: 'Epochs', help: 'How often all training rows are gone through.' },
      batchSize: {
        label: 'Batch size',
        help: 'Rows per step. The optimizer Gradient descent takes all rows at once instead.',
      },
      shuffle: { label: 'Shuffle', help: 'Goes through the rows in a new order every epoch.' },
      classWeights: classWeights.en,
      validate: { label: 'Validate', help: 'Measures the validation rows after every epoch.' },
      patience: {
        label: 'Stop after no gain for',
        help: 'Ends early when the validation loss (else the training loss) has not become better for so many epochs. Empty: never.',
      },
      restoreBest: {
        label: 'Keep the best',
        help: 'After an early stop, goes back to the weights of the best epoch.',
      },
    },
  },
  zh: {
    title: '训练',
    summary: '让网络学习训练数据。',
    help: '分批次把训练数据过 `epochs` 轮，由优化器降低损失。验证集只用来观察。取消时会保留当前的模型。',
    inputs: { network: '网络' },
    outputs: { history: '训练历史' },
    params: {
      loss: {
        label: '损失函数',
        help: '训练要降低的量。自动：类别用交叉熵，数值用均方误差。',
        options: { ...lossNames.zh, huber: 'Huber 损失' },
      },
      metrics: {
        label: '指标',
        help: '除损失外还报告什么。留空：类别用准确率，数值用平均绝对误差。',
        options: {
          accuracy: '准确率',
          mean_absolute_error: '平均绝对误差',
          mean_squared_error: '均方误差',
        },
      },
      epochs: { label: '轮数', help: '全部训练数据过多少遍。' },
      batchSize: { label: '批次大小', help: '每一步用多少行。优化器为“梯度下降”时每次都用全部行。' },
      shuffle: { label: '打乱', help: '每轮以新的顺序读取各行。' },
      classWeights: classWeights.zh,
      validate: { label: '验证', help: '每轮结束后在验证集上测量。' },
      patience: {
        label: '无改进则停止',
        help: '验证损失（没有时用训练损失）连续这么多轮没有改进就提前结束。留空：从不。',
      },
      restoreBest: { label: '保留最佳', help: '提前结束后，恢复到最佳一轮的权重。' },
    },
  },
});
