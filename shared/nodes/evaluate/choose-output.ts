import { defineNode } from '#shared/spec/define-node.ts';

export const chooseOutput = defineNode({
  kind: 'evaluate.chooseOutput',
  icon: 'list-filter',
  inputs: { model: { type: 'model' } },
  outputs: { model: { type: 'model' } },
  params: {
    /** Name of the target; empty = the first. */
    target: { type: 'text', default: '', maxLength: 1000 },
  },
})({
  en: {
    title: 'One output',
    summary: 'Takes one output of a model that has several.',
    help: 'A model with several outputs is evaluated, asked and explained one output at a time. This hands on the model with the output of one target, and only the layers that lead to it.',
    params: { target: { label: 'Target', help: 'Name of the target whose output is kept. Empty: the first.' } },
  },
  zh: {
    title: '单个输出',
    summary: '从有多个输出的模型中取出一个输出。',
    help: '有多个输出的模型每次只对一个输出进行评估、预测和解释。此节点传出只保留某个目标的输出及其所需各层的模型。',
    params: { target: { label: '目标', help: '要保留的输出所对应的目标名称。留空：第一个。' } },
  },
});
