import { matrixParams } from '#shared/nodes/layer/choices.ts';
import { matrixWords } from '#shared/nodes/layer/layer.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const dense = defineLayerNode({
  kind: 'layer.dense',
  keras: { layer: 'Dense', sizeParam: 'units' },
  icon: 'layers',
  params: { units: { type: 'integer', default: 64, min: 1, max: 1_000_000_000 }, ...matrixParams },
})({
  en: {
    title: 'Dense',
    summary: 'Every output is a weighted sum of all inputs.',
    help: 'A fully connected layer: `y = f(x·W + b)`, with `f` the activation. It has inputs × units weights and one bias per unit.',
    params: { units: { label: 'Units', help: 'How many outputs the layer has.' }, ...matrixWords.en },
  },
  zh: {
    title: '全连接层',
    summary: '每个输出都是全部输入的加权和。',
    help: '全连接层：`y = f(x·W + b)`，其中 `f` 是激活函数。权重个数为输入数 × 单元数，每个单元另有一个偏置。',
    params: { units: { label: '单元数', help: '该层有多少个输出。' }, ...matrixWords.zh },
  },
});
