import { defineLayerNode } from '#shared/spec/define-node.ts';

export const relu = defineLayerNode({
  kind: 'layer.relu',
  keras: { layer: 'ReLU' },
  icon: 'trending-up',
  params: {
    largest: { type: 'number', default: null, min: 0, max: 1_000_000, optional: true, keras: 'max_value' },
    slope: { type: 'number', default: 0, min: 0, max: 100, keras: 'negative_slope' },
    threshold: { type: 'number', default: 0, min: 0, max: 1_000_000 },
  },
})({
  en: {
    title: 'ReLU',
    summary: 'Cuts off what is below 0, or below a threshold.',
    help: '`x` from the threshold on, up to a largest value; below it `slope · (x − threshold)`. With nothing changed it is `max(x, 0)`; with 6 as the largest value it is ReLU6.',
    params: {
      largest: { label: 'Largest value', help: 'What is above is set to this. Empty: no limit.' },
      slope: { label: 'Slope below', help: 'What the distance below the threshold is multiplied by.' },
      threshold: { label: 'Threshold', help: 'From here on numbers pass unchanged.' },
    },
  },
  zh: {
    title: 'ReLU',
    summary: '截去 0（或阈值）以下的部分。',
    help: '从阈值起输出 `x`，直到最大值；阈值以下为 `斜率 · (x − 阈值)`。都不改动时就是 `max(x, 0)`；最大值为 6 时是 ReLU6。',
    params: {
      largest: { label: '最大值', help: '更大的数都设为它。留空：不限制。' },
      slope: { label: '阈值以下的斜率', help: '低于阈值的距离所乘的系数。' },
      threshold: { label: '阈值', help: '从这里起数字原样通过。' },
    },
  },
});
