import type { crossValidate } from '#shared/nodes/evaluate/cross-validate.ts';
import { trainAgain } from '#shared/nodes/training.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const crossValidateWords = {
  en: {
    title: 'Cross-validate',
    summary: 'Trains and measures anew on each fold of the rows.',
    help: 'Deals the training and validation rows into `k` folds; for each, the network is trained from the start on the others and measured on it. The figures are means over the folds, with their standard deviation. The test rows stay untouched, and a scaling is fitted anew in each fold.',
    inputs: trainAgain.en.inputs,
    outputs: trainAgain.en.outputs,
    params: {
      folds: { label: 'Folds', help: 'Into how many parts the rows are dealt.' },
      repeats: { label: 'Repeats', help: 'How often the rows are dealt anew.' },
      stratified: { label: 'Stratified', help: 'Every fold has the classes in the same shares as all rows.' },
      ...trainAgain.en.params,
    },
  },
  zh: {
    title: '交叉验证',
    summary: '在每一折上重新训练并测量。',
    help: '把训练集和验证集的行分成 `k` 折；对每一折，用其余各折从头训练网络，再在这一折上测量。各指标为各折的平均值，并附标准差。测试集不会被用到，缩放在每一折中重新拟合。',
    inputs: trainAgain.zh.inputs,
    outputs: trainAgain.zh.outputs,
    params: {
      folds: { label: '折数', help: '把行分成多少份。' },
      repeats: { label: '重复次数', help: '重新划分多少次。' },
      stratified: { label: '分层', help: '每一折中各类别的比例与全部行相同。' },
      ...trainAgain.zh.params,
    },
  },
} satisfies KindWords<typeof crossValidate>;
