import { defineNode } from '#shared/spec/define-node.ts';

export const csv = defineNode({
  kind: 'data.csv',
  resultVersion: 2,
  icon: 'file-spreadsheet',
  inputs: {},
  outputs: { table: { type: 'table' } },
  params: {
    file: { type: 'file', default: '', extensions: ['csv', 'tsv', 'txt'] },
    delimiter: { type: 'choice', default: 'auto', options: ['auto', 'comma', 'semicolon', 'tab', 'pipe'] },
    header: { type: 'choice', default: 'auto', options: ['auto', 'yes', 'no'] },
  },
});
