import { fit } from '#shared/nodes/train/fit.ts';
import { trainAgain } from '#shared/nodes/training.words.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const learningCurve = defineNode({
  kind: 'evaluate.learningCurve',
  icon: 'trending-down',
  usesKernels: true,
  random: true,
  inputs: { dataset: { type: 'dataset' }, network: { type: 'layer' }, optimizer: { type: 'optimizer' } },
  outputs: { report: { type: 'report' } },
  params: {
    sizes: { type: 'integer', default: 5, min: 2, max: 20 },
    /** Of the training rows. */
    smallest: { type: 'number', default: 0.1, min: 0.001, max: 0.9 },
    repeats: { type: 'integer', default: 3, min: 1, max: 20 },
    loss: fit.params.loss,
    epochs: fit.params.epochs,
    batchSize: fit.params.batchSize,
    shuffle: fit.params.shuffle,
    classWeights: fit.params.classWeights,
  },
})({
  en: {
    title: 'Learning curve',
    summary: 'Trains on more and more rows: would more data help?',
    help: 'Trains the network from the start on growing parts of the training rows and measures each model on the rows that it learnt from and on the validation rows (the test rows where there is no validation split). Where the two lines are far apart and still approach each other, more data helps; where they meet at a poor figure, a larger network does. Each size is repeated on other rows of the training split; lines are means, bars show ± one standard deviation. The scaling is that of the dataset.',
    inputs: { network: 'Network' },
    params: {
      sizes: { label: 'Sizes', help: 'How many sizes, at even distances from the smallest share to all rows.' },
      smallest: { label: 'Smallest share', help: 'Of the training rows.' },
      repeats: { label: 'Repeats', help: 'How often each size is drawn and trained anew.' },
      ...trainAgain.en,
    },
  },
  zh: {
    title: '学习曲线',
    summary: '用越来越多的行训练：更多数据有帮助吗？',
    help: '在训练行的逐渐增大的部分上从头训练网络，并在它学习过的行和验证行（没有验证集时用测试行）上测量每个模型。两条线相距很远且仍在靠近时，更多数据有帮助；若在较差的数值处相遇，则需要更大的网络。每个大小都在训练集的其他行上重复；线为平均值，误差条为 ± 一个标准差。缩放沿用数据集的。',
    inputs: { network: '网络' },
    params: {
      sizes: { label: '大小个数', help: '从最小份额到全部行，等距取多少个大小。' },
      smallest: { label: '最小份额', help: '占训练行的份额。' },
      repeats: { label: '重复', help: '每个大小重新抽取并训练多少次。' },
      ...trainAgain.zh,
    },
  },
});
