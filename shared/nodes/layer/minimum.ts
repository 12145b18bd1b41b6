import { defineMergeNode } from '#shared/spec/define-node.ts';

export const minimum = defineMergeNode({
  kind: 'layer.minimum',
  keras: { layer: 'Minimum' },
  icon: 'chevron-down',
  params: {},
})({
  en: {
    title: 'Minimum',
    summary: 'The smallest of several layers’ outputs.',
    help: 'Takes the smallest of two or more branches of one shape, number by number.',
    inputs: { layers: 'Layers' },
  },
  zh: {
    title: '取最小',
    summary: '几个层输出中的最小值。',
    help: '对形状相同的两个或更多分支逐个数取最小值。',
    inputs: { layers: '层' },
  },
});
