import { kernelParams } from '#shared/nodes/layer/choices.ts';
import { kernelWords } from '#shared/nodes/layer/layer.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const activation = defineLayerNode({
  kind: 'layer.activation',
  keras: { layer: 'Activation' },
  icon: 'zap',
  params: {
    activation: { ...kernelParams.activation, default: 'relu' },
  },
})({
  en: {
    title: 'Activation',
    summary: 'Applies a function to every number.',
    help: 'An activation as a layer of its own, where it is to stand apart: after a batch normalisation, or behind a sum.',
    params: { activation: { ...kernelWords.en.activation, help: 'The function applied to every number.' } },
  },
  zh: {
    title: '激活',
    summary: '对每个数应用一个函数。',
    help: '单独成层的激活函数，用于需要分开放置的地方：批量归一化之后，或求和之后。',
    params: { activation: { ...kernelWords.zh.activation, help: '作用于每个数的函数。' } },
  },
});
