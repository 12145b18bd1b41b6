import { defineNode } from '#shared/spec/define-node.ts';

export const evaluate = defineNode({
  kind: 'evaluate.evaluate',
  version: 1,
  resultVersion: 1,
  icon: 'clipboard-check',
  inputs: { model: { type: 'model' }, dataset: { type: 'dataset' } },
  outputs: { report: { type: 'report' } },
  params: { split: { type: 'choice', default: 'test', options: ['train', 'validation', 'test'] } },
});
