import { defineNode } from '#shared/spec/define-node.ts';

export const note = defineNode({
  kind: 'text.note',
  icon: 'sticky-note',
  inputs: {},
  outputs: {},
  params: {
    markdown: { type: 'text', default: '', maxLength: 100_000, multiline: true, markdown: true, cosmetic: true },
  },
});
