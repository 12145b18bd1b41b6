import { defineLayerNode } from '#shared/spec/define-node.ts';

export const rescaling = defineLayerNode({
  kind: 'layer.rescaling',
  keras: { layer: 'Rescaling' },
  icon: 'scale',
  params: {
    scale: { type: 'number', default: 1, min: -1e9, max: 1e9 },
    offset: { type: 'number', default: 0, min: -1e9, max: 1e9 },
  },
})({
  en: {
    title: 'Rescaling',
    summary: 'Multiplies every number and adds an offset.',
    help: '`y = scale · x + offset`, fixed and not learned: 0.003921569 (1/255) takes the bytes of a picture to 0 to 1.',
    params: {
      scale: { label: 'Scale', help: 'What each number is multiplied by.' },
      offset: { label: 'Offset', help: 'What is added afterwards.' },
    },
  },
  zh: {
    title: '重新缩放',
    summary: '把每个数乘以系数再加上偏移。',
    help: '`y = 系数 · x + 偏移`，固定不学习：0.003921569（1/255）把图像的字节变到 0 至 1。',
    params: {
      scale: { label: '系数', help: '每个数所乘的系数。' },
      offset: { label: '偏移', help: '之后加上的数。' },
    },
  },
});
