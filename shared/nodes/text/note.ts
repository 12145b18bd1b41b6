import { defineNode } from '#shared/spec/define-node.ts';

export const note = defineNode({
  kind: 'text.note',
  version: 1,
  resultVersion: 1,
  icon: 'sticky-note',
  inputs: {},
  outputs: {},
  params: {
    markdown: { type: 'text', default: '', maxLength: 100_000, multiline: true, markdown: true, cosmetic: true },
  },
});
