import { fit } from '#shared/nodes/train/fit.ts';
import { trainAgain } from '#shared/nodes/training.words.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const crossValidate = defineNode({
  kind: 'evaluate.crossValidate',
  icon: 'clipboard-check',
  usesKernels: true,
  random: true,
  inputs: { dataset: { type: 'dataset' }, network: { type: 'layer' }, optimizer: { type: 'optimizer' } },
  outputs: { report: { type: 'report' } },
  params: {
    folds: { type: 'integer', default: 5, min: 2, max: 50 },
    repeats: { type: 'integer', default: 1, min: 1, max: 20 },
    /** Classes in every fold as in all rows; a number as target is dealt at random. */
    stratified: { type: 'boolean', default: true },
    loss: fit.params.loss,
    epochs: fit.params.epochs,
    batchSize: fit.params.batchSize,
    shuffle: fit.params.shuffle,
    classWeights: fit.params.classWeights,
  },
})({
  en: {
    title: 'Cross-validate',
    summary: 'Trains and measures anew on each fold of the rows.',
    help: 'Deals the training and validation rows into `k` folds; for each, the network is trained from the start on the others and measured on it. The figures are means over the folds, with their standard deviation. The test rows stay untouched, and a scaling is fitted anew in each fold. Where “Target and features” names a group, its rows stay in one fold; where it names a time, the rows are cut into `k + 1` parts in its order, and each part but the first is told from all older ones.',
    inputs: { network: 'Network' },
    params: {
      folds: { label: 'Folds', help: 'Into how many parts the rows are dealt.' },
      repeats: { label: 'Repeats', help: 'How often the rows are dealt anew.' },
      stratified: {
        label: 'Stratified',
        help: 'Every fold has the classes in the same shares as all rows. Without effect where a group or a time decides.',
      },
      ...trainAgain.en,
    },
  },
  zh: {
    title: '交叉验证',
    summary: '在每一折上重新训练并测量。',
    help: '把训练集和验证集的行分成 `k` 折；对每一折，用其余各折从头训练网络，再在这一折上测量。各指标为各折的平均值，并附标准差。测试集不会被用到，缩放在每一折中重新拟合。若“目标与特征”指定了分组列，同组的行留在同一折；若指定了时间列，则按时间顺序把行切成 `k + 1` 份，除第一份外，每一份都由更早的各份预测。',
    inputs: { network: '网络' },
    params: {
      folds: { label: '折数', help: '把行分成多少份。' },
      repeats: { label: '重复次数', help: '重新划分多少次。' },
      stratified: { label: '分层', help: '每一折中各类别的比例与全部行相同。由分组或时间决定时不起作用。' },
      ...trainAgain.zh,
    },
  },
});
