import { defineNode } from '#shared/spec/define-node.ts';

export const openModel = defineNode({
  kind: 'data.openModel',
  icon: 'folder-open',
  inputs: {},
  outputs: { model: { type: 'model' } },
  params: { file: { type: 'file', default: '', extensions: ['loommodel'] } },
})({
  en: {
    title: 'Open model',
    summary: 'Brings a saved model back: to predict, evaluate, explain, or learn further from.',
    help: 'Reads a `.loommodel` file that **Save model** wrote. The model knows the columns that it learnt from and all fitted steps between them and the network, so a table with these columns can be wired straight to **Predict**, **Evaluate** or an explanation. The file holds no code, and is checked as a whole before anything of it is used. When the file changes, what was made of it is out of date.',
    params: { file: { label: 'File', help: 'A `.loommodel` file beside the pipeline.' } },
  },
  zh: {
    title: '打开模型',
    summary: '重新使用已保存的模型：预测、评估、解释，或在其基础上继续学习。',
    help: '读取**保存模型**写出的 `.loommodel` 文件。模型记得它学习时的列，以及从这些列到网络之间的全部拟合步骤，因此含有这些列的表格可直接接到**预测**、**评估**或解释节点。文件不含代码，使用前会整体检查。文件一旦改变，由它得出的结果即告过期。',
    params: { file: { label: '文件', help: '流程旁边的 `.loommodel` 文件。' } },
  },
});
