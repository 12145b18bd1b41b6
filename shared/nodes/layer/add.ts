import { defineMergeNode } from '#shared/spec/define-node.ts';

export const add = defineMergeNode({
  kind: 'layer.add',
  keras: { layer: 'Add' },
  icon: 'plus',
  params: {},
})({
  en: {
    title: 'Add',
    summary: 'The sum of several layers’ outputs.',
    help: 'Adds two or more branches of one shape, number by number: the shortcut of residual networks.',
    inputs: { layers: 'Layers' },
  },
  zh: {
    title: '相加',
    summary: '几个层输出之和。',
    help: '把形状相同的两个或更多分支逐个数相加，即残差网络中的捷径。',
    inputs: { layers: '层' },
  },
});
