import { mapParams, mapWords } from '#shared/nodes/map.words.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const wordMap = defineNode({
  kind: 'language.wordMap',
  resultVersion: 2,
  icon: 'map',
  random: true,
  inputs: { vectors: { type: 'wordVectors' } },
  outputs: { vectors: { type: 'wordVectors' } },
  params: {
    ...mapParams,
    words: { type: 'integer', default: 1000, min: 5, max: 2000, unit: 'words' },
  },
})({
  en: {
    title: 'Map of words',
    summary: 'Lays word vectors out by PCA, t-SNE or UMAP.',
    help: 'Gives the word vectors on with another map: by **PCA**, by **t-SNE** (van der Maaten and Hinton 2008; all pairs of words count) or by **UMAP** (McInnes and others 2018), both starting from PCA. Vectors are brought to length 1 before, so that words with a large cosine lie together. The most frequent words are on the map, and the result shows them alone. **Trustworthiness** tells from 0.5 (by chance) to 1 how far neighbours in the map are neighbours among the vectors.',
    inputs: { vectors: 'Word vectors' },
    outputs: { vectors: 'Word vectors' },
    params: { ...mapWords.en, words: { label: 'Words', help: 'The most frequent ones, so many.' } },
  },
  zh: {
    title: '词图',
    summary: '用 PCA、t-SNE 或 UMAP 排布词向量。',
    help: '为词向量换一张图后继续传递：用 **PCA**、**t-SNE**（van der Maaten 与 Hinton，2008；计入所有词对）或 **UMAP**（McInnes 等，2018），后两者都从 PCA 出发。向量先缩放到长度 1，使余弦大的词靠在一起。图中是最常见的词，结果只显示这些词。**可信度**从 0.5（随机）到 1，说明图中的邻词在多大程度上也是向量中的邻词。',
    inputs: { vectors: '词向量' },
    outputs: { vectors: '词向量' },
    params: { ...mapWords.zh, words: { label: '词数', help: '取最常见的这么多个。' } },
  },
});
