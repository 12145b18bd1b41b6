import { defineMergeNode } from '#shared/spec/define-node.ts';

export const multiply = defineMergeNode({
  kind: 'layer.multiply',
  keras: { layer: 'Multiply' },
  icon: 'x',
  params: {},
})({
  en: {
    title: 'Multiply',
    summary: 'The product of several layers’ outputs.',
    help: 'Multiplies two or more branches of one shape, number by number: one of them can open and close the other like a gate.',
    inputs: { layers: 'Layers' },
  },
  zh: {
    title: '相乘',
    summary: '几个层输出之积。',
    help: '把形状相同的两个或更多分支逐个数相乘；其中一个可以像门一样控制另一个。',
    inputs: { layers: '层' },
  },
});
