import { defineNode } from '#shared/spec/define-node.ts';

export const target = defineNode({
  kind: 'data.target',
  resultVersion: 2,
  icon: 'crosshair',
  inputs: { table: { type: 'table' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    target: { type: 'column', default: '', of: 'table' },
    /** How the target is read: auto = text and few whole numbers are classes, other numbers are numbers. */
    task: { type: 'choice', default: 'auto', options: ['auto', 'classes', 'number'] },
    /** Of two classes the one that metrics, costs and curves are about; empty = the second in order. */
    positive: { type: 'text', default: '', maxLength: 1000, advanced: true },
    features: { type: 'columns', default: [], of: 'table' },
    /** What the features are called as an input of a network with several. */
    inputName: { type: 'text', default: '', maxLength: 1000, advanced: true },
    /** Shape of one row, such as [8, 8, 1]; empty = one number per feature. */
    shape: { type: 'integers', default: [], min: 1, max: 1_000_000, minLength: 0, maxLength: 4, advanced: true },
  },
});
