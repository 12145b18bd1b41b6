import { defineNode } from '#shared/spec/define-node.ts';

export const openExplanation = defineNode({
  kind: 'data.openExplanation',
  icon: 'folder-open',
  inputs: {},
  outputs: { explanation: { type: 'explanation' } },
  params: { file: { type: 'file', default: '', extensions: ['safetensors'] } },
})({
  en: {
    title: 'Open an explanation',
    summary: 'Shows a saved explanation again, without its model.',
    help: 'Reads the file `explanation.safetensors` that `neuroloom run --out` writes beside an explanation. All plots, the report and the table are made from the file alone: neither model nor data is needed.',
    params: { file: { label: 'File', help: 'An `explanation.safetensors` file.' } },
  },
  zh: {
    title: '打开解释',
    summary: '无需模型，重新显示已保存的解释。',
    help: '读取 `neuroloom run --out` 写在解释旁边的 `explanation.safetensors` 文件。所有图、报告和表格都只由该文件得出，不需要模型和数据。',
    params: { file: { label: '文件', help: '一个 `explanation.safetensors` 文件。' } },
  },
});
