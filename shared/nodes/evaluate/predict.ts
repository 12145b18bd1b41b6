import { defineNode } from '#shared/spec/define-node.ts';

export const predict = defineNode({
  kind: 'evaluate.predict',
  icon: 'wand',
  usesKernels: true,
  inputs: { model: { type: 'model' }, dataset: { type: 'dataset' } },
  outputs: { predictions: { type: 'predictions' } },
  params: { split: { type: 'choice', default: 'test', options: ['train', 'validation', 'test'] } },
});
