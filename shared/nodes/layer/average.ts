import { defineMergeNode } from '#shared/spec/define-node.ts';

export const average = defineMergeNode({
  kind: 'layer.average',
  keras: { layer: 'Average' },
  icon: 'scale',
  params: {},
})({
  en: {
    title: 'Average',
    summary: 'The mean of several layers’ outputs.',
    help: 'Takes the mean of two or more branches of one shape, number by number.',
    inputs: { layers: 'Layers' },
  },
  zh: {
    title: '取平均',
    summary: '几个层输出的平均。',
    help: '对形状相同的两个或更多分支逐个数取平均。',
    inputs: { layers: '层' },
  },
});
