import { defineNode } from '#shared/spec/define-node.ts';

export const counterfactual = defineNode({
  kind: 'explain.counterfactual',
  version: 2,
  icon: 'split',
  usesKernels: true,
  random: true,
  inputs: { model: { type: 'model' }, dataset: { type: 'dataset' } },
  outputs: { report: { type: 'report' } },
  params: {
    split: { type: 'choice', default: 'test', options: ['train', 'validation', 'test'] },
    /** The first of them whose answer is not yet as wanted. */
    rows: { type: 'integer', default: 5, min: 1, max: 200, unit: 'rows' },
    /** Rows by their number in the table; empty = the first of the split. */
    which: { type: 'integers', default: [], min: 1, max: 1_000_000_001, minLength: 0, maxLength: 200 },
    /** A class; empty = the next likeliest of each row. Counts for classes only. */
    wanted: { type: 'text', default: '', maxLength: 1000 },
    /** Between which a number should come; null = no bound. Count for numbers only. */
    atLeast: { type: 'number', default: null, min: -1e12, max: 1e12, optional: true },
    atMost: { type: 'number', default: null, min: -1e12, max: 1e12, optional: true },
    method: { type: 'choice', default: 'auto', options: ['auto', 'gradient', 'search'] },
    distance: { type: 'choice', default: 'l1', options: ['l1', 'l2'] },
    /** What each changed feature costs, in standard deviations. */
    sparsity: { type: 'number', default: 0.2, min: 0, max: 100 },
    mostChanged: { type: 'integer', default: null, min: 1, max: 10_000, optional: true },
    /** Names of features that may not change. */
    fixed: { type: 'text', default: '', maxLength: 10_000, multiline: true },
    /** One a line: `name: low .. high`, in the units of the table; either end may be missing. */
    bounds: { type: 'text', default: '', maxLength: 10_000, multiline: true },
    withinData: { type: 'boolean', default: true },
  },
});
