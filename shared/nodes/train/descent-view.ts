import { defineNode } from '#shared/spec/define-node.ts';

export const descentView = defineNode({
  kind: 'train.descentView',
  resultVersion: 2,
  icon: 'trending-down',
  usesKernels: true,
  random: true,
  inputs: { dataset: { type: 'dataset', optional: true }, network: { type: 'layer', optional: true } },
  outputs: { report: { type: 'report' } },
  params: {
    /** Regressions are of the target on one feature of the dataset; a network is trained on the dataset. */
    surface: {
      type: 'choice',
      default: 'bowl',
      options: ['bowl', 'saddle', 'rosenbrock', 'himmelblau', 'linearRegression', 'logisticRegression', 'network'],
    },
    /** Empty = the first. */
    feature: {
      type: 'text',
      default: '',
      maxLength: 1000,
      when: { param: 'surface', in: ['linearRegression', 'logisticRegression'] },
    },
    optimizers: {
      type: 'choices',
      default: ['gradientDescent', 'sgd', 'momentum', 'adam'],
      options: ['gradientDescent', 'sgd', 'momentum', 'adam'],
    },
    /** α of gradient descent, SGD and momentum; null = one that suits the surface. */
    learningRate: { type: 'number', default: null, min: 1e-9, max: 1e6, optional: true },
    adamRate: { type: 'number', default: null, min: 1e-9, max: 1e6, optional: true },
    momentum: { type: 'number', default: 0.9, min: 0, max: 1, exclusiveMax: true },
    steps: { type: 'integer', default: 100, min: 1, max: 5000, unit: 'updates' },
    /** Rows of a step of SGD, momentum and Adam on data; on a function SGD's gradient is noisy instead. */
    batchSize: {
      type: 'integer',
      default: 16,
      min: 1,
      max: 100_000,
      unit: 'rows',
      when: { param: 'surface', in: ['linearRegression', 'logisticRegression', 'network'] },
    },
    /** Standard deviation of what SGD's gradient is off by, as a fraction of the gradient at the start. */
    noise: {
      type: 'number',
      default: 0.3,
      min: 0,
      max: 10,
      when: { param: 'surface', in: ['bowl', 'saddle', 'rosenbrock', 'himmelblau'] },
    },
    /** Where the paths start; null = a place from which the surface shows its nature. */
    startX: {
      type: 'number',
      default: null,
      min: -1e6,
      max: 1e6,
      optional: true,
      when: {
        param: 'surface',
        in: ['bowl', 'saddle', 'rosenbrock', 'himmelblau', 'linearRegression', 'logisticRegression'],
      },
    },
    startY: {
      type: 'number',
      default: null,
      min: -1e6,
      max: 1e6,
      optional: true,
      when: {
        param: 'surface',
        in: ['bowl', 'saddle', 'rosenbrock', 'himmelblau', 'linearRegression', 'logisticRegression'],
      },
    },
    /** Points of the surface along each axis. */
    points: { type: 'integer', default: 41, min: 5, max: 101 },
  },
});
