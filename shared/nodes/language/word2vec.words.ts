import type { word2vec } from '#shared/nodes/language/word2vec.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const word2vecWords = {
  en: {
    title: 'Word vectors',
    summary: 'Learns a vector for each word from the words around it.',
    help: 'word2vec: words that stand in the same surroundings get vectors that lie near one another.\n\n- **One table**: `p(w₂|w₁) = exp(v₂·v₁) / Σ exp(v·v₁)`\n- **Two tables**: each word has a second vector for its part as a neighbour: `p(w₂|w₁) = exp(u₂·v₁) / Σ exp(u·v₁)`\n- **Negative sampling**: the real neighbour is told from words drawn at random, as often as their count to the power of ¾. Many times faster with a large vocabulary\n- **CBOW**: the word in the middle from the mean of those around it\n\nEach line of the text is a sentence of its own. The result opens as a map, nearest words, analogies and `p(w₂|w₁)`.',
    inputs: {},
    outputs: { vectors: 'Word vectors', probabilities: 'p(w₂|w₁)' },
    params: {
      source: {
        label: 'Text from',
        help: '“Village tales” are some 150 plain sentences that come with the program. A short text can be typed in, a long one read from a file.',
        options: { sample: 'Village tales', typed: 'Here', file: 'File' },
      },
      text: { label: 'Text', help: 'Each line is a sentence of its own: no word has neighbours in another line.' },
      file: { label: 'File', help: 'A UTF-8 text in or below the folder of the pipeline.' },
      tokens: {
        label: 'Tokens',
        help: 'By whitespace for languages that write blanks between words; by character for Chinese, or to learn of letters.',
        options: { whitespace: 'Words by whitespace', character: 'Characters' },
      },
      lowerCase: { label: 'Lower case', help: '“The” and “the” are then one word.' },
      stripPunctuation: {
        label: 'Without punctuation',
        help: 'Takes punctuation off both ends of each token: “king,” becomes “king”.',
      },
      leastCount: { label: 'Least count', help: 'Words that occur less often are left out of the text.' },
      mostWords: { label: 'Largest vocabulary', help: 'Of more words the most frequent are kept.' },
      objective: {
        label: 'Learn by',
        help: 'The full softmax takes all words into account at each step, negative sampling a few.',
        options: {
          oneTable: 'Skip-gram, one table',
          twoTables: 'Skip-gram, two tables',
          negativeSampling: 'Negative sampling',
          cbow: 'CBOW',
        },
      },
      window: { label: 'Window', help: 'How many words to each side are neighbours.' },
      negatives: { label: 'Negatives', help: 'Words drawn for each real neighbour.' },
      dimension: {
        label: 'Dimension',
        help: 'Numbers of each vector: 10 – 50 for a small text, 100 – 300 for a large one.',
      },
      subsample: {
        label: 'Thin out above',
        help: 'Words that make up a larger share of the text than this are dropped at random, the more frequent the more often; 0.001 is usual for a long text. 0: none.',
      },
      optimizer: {
        label: 'Optimizer',
        help: 'Both move only the rows of words that a batch meets, where not all words are met; Adam’s averages of the other rows rest, too.',
        options: { adam: 'Adam', sgd: 'SGD' },
      },
      learningRate: {
        label: 'Learning rate',
        help: 'The loss is the mean of a batch: Adam does well with 0.01, SGD needs about 0.02 per row of the batch.',
      },
      epochs: { label: 'Epochs', help: 'How often the whole text is gone through.' },
      batchSize: { label: 'Batch size', help: 'Pairs of each update.' },
      shuffle: { label: 'Shuffle', help: 'Pairs come in another order in each epoch.' },
      listed: {
        label: 'Words in the table',
        help: 'How many of the most frequent words the table of p(w₂|w₁) has.',
      },
    },
  },
  zh: {
    title: '词向量',
    summary: '由每个词周围的词学出它的向量。',
    help: 'word2vec：出现在相同环境中的词，向量彼此相近。\n\n- **单表**：`p(w₂|w₁) = exp(v₂·v₁) / Σ exp(v·v₁)`\n- **双表**：每个词作为邻词时另有一个向量：`p(w₂|w₁) = exp(u₂·v₁) / Σ exp(u·v₁)`\n- **负采样**：把真正的邻词与随机抽取的词区分开，抽取概率按词频的 ¾ 次方；词表大时快许多倍\n- **CBOW**：由周围词的平均预测中间的词\n\n文本的每一行是单独的一句。结果可以看词图、最近的词、类比和 `p(w₂|w₁)`。',
    inputs: {},
    outputs: { vectors: '词向量', probabilities: 'p(w₂|w₁)' },
    params: {
      source: {
        label: '文本来源',
        help: '“村庄故事”是随程序附带的约 150 个简单英文句子。短文本可以直接输入，长文本从文件读取。',
        options: { sample: '村庄故事', typed: '直接输入', file: '文件' },
      },
      text: { label: '文本', help: '每一行是单独的一句：词与其他行的词不相邻。' },
      file: { label: '文件', help: '流程所在文件夹或其子文件夹中的 UTF-8 文本。' },
      tokens: {
        label: '词元',
        help: '词间有空格的语言按空白切分；中文，或想学习字母时，按字符切分。',
        options: { whitespace: '按空白切分', character: '按字符切分' },
      },
      lowerCase: { label: '转为小写', help: '“The”与“the”视为同一个词。' },
      stripPunctuation: { label: '去掉标点', help: '去掉每个词元首尾的标点：“king,”变为“king”。' },
      leastCount: { label: '最低词频', help: '出现次数更少的词从文本中略去。' },
      mostWords: { label: '词表上限', help: '词更多时只保留最常见的。' },
      objective: {
        label: '学习方式',
        help: '完整的 softmax 每一步都考虑所有词，负采样只考虑少数几个。',
        options: {
          oneTable: 'Skip-gram，单表',
          twoTables: 'Skip-gram，双表',
          negativeSampling: '负采样',
          cbow: 'CBOW',
        },
      },
      window: { label: '窗口', help: '每侧多少个词算作邻词。' },
      negatives: { label: '负样本数', help: '为每个真正的邻词抽取的词数。' },
      dimension: { label: '维数', help: '每个向量的数字个数：小文本 10 – 50，大文本 100 – 300。' },
      subsample: {
        label: '稀释阈值',
        help: '占文本比例高于此值的词会被随机略去，越常见略去越多；长文本常用 0.001。0：不略去。',
      },
      optimizer: {
        label: '优化器',
        help: '一批只涉及部分词时，两者都只更新这些词的行；Adam 对其余行的平均值也保持不动。',
        options: { adam: 'Adam', sgd: 'SGD' },
      },
      learningRate: {
        label: '学习率',
        help: '损失是一批的平均：Adam 用 0.01 即可，SGD 约需每行 0.02 乘以批次大小。',
      },
      epochs: { label: '轮数', help: '整个文本学习多少遍。' },
      batchSize: { label: '批次大小', help: '每次更新所用的词对数。' },
      shuffle: { label: '打乱顺序', help: '每一轮词对的顺序都不同。' },
      listed: { label: '表中的词数', help: 'p(w₂|w₁) 表包含多少个最常见的词。' },
    },
  },
} satisfies KindWords<typeof word2vec>;
