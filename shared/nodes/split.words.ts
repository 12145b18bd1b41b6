// The splits of a dataset, as the nodes that read one name them.

export const splitNames = {
  en: { train: 'Training rows', validation: 'Validation rows', test: 'Test rows' },
  zh: { train: '训练集', validation: '验证集', test: '测试集' },
};
