import { defineNode } from '#shared/spec/define-node.ts';

export const fit = defineNode({
  kind: 'train.fit',
  icon: 'play',
  usesKernels: true,
  handsOverWhenCancelled: true,
  random: true,
  inputs: { dataset: { type: 'dataset' }, network: { type: 'layer' }, optimizer: { type: 'optimizer' } },
  outputs: { model: { type: 'model' }, history: { type: 'report' } },
  params: {
    loss: {
      type: 'choice',
      default: 'auto',
      options: [
        'auto',
        'binary_crossentropy',
        'categorical_crossentropy',
        'sparse_categorical_crossentropy',
        'mean_squared_error',
        'mean_absolute_error',
        'huber',
      ],
    },
    metrics: {
      type: 'choices',
      default: [],
      options: ['accuracy', 'mean_absolute_error', 'mean_squared_error'],
    },
    epochs: { type: 'integer', default: 10, min: 1, max: 1_000_000 },
    batchSize: { type: 'integer', default: 32, min: 1, max: 1_000_000, unit: 'rows' },
    shuffle: { type: 'boolean', default: true },
    /** Balanced: a row counts the more, the rarer its class is. */
    classWeights: { type: 'choice', default: 'none', options: ['none', 'balanced'] },
    validate: { type: 'boolean', default: true },
    /** Epochs without a better validation (else training) loss before it stops; null = never. */
    patience: { type: 'integer', default: null, min: 1, max: 100_000, unit: 'epochs', optional: true },
    restoreBest: { type: 'boolean', default: true, advanced: true },
  },
});
