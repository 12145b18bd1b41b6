import { defineNode } from '#shared/spec/define-node.ts';

export const bin = defineNode({
  kind: 'data.bin',
  icon: 'bar-chart',
  inputs: { dataset: { type: 'dataset' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    columns: { type: 'columns', default: [], of: 'dataset' },
    by: { type: 'choice', default: 'quantiles', options: ['quantiles', 'width'] },
    bins: { type: 'integer', default: 5, min: 2, max: 1000 },
    to: { type: 'choice', default: 'slots', options: ['slots', 'order'] },
  },
})({
  en: {
    title: 'Bin features',
    summary: 'Cuts numbers into bins that are fitted on the training rows.',
    help: 'Cuts the range of each feature into bins, of equal width or with as many training rows each, as scikit-learn’s KBinsDiscretizer does. A number on an edge belongs to the upper bin, one beyond the ends to the nearest; where quantiles are equal, some bins stay empty.',
    params: {
      columns: { label: 'Features', help: 'The features that it is done to. Empty: all that are numbers.' },
      by: {
        label: 'Bins have',
        help: 'Equal width, or as many rows each.',
        options: { quantiles: 'Equally many rows', width: 'Equal width' },
      },
      bins: { label: 'Bins', help: 'How many bins there are.' },
      to: {
        label: 'A bin becomes',
        help: 'One number for each bin, of which one is 1 (one-hot); or the bin’s place, from 0.',
        options: { slots: 'One number each', order: 'Its place' },
      },
    },
  },
  zh: {
    title: '特征分箱',
    summary: '按训练行得出的边界把数值分箱。',
    help: '把每个特征的取值范围切成若干箱（宽度相等，或训练行数相等），与 scikit-learn 的 KBinsDiscretizer 相同。位于边界上的数属于较高的箱，超出两端的数属于最近的箱；分位数相等时，有的箱为空。',
    params: {
      columns: { label: '特征', help: '要处理的特征。留空：所有数值特征。' },
      by: { label: '分箱方式', help: '宽度相等，或行数相等。', options: { quantiles: '行数相等', width: '宽度相等' } },
      bins: { label: '箱数', help: '箱的个数。' },
      to: {
        label: '箱变成',
        help: '每个箱一个数，其中一个为 1（独热编码）；或箱的位置，从 0 开始。',
        options: { slots: '每个箱一个数', order: '它的位置' },
      },
    },
  },
});
