import { defineLayerNode } from '#shared/spec/define-node.ts';

export const dropout = defineLayerNode({
  kind: 'layer.dropout',
  keras: { layer: 'Dropout' },
  icon: 'droplets',
  params: { rate: { type: 'number', default: 0.5, min: 0, max: 1, exclusiveMax: true } },
})({
  en: {
    title: 'Dropout',
    summary: 'Switches inputs off at random while training.',
    help: 'While training, sets each input to 0 with probability `p` and divides the rest by `1 − p`, so that the network does not lean on any one of them. Afterwards it lets everything through.',
    params: { rate: { label: 'Rate p', help: 'Share of the inputs that are switched off: 0 or more, below 1.' } },
  },
  zh: {
    title: '随机失活',
    summary: '训练时随机关闭一部分输入。',
    help: '训练时以概率 `p` 把每个输入置为 0，其余除以 `1 − p`，使网络不依赖于任何单个输入。训练之后全部放行。',
    params: { rate: { label: '失活率 p', help: '被关闭的输入所占比例：不小于 0，小于 1。' } },
  },
});
