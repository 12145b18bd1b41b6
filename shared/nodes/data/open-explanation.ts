import { defineNode } from '#shared/spec/define-node.ts';

export const openExplanation = defineNode({
  kind: 'data.openExplanation',
  icon: 'folder-open',
  inputs: {},
  outputs: { explanation: { type: 'explanation' } },
  params: { file: { type: 'file', default: '', extensions: ['safetensors'] } },
});
