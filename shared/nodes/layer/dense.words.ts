import type { dense } from '#shared/nodes/layer/dense.ts';
import { kernelParams, layerPorts } from '#shared/nodes/layer/layer.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const denseWords = {
  en: {
    title: 'Dense',
    summary: 'Every output is a weighted sum of all inputs.',
    help: 'A fully connected layer: `y = f(x·W + b)`, with `f` the activation. It has inputs × units weights and one bias per unit.',
    ...layerPorts.en,
    params: { units: { label: 'Units', help: 'How many outputs the layer has.' }, ...kernelParams.en },
  },
  zh: {
    title: '全连接层',
    summary: '每个输出都是全部输入的加权和。',
    help: '全连接层：`y = f(x·W + b)`，其中 `f` 是激活函数。权重个数为输入数 × 单元数，每个单元另有一个偏置。',
    ...layerPorts.zh,
    params: { units: { label: '单元数', help: '该层有多少个输出。' }, ...kernelParams.zh },
  },
} satisfies KindWords<typeof dense>;
