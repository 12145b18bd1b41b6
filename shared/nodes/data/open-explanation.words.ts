import type { openExplanation } from '#shared/nodes/data/open-explanation.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const openExplanationWords = {
  en: {
    title: 'Open an explanation',
    summary: 'Shows a saved explanation again, without its model.',
    help: 'Reads the file `explanation.safetensors` that `neuroloom run --out` writes beside an explanation. All plots, the report and the table are made from the file alone: neither model nor data is needed.',
    inputs: {},
    outputs: { explanation: 'Explanation' },
    params: { file: { label: 'File', help: 'An `explanation.safetensors` file.' } },
  },
  zh: {
    title: '打开解释',
    summary: '无需模型，重新显示已保存的解释。',
    help: '读取 `neuroloom run --out` 写在解释旁边的 `explanation.safetensors` 文件。所有图、报告和表格都只由该文件得出，不需要模型和数据。',
    inputs: {},
    outputs: { explanation: '解释' },
    params: { file: { label: '文件', help: '一个 `explanation.safetensors` 文件。' } },
  },
} satisfies KindWords<typeof openExplanation>;
