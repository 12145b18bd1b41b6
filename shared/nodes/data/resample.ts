import { defineNode } from '#shared/spec/define-node.ts';

export const resample = defineNode({
  kind: 'data.resample',
  icon: 'scale',
  inputs: { dataset: { type: 'dataset' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    by: { type: 'choice', default: 'over', options: ['over', 'under', 'share'] },
    /** Rows of a rarer class for each row of the most frequent one; of the rarest for each of a more frequent one. */
    ratio: { type: 'number', default: 1, min: 0.01, max: 1, when: { param: 'by', in: ['over', 'under'] } },
    share: { type: 'number', default: 0.5, min: 0.0001, max: 1, when: { param: 'by', in: ['share'] } },
  },
})({
  en: {
    title: 'Resample',
    summary: 'Makes classes come equally often among the training rows, or takes a part of them.',
    help: 'Draws training rows at random; validation and test rows stay as they are, so that figures tell of the data as it comes. Put it behind “Split”: before it, copies of one row would be on both sides. More rows: of each rarer class rows are drawn again until there are `ratio` as many as of the most frequent class. Fewer rows: of each more frequent class so many are kept that there are `ratio` as many of the rarest.',
    params: {
      by: {
        label: 'Rows',
        help: 'How the training rows are drawn.',
        options: { over: 'More of rare classes', under: 'Fewer of frequent classes', share: 'A part of all' },
      },
      ratio: {
        label: 'Ratio',
        help: '1 makes all classes equally frequent; 0.5 half as frequent as the most frequent.',
      },
      share: { label: 'Share', help: 'Of the training rows, drawn without repeats.' },
    },
  },
  zh: {
    title: '重采样',
    summary: '使各类别在训练行中出现得一样多，或只取一部分训练行。',
    help: '随机抽取训练行；验证行与测试行保持不变，使指标反映数据本来的样子。请放在“划分数据”之后：放在之前，同一行的副本会落在两边。增加行：对较少的类别重复抽取，直到其行数达到最多类别的 `比例`。减少行：对较多的类别只保留一部分，使最少类别的行数达到其 `比例`。',
    params: {
      by: {
        label: '行',
        help: '如何抽取训练行。',
        options: { over: '增加较少的类别', under: '减少较多的类别', share: '取其中一部分' },
      },
      ratio: { label: '比例', help: '1 使各类别一样多；0.5 使其为最多类别的一半。' },
      share: { label: '份额', help: '占训练行的份额，不重复抽取。' },
    },
  },
});
