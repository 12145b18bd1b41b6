import { defineNode } from '#shared/spec/define-node.ts';

export const target = defineNode({
  kind: 'data.target',
  resultVersion: 3,
  icon: 'crosshair',
  inputs: { table: { type: 'table' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    target: { type: 'column', default: '', of: 'table' },
    /** How the target is read: auto = text and few whole numbers are classes, other numbers are numbers. */
    task: { type: 'choice', default: 'auto', options: ['auto', 'classes', 'number'] },
    /** Of two classes the one that metrics, costs and curves are about; empty = the second in order. */
    positive: { type: 'text', default: '', maxLength: 1000, advanced: true },
    features: { type: 'columns', default: [], of: 'table' },
    /** What the features are called as an input of a network with several. */
    inputName: { type: 'text', default: '', maxLength: 1000, advanced: true },
    /** Shape of one row, such as [8, 8, 1]; empty = one number per feature. */
    shape: { type: 'integers', default: [], min: 1, max: 1_000_000, minLength: 0, maxLength: 4, advanced: true },
    group: { type: 'column', default: '', of: 'table', advanced: true },
    time: { type: 'column', default: '', of: 'table', advanced: true },
    split: { type: 'column', default: '', of: 'table', advanced: true },
    weight: { type: 'column', default: '', of: 'table', advanced: true },
    /** Beside the features: for slices and predictions. Empty = none. */
    kept: { type: 'columns', default: [], of: 'table', advanced: true },
  },
})({
  en: {
    title: 'Target and features',
    summary: 'Says which column to predict, and from which.',
    help: 'Turns a table into a dataset: one column is the target `y`, the others are the features `x`. A row with a missing target cannot be used and is reported.',
    params: {
      target: { label: 'Target', help: 'The column to predict.' },
      task: {
        label: 'Target is',
        help: 'Automatic takes text and a few whole numbers for classes, and other numbers for a number.',
        options: { auto: 'Automatic', classes: 'Classes', number: 'A number' },
      },
      positive: {
        label: 'Positive class',
        help: 'Of two classes the one that precision, recall, costs and curves are about, such as attack. Empty: the second in alphabetical order.',
      },
      features: {
        label: 'Features',
        help: 'The columns to predict from. Empty: every column but the target, those with a role, those kept beside, and those that only number or name the rows, such as an id.',
      },
      inputName: {
        label: 'Name of the input',
        help: 'Where a network has several inputs: what these features are called as one of them, such as numbers.',
      },
      shape: {
        label: 'Shape of a row',
        help: 'For pictures: height, width, channels, such as 8, 8, 1. Empty: one number per feature.',
      },
      group: {
        label: 'Group',
        help: 'The column that says which rows belong together, such as the patient. “Split” can keep them together; it is no feature unless chosen as one.',
      },
      time: {
        label: 'Time',
        help: 'The column that says when a row is from: a number, or a date such as 2024-05-31. “Split” can train on the past and test on the future; it is no feature unless chosen as one.',
      },
      split: {
        label: 'Split of each row',
        help: 'The column that says for what a row is: train, validation or test (also training, val, valid, holdout). “Split” can follow it; it is no feature unless chosen as one.',
      },
      weight: {
        label: 'Weight of each row',
        help: 'The column that says how much a row counts in training: a number that is not negative, by which its loss is multiplied, as that of a validation row is. Metrics count every row alike; it is no feature unless chosen as one.',
      },
      kept: {
        label: 'Kept beside',
        help: 'Columns that go along with the rows and that no network sees, such as an id or a region: “Predict” shows them beside its answers, and “Evaluate” can slice by them. They are no features unless chosen as such.',
      },
    },
  },
  zh: {
    title: '目标与特征',
    summary: '指定要预测哪一列，以及用哪些列预测。',
    help: '把表格变成数据集：一列作为目标 `y`，其余作为特征 `x`。目标缺失的行无法使用，会给出提示。',
    params: {
      target: { label: '目标列', help: '要预测的列。' },
      task: {
        label: '目标类型',
        help: '选择“自动”时，文本和取值很少的整数视为类别，其他数字视为数值。',
        options: { auto: '自动', classes: '类别', number: '数值' },
      },
      positive: {
        label: '正类',
        help: '二分类时，精确率、召回率、代价和曲线所针对的类别，例如 attack。留空：按字母顺序的第二个。',
      },
      features: {
        label: '特征列',
        help: '用于预测的列。留空：除目标列、有特定用途的列、随行保留的列，以及只给行编号或命名的列（如 id）以外的所有列。',
      },
      inputName: { label: '输入名称', help: '网络有多个输入时，这些特征作为其中一个输入的名称，例如 numbers。' },
      shape: { label: '单行形状', help: '用于图像：高、宽、通道数，例如 8, 8, 1。留空：每个特征一个数。' },
      group: {
        label: '分组列',
        help: '说明哪些行属于同一组的列，例如患者。“划分数据”可以让同组的行不被拆开；除非选为特征，否则不作为特征。',
      },
      time: {
        label: '时间列',
        help: '说明每行时间的列：数字，或 2024-05-31 这样的日期。“划分数据”可以用过去训练、用未来测试；除非选为特征，否则不作为特征。',
      },
      split: {
        label: '划分列',
        help: '说明每行用途的列：train、validation 或 test（也可写 training、val、valid、holdout）。“划分数据”可以按它划分；除非选为特征，否则不作为特征。',
      },
      weight: {
        label: '权重列',
        help: '说明每行在训练中分量的列：非负的数，该行的损失乘以它，验证集的行也是如此。各指标对所有行一视同仁；除非选为特征，否则不作为特征。',
      },
      kept: {
        label: '随行保留的列',
        help: '随各行一起传递、但网络看不到的列，例如编号或地区：“预测”会把它们显示在结果旁，“评估”可以按它们分组。除非选为特征，否则不作为特征。',
      },
    },
  },
});
