import { defineNode } from '#shared/spec/define-node.ts';

export const shap = defineNode({
  kind: 'explain.shap',
  version: 2,
  resultVersion: 3,
  icon: 'bar-chart',
  usesKernels: true,
  handsOverWhenCancelled: true,
  random: true,
  inputs: { model: { type: 'model' }, dataset: { type: 'dataset' } },
  outputs: { explanation: { type: 'explanation' } },
  params: {
    method: {
      type: 'choice',
      default: 'auto',
      options: ['auto', 'exact', 'permutation', 'kernel', 'partition', 'linear', 'sampling', 'interactions'],
    },
    split: { type: 'choice', default: 'test', options: ['train', 'validation', 'test'] },
    rows: { type: 'integer', default: 20, min: 1, max: 100_000, unit: 'rows' },
    /** Estimates go on for so long; null = as many as the other parameters say. */
    seconds: {
      type: 'number',
      default: null,
      optional: true,
      min: 0.1,
      max: 86_400,
      unit: 'seconds',
      when: { param: 'method', in: ['auto', 'permutation', 'kernel', 'partition', 'sampling'] },
    },
    backgroundFrom: { type: 'choice', default: 'drawn', options: ['drawn', 'kmeans', 'rows'] },
    background: {
      type: 'integer',
      default: 100,
      min: 1,
      max: 10_000,
      unit: 'rows',
      when: { param: 'backgroundFrom', in: ['drawn', 'kmeans'] },
    },
    /** Numbers of rows of the training split, from 1. */
    backgroundRows: {
      type: 'integers',
      default: [],
      min: 1,
      max: 1_000_000_001,
      minLength: 0,
      maxLength: 1000,
      when: { param: 'backgroundFrom', in: ['rows'] },
    },
    link: { type: 'choice', default: 'identity', options: ['identity', 'logit'], advanced: true },
    /** Estimates per row; each order is walked forward and backward (antithetic). */
    permutations: {
      type: 'integer',
      default: 4,
      min: 1,
      max: 10_000,
      when: { param: 'method', in: ['auto', 'permutation', 'partition', 'sampling'] },
    },
    variant: {
      type: 'choice',
      default: 'paired',
      options: ['paired', 'plain', 'stratified'],
      when: { param: 'method', in: ['sampling'] },
    },
    coalitions: {
      type: 'integer',
      default: 2048,
      min: 2,
      max: 100_000,
      when: { param: 'method', in: ['kernel'] },
    },
    l1: {
      type: 'choice',
      default: 'auto',
      options: ['auto', 'none', 'aic', 'bic'],
      when: { param: 'method', in: ['kernel'] },
    },
  },
});
