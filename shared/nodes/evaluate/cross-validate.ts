import { defineNode } from '#shared/spec/define-node.ts';
import { fit } from '#shared/nodes/train/fit.ts';

export const crossValidate = defineNode({
  kind: 'evaluate.crossValidate',
  icon: 'clipboard-check',
  usesKernels: true,
  random: true,
  inputs: { dataset: { type: 'dataset' }, network: { type: 'layer' }, optimizer: { type: 'optimizer' } },
  outputs: { report: { type: 'report' } },
  params: {
    folds: { type: 'integer', default: 5, min: 2, max: 50 },
    repeats: { type: 'integer', default: 1, min: 1, max: 20 },
    /** Classes in every fold as in all rows; a number as target is dealt at random. */
    stratified: { type: 'boolean', default: true },
    loss: fit.params.loss,
    epochs: fit.params.epochs,
    batchSize: fit.params.batchSize,
    shuffle: fit.params.shuffle,
    classWeights: fit.params.classWeights,
  },
});
