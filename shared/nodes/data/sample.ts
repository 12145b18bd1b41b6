import { defineNode } from '#shared/spec/define-node.ts';

export const sample = defineNode({
  kind: 'data.sample',
  icon: 'database',
  inputs: {},
  outputs: { table: { type: 'table' } },
  params: {
    name: { type: 'choice', default: 'iris', options: ['iris', 'wine', 'breast-cancer', 'digits', 'diabetes'] },
  },
});
