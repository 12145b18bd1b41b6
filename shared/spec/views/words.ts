// Word vectors to ask questions of.
import { z } from 'zod';
import { numbers } from '#shared/protocol/sent.ts';
import type { Sent } from '#shared/protocol/sent.ts';
import { defineView } from '#shared/spec/views/view.ts';
import { inBoth } from '#shared/text/in-both.ts';

/** What all plots of word vectors are made of (shared/plots/word-plots.ts): the most frequent words. */
const wordsView = z.strictObject({
  words: z.array(z.string()),
  counts: numbers('Int32Array'),
  dimension: z.int(),
  vectors: numbers('Float32Array'),
  contexts: numbers('Float32Array').optional(),
  /** Of the first words. */
  logSums: numbers('Float64Array'),
  points: numbers('Float32Array'),
  explained: numbers('Float64Array'),
  /** How the points were laid out, unless by the two principal components of the training. */
  method: z.enum(['pca', 'tsne', 'umap']).optional(),
});
export type WordsView = Sent<typeof wordsView>;

const schema = z.strictObject({
  /** The most frequent of `total` words; the first `listed` make a table. */
  view: z.literal('words'),
  title: z.string(),
  total: z.int(),
  listed: z.int(),
  words: wordsView,
});
export type WordsResult = Sent<typeof schema>;

export const words = defineView({
  schema,
  view: 'words',
  group: 'data',
  words: inBoth({
    en: {
      titles: { words: 'Words' },
      words: {
        controls: 'What is shown of the words',
        show: 'Show',
        word: 'Word',
        of: 'Words',
        nearest: 'Nearest words',
        likely: 'Likely neighbours',
        analogy: 'Analogy',
        heatmap: 'p(w₂|w₁) as a heat map',
        table: 'p(w₂|w₁) as a table',
        map: 'Map',
        nearestTo: 'Nearest to “{{word}}”',
        likelyAfter: 'Likely near “{{word}}”',
        analogyOf: '{{a}} − {{b}} + {{c}} ≈',
        frequent: 'Most frequent',
        around: 'Around the word',
        a: 'a',
        b: '− b',
        c: '+ c',
        sampled: 'The {{shown}} most frequent of {{total}} words are shown.',
        noSums: 'p(w₂|w₁) is known of the {{count}} most frequent words.',
        pickHint: 'Click a point to choose its word.',
      },
    },
    zh: {
      titles: { words: '词' },
      words: {
        controls: '显示词的哪些方面',
        show: '显示',
        word: '词',
        of: '哪些词',
        nearest: '最近的词',
        likely: '可能的邻词',
        analogy: '类比',
        heatmap: 'p(w₂|w₁) 热力图',
        table: 'p(w₂|w₁) 表格',
        map: '词图',
        nearestTo: '与“{{word}}”最近',
        likelyAfter: '“{{word}}”附近可能出现',
        analogyOf: '类比：{{a}} − {{b}} + {{c}} ≈',
        frequent: '最常见的',
        around: '该词周围的',
        a: 'a',
        b: '− b',
        c: '+ c',
        sampled: '显示 {{total}} 个词中最常见的 {{shown}} 个。',
        noSums: '已知最常见的 {{count}} 个词的 p(w₂|w₁)。',
        pickHint: '点击一个点以选择该词。',
      },
    },
  }),
  // What it is made of is drawn beside it.
  page: () => '',
});
