import { defineNode } from '#shared/spec/define-node.ts';

export const generate = defineNode({
  kind: 'text.generate',
  icon: 'pen-line',
  usesKernels: true,
  random: true,
  inputs: { model: { type: 'model' } },
  outputs: { text: { type: 'table' } },
  params: {
    prompt: { type: 'text', default: 'the ', maxLength: 10_000, multiline: true },
    count: { type: 'integer', default: 200, min: 1, max: 10_000 },
    temperature: { type: 'number', default: 0.7, min: 0, max: 10 },
    /** 0 = all. */
    topK: { type: 'integer', default: 0, min: 0, max: 1000 },
  },
})({
  en: {
    title: 'Write on',
    summary: 'Lets a language model write on from a beginning.',
    help: 'Token by token: the model’s probabilities of the next one, drawn from, and the token put behind the text. The model is one that has learnt from **Next token**. The probabilities at a temperature `T` are `softmax(log p / T)`: below 1 the likely tokens gain, above 1 the rare ones. The text comes as a table, a row for each of its lines.',
    outputs: { text: 'Text' },
    params: {
      prompt: {
        label: 'Beginning',
        help: 'What the text begins with. Tokens that the model has never seen count as unknown.',
      },
      count: { label: 'Tokens', help: 'How many are written.' },
      temperature: {
        label: 'Temperature',
        help: '0: always the likeliest token. 1: as the model has the probabilities.',
      },
      topK: { label: 'Of the likeliest', help: 'Only so many of the likeliest tokens are drawn from. 0: all.' },
    },
  },
  zh: {
    title: '续写',
    summary: '让语言模型从一个开头写下去。',
    help: '逐个词元地写：由模型给出下一个词元的概率，从中抽取，再接到文本后面。模型须由**下一个词元**的数据学得。温度为 `T` 时的概率是 `softmax(log p / T)`：小于 1 时常见的更常见，大于 1 时罕见的增多。文本以表格给出，每行文本占一行。',
    outputs: { text: '文本' },
    params: {
      prompt: { label: '开头', help: '文本由此开始。模型没见过的词元视为未知。' },
      count: { label: '词元数', help: '写多少个词元。' },
      temperature: { label: '温度', help: '0：总取最可能的词元。1：按模型给出的概率。' },
      topK: { label: '只取前几个', help: '只从最可能的若干个词元中抽取。0：全部。' },
    },
  },
});
