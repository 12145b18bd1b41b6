import { lossNames } from '#shared/nodes/training.words.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const autoencoder = defineNode({
  kind: 'train.autoencoder',
  icon: 'combine',
  usesKernels: true,
  random: true,
  inputs: { dataset: { type: 'dataset' }, network: { type: 'layer' }, optimizer: { type: 'optimizer' } },
  outputs: { errors: { type: 'table' }, model: { type: 'model' }, history: { type: 'report' } },
  params: {
    loss: {
      type: 'choice',
      default: 'mean_squared_error',
      options: ['mean_squared_error', 'mean_absolute_error', 'huber'],
    },
    epochs: { type: 'integer', default: 50, min: 1, max: 1_000_000 },
    batchSize: { type: 'integer', default: 32, min: 1, max: 1_000_000, unit: 'rows' },
    shuffle: { type: 'boolean', default: true },
    validate: { type: 'boolean', default: true },
    /** Epochs without a better validation (else training) loss before it stops; null = never. */
    patience: { type: 'integer', default: null, min: 1, max: 100_000, unit: 'epochs', optional: true },
    restoreBest: { type: 'boolean', default: true, advanced: true },
  },
})({
  en: {
    title: 'Train an autoencoder',
    summary: 'Teaches a network to give back what it takes, and lists the rows that it cannot.',
    help: 'The truth is the features themselves: the network squeezes a row through a narrow layer and makes it again, so its last layer has as many outputs as the row has numbers. The target is not looked at. `Errors` lists every row of every split, the worst first: the mean of its squared differences, and the feature that is furthest off, so that anomalies stand at the top. Scale the features first: a large one would decide alone. The encoder’s layers go on with “Layers of a model”.',
    inputs: { network: 'Network' },
    outputs: { errors: 'Errors', history: 'History' },
    params: {
      loss: {
        label: 'Loss',
        help: 'What training lowers: a distance between a row and what the network makes of it.',
        options: {
          mean_squared_error: lossNames.en.mean_squared_error,
          mean_absolute_error: lossNames.en.mean_absolute_error,
          huber: lossNames.en.huber,
        },
      },
      epochs: { label: 'Epochs', help: 'How often all training rows are gone through.' },
      batchSize: { label: 'Batch size', help: 'Rows per step.' },
      shuffle: { label: 'Shuffle', help: 'Goes through the rows in a new order every epoch.' },
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
    title: '训练自编码器',
    summary: '让网络学会还原自己的输入，并列出还原不好的行。',
    help: '真实值就是特征本身：网络先把一行压缩进一个窄层，再把它还原，因此最后一层的输出个数等于一行的数字个数。目标列不参与。“误差”列出各部分数据的每一行，误差最大的在前：差的平方的平均值，以及偏差最大的特征，异常因此排在最上面。请先缩放特征，否则数值大的特征会独自决定结果。编码器的层可以用“模型的层”继续使用。',
    inputs: { network: '网络' },
    outputs: { errors: '误差', history: '训练历史' },
    params: {
      loss: {
        label: '损失函数',
        help: '训练要降低的量：一行与网络还原结果之间的距离。',
        options: {
          mean_squared_error: lossNames.zh.mean_squared_error,
          mean_absolute_error: lossNames.zh.mean_absolute_error,
          huber: 'Huber 损失',
        },
      },
      epochs: { label: '轮数', help: '全部训练数据过多少遍。' },
      batchSize: { label: '批次大小', help: '每一步用多少行。' },
      shuffle: { label: '打乱', help: '每轮以新的顺序读取各行。' },
      validate: { label: '验证', help: '每轮结束后在验证集上测量。' },
      patience: {
        label: '无改进则停止',
        help: '验证损失（没有时用训练损失）连续这么多轮没有改进就提前结束。留空：从不。',
      },
      restoreBest: { label: '保留最佳', help: '提前结束后，恢复到最佳一轮的权重。' },
    },
  },
});
