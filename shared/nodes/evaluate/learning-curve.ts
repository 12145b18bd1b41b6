import { defineNode } from '#shared/spec/define-node.ts';
import { fit } from '#shared/nodes/train/fit.ts';

export const learningCurve = defineNode({
  kind: 'evaluate.learningCurve',
  icon: 'trending-down',
  usesKernels: true,
  random: true,
  inputs: { dataset: { type: 'dataset' }, network: { type: 'layer' }, optimizer: { type: 'optimizer' } },
  outputs: { report: { type: 'report' } },
  params: {
    sizes: { type: 'integer', default: 5, min: 2, max: 20 },
    /** Of the training rows. */
    smallest: { type: 'number', default: 0.1, min: 0.001, max: 0.9 },
    repeats: { type: 'integer', default: 3, min: 1, max: 20 },
    loss: fit.params.loss,
    epochs: fit.params.epochs,
    batchSize: fit.params.batchSize,
    shuffle: fit.params.shuffle,
    classWeights: fit.params.classWeights,
  },
});
