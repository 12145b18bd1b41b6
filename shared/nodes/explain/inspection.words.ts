// What the nodes that look into a model say of features, rows and outputs.

export const featureParam = {
  en: {
    label: 'Features',
    help: 'Their names, separated by commas or one a line. Empty: those that move the answers most.',
  },
  zh: { label: '特征', help: '特征名，用逗号分隔或每行一个。留空：取对回答影响最大的几个。' },
};

export const whichParam = {
  en: {
    label: 'Which rows',
    help: 'Their numbers in the table, whose first row is 1, as other results show them. Empty: the first of the split.',
  },
  zh: { label: '哪些行', help: '它们在表格中的行号（第一行为 1），与其他结果中显示的相同。留空：该部分的前几行。' },
};

export const mostParam = {
  en: {
    label: 'How many features',
    help: 'Where none is named: so many of the most influential.',
  },
  zh: { label: '特征个数', help: '没有指定特征时，取影响最大的这么多个。' },
};

export const outputParam = {
  en: { label: 'Output', help: 'The name of a class. Empty: every output of the model.' },
  zh: { label: '输出', help: '某个类别的名称。留空：模型的所有输出。' },
};
