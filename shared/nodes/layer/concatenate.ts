import { defineMergeNode } from '#shared/spec/define-node.ts';

export const concatenate = defineMergeNode({
  kind: 'layer.concatenate',
  keras: { layer: 'Concatenate' },
  icon: 'rows',
  params: { axis: { type: 'integer', default: -1, min: -4, max: 4, advanced: true } },
})({
  en: {
    title: 'Concatenate',
    summary: 'Puts several layers’ outputs side by side.',
    help: 'Joins two or more branches of a network along an axis; their other sizes must be equal. The order is that of the nodes’ ids.',
    inputs: { layers: 'Layers' },
    params: {
      axis: { label: 'Axis', help: 'Along which they are joined: −1 is the last, 1 the first after the rows.' },
    },
  },
  zh: {
    title: '拼接',
    summary: '把几个层的输出并排放在一起。',
    help: '沿一个轴连接网络的两个或更多分支；其余各轴的大小必须相同。顺序按节点 ID 排列。',
    inputs: { layers: '层' },
    params: { axis: { label: '轴', help: '沿哪个轴连接：−1 是最后一个轴，1 是行之后的第一个轴。' } },
  },
});
