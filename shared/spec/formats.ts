// The file formats that outputs are saved in: which types of value each takes, and what people call it. What writes them is
// main/engine/files; a new one is a file there, a line in its list and one here.
import type { PortType } from '#shared/spec/ports.ts';

export interface FormatSpec {
  readonly of: readonly PortType[];
  readonly words: { readonly en: string; readonly zh: string };
}

export const formats = {
  savedModel: {
    of: ['model'],
    words: { en: 'Whole model, to open again (.loommodel)', zh: '完整模型，可再次打开（.loommodel）' },
  },
  weights: { of: ['model'], words: { en: 'Weights (.safetensors)', zh: '权重（.safetensors）' } },
  topology: { of: ['model'], words: { en: 'Network and history (.json)', zh: '网络结构与训练历史（.json）' } },
  report: { of: ['report'], words: { en: 'Figures (.json)', zh: '指标（.json）' } },
  table: {
    of: ['predictions', 'explanation', 'wordVectors'],
    words: { en: 'Table of all rows (.csv)', zh: '全部行的表格（.csv）' },
  },
  explanation: {
    of: ['explanation'],
    words: { en: 'Explanation without its rows (.json)', zh: '不含各行的解释（.json）' },
  },
  savedExplanation: {
    of: ['explanation'],
    words: { en: 'Whole explanation, to open again (.safetensors)', zh: '完整解释，可再次打开（.safetensors）' },
  },
  word2vec: {
    of: ['wordVectors'],
    words: { en: 'Vectors in word2vec’s format (.vec)', zh: 'word2vec 格式的词向量（.vec）' },
  },
  wordProbabilities: {
    of: ['wordVectors'],
    words: { en: 'Probabilities p(w2|w1) (.csv)', zh: '概率 p(w2|w1)（.csv）' },
  },
  plots: {
    of: ['model', 'report', 'predictions', 'explanation', 'wordVectors'],
    words: { en: 'Plots (.svg)', zh: '图表（.svg）' },
  },
} as const satisfies Readonly<Record<string, FormatSpec>>;

export type FormatId = keyof typeof formats;
export const formatIds = Object.keys(formats) as [FormatId, ...FormatId[]];

/** In the order of the list. */
export const formatsOf = (type: PortType): readonly FormatId[] =>
  formatIds.filter((id) => (formats[id].of as readonly PortType[]).includes(type));

/** `formats.<id>`. */
export const formatWords = (language: 'en' | 'zh'): { readonly formats: Readonly<Record<string, string>> } => ({
  formats: Object.fromEntries(formatIds.map((id) => [id, formats[id].words[language]])),
});
