import { defineNode } from '#shared/spec/define-node.ts';

export const saveModel = defineNode({
  kind: 'train.saveModel',
  icon: 'save',
  inputs: { model: { type: 'model' } },
  outputs: {},
  params: {
    /** Of the file, without its ending. */
    name: { type: 'text', default: 'model', maxLength: 100 },
  },
})({
  en: {
    title: 'Save model',
    summary: 'Writes a trained model into the folder of the pipeline, to be opened elsewhere.',
    help: 'Writes one file, the name with `.loommodel` behind it, into the folder of the pipeline file: network, weights, the columns that the model learnt from and all fitted steps, to the last bit. **Open model** reads it, in this pipeline or in another one. A file of that name is replaced as a whole, and a file that is gone or was changed is written again by the next run. None of the rows is in it; vocabularies and the words of columns are.',
    params: { name: { label: 'Name', help: 'A plain name, without a folder and without an ending.' } },
  },
  zh: {
    title: '保存模型',
    summary: '把训练好的模型写入流程所在的文件夹，供别处打开。',
    help: '在流程文件所在的文件夹写出一个文件（名称加 `.loommodel`）：网络、权重、模型学习时的列以及全部拟合步骤，分毫不差。**打开模型**可在本流程或其他流程中读取它。同名文件会被整体替换；文件若丢失或被改动，下次运行会重新写出。文件不含任何数据行，但含词表与列中的词。',
    params: { name: { label: '名称', help: '普通名称，不含文件夹和扩展名。' } },
  },
});
