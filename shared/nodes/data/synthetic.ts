import { defineNode } from '#shared/spec/define-node.ts';

export const synthetic = defineNode({
  kind: 'data.synthetic',
  icon: 'dices',
  random: true,
  inputs: {},
  outputs: { table: { type: 'table' } },
  params: {
    task: { type: 'choice', default: 'classification', options: ['classification', 'regression'] },
    rows: { type: 'integer', default: 1000, min: 10, max: 1_000_000 },
    features: { type: 'integer', default: 20, min: 1, max: 10_000 },
    informative: { type: 'integer', default: 10, min: 1, max: 10_000 },
    classes: { type: 'integer', default: 2, min: 2, max: 100, when: { param: 'task', in: ['classification'] } },
    separation: { type: 'number', default: 1, min: 0, max: 100, when: { param: 'task', in: ['classification'] } },
    noise: { type: 'number', default: 0.1, min: 0, max: 1000 },
  },
});
