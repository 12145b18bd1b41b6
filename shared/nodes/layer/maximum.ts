import { defineMergeNode } from '#shared/spec/define-node.ts';

export const maximum = defineMergeNode({
  kind: 'layer.maximum',
  keras: { layer: 'Maximum' },
  icon: 'chevron-up',
  params: {},
})({
  en: {
    title: 'Maximum',
    summary: 'The largest of several layers’ outputs.',
    help: 'Takes the largest of two or more branches of one shape, number by number.',
    inputs: { layers: 'Layers' },
  },
  zh: {
    title: '取最大',
    summary: '几个层输出中的最大值。',
    help: '对形状相同的两个或更多分支逐个数取最大值。',
    inputs: { layers: '层' },
  },
});
