import { defineMergeNode } from '#shared/spec/define-node.ts';

export const subtract = defineMergeNode({
  kind: 'layer.subtract',
  keras: { layer: 'Subtract' },
  icon: 'minus',
  params: {},
})({
  en: {
    title: 'Subtract',
    summary: 'One layer’s output less another’s.',
    help: 'Takes the second branch from the first, number by number; both have one shape. The order is that of the nodes’ ids.',
    inputs: { layers: 'Layers' },
  },
  zh: {
    title: '相减',
    summary: '一个层的输出减去另一个。',
    help: '从第一个分支逐个数减去第二个；两者形状相同。顺序按节点的 id。',
    inputs: { layers: '层' },
  },
});
