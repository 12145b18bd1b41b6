import { defineNode } from '#shared/spec/define-node.ts';
import { tokenParams, tokenWords } from '#shared/nodes/text/token-params.ts';

export const bagOfWords = defineNode({
  kind: 'text.bagOfWords',
  icon: 'shopping-bag',
  inputs: { dataset: { type: 'dataset' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    ...tokenParams,
    to: { type: 'choice', default: 'tfidf', options: ['count', 'binary', 'tfidf'] },
    most: { type: 'integer', default: 1000, min: 1, max: 20_000 },
    leastCount: { type: 'integer', default: 1, min: 1, max: 1_000_000 },
    mostShare: { type: 'number', default: 1, min: 0, exclusiveMin: true, max: 1, advanced: true },
    shortest: { type: 'integer', default: 2, min: 1, max: 20, advanced: true },
    neighbours: { type: 'integer', default: 1, min: 1, max: 3, advanced: true },
  },
})({
  en: {
    title: 'Bag of words',
    summary: 'Makes a number for each token of a vocabulary of each text.',
    help: 'The order of the tokens is lost. TF-IDF is as by scikit-learn’s TfidfVectorizer: `tf · (ln((1 + n) / (1 + df)) + 1)`, each row then brought to length 1; `n` is the count of training texts, `df` of those that have the token. The vocabulary is that of the training rows alone. The texts must be the only feature; **Combine inputs** joins them with data that hold the others. Cross-validation keeps the vocabulary.',
    params: {
      ...tokenWords.en,
      to: {
        label: 'Numbers',
        help: 'TF-IDF gives tokens that few texts have more weight.',
        options: { count: 'Counts', binary: 'There or not', tfidf: 'TF-IDF' },
      },
      most: {
        label: 'Largest vocabulary',
        help: 'Of more tokens the most frequent are kept: so many inputs the network has.',
      },
      leastCount: { label: 'Fewest texts', help: 'Tokens that fewer training texts have are left out.' },
      mostShare: {
        label: 'Largest share of texts',
        help: 'Tokens that a larger share of the training texts has are left out.',
      },
      shortest: { label: 'Shortest token', help: 'In characters. For Chinese and for characters choose 1.' },
      neighbours: {
        label: 'Neighbours',
        help: '2: two tokens side by side are a token more (bigrams); 3: three as well.',
      },
    },
  },
  zh: {
    title: '词袋',
    summary: '为每段文本的每个词表词元给出一个数。',
    help: '词元的顺序不保留。TF-IDF 与 scikit-learn 的 TfidfVectorizer 相同：`tf · (ln((1 + n) / (1 + df)) + 1)`，然后每行长度化为 1；`n` 为训练文本数，`df` 为含该词元的文本数。词表只由训练行得出。文本必须是唯一的特征；用**合并输入**可与含其他特征的数据合在一起。交叉验证沿用同一词表。',
    params: {
      ...tokenWords.zh,
      to: {
        label: '数值',
        help: 'TF-IDF 使少数文本才有的词元权重更大。',
        options: { count: '次数', binary: '是否出现', tfidf: 'TF-IDF' },
      },
      most: { label: '词表上限', help: '词元更多时只保留最常见的：网络有这么多个输入。' },
      leastCount: { label: '最少文本数', help: '含有它的训练文本更少的词元被略去。' },
      mostShare: { label: '最大文本比例', help: '在更大比例的训练文本中出现的词元被略去。' },
      shortest: { label: '最短词元', help: '以字符计。中文或按字符切分时选 1。' },
      neighbours: { label: '相邻数', help: '2：相邻的两个词元也算一个词元（二元组）；3：三个也算。' },
    },
  },
});
