import { defineNode } from '#shared/spec/define-node.ts';

export const chooseOutput = defineNode({
  kind: 'evaluate.chooseOutput',
  icon: 'list-filter',
  inputs: { model: { type: 'model' } },
  outputs: { model: { type: 'model' } },
  params: {
    /** Name of the target; empty = the first. */
    target: { type: 'text', default: '', maxLength: 1000 },
  },
});
