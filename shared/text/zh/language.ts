// Words of the language family, in Simplified Chinese. Same keys as en/language.ts.
import type { enLanguage } from '#shared/text/en/language.ts';
import type { Mirror } from '#shared/text/mirror.ts';

export const zhLanguage: Mirror<typeof enLanguage> = {
  nodes: {
    language: {
      word2vec: {
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
            help: '损失是一批的平均：Adam 用 0.01 即可，SGD 约需每行 0.02 乘以批大小。',
          },
          epochs: { label: '轮数', help: '整个文本学习多少遍。' },
          batchSize: { label: '批大小', help: '每次更新所用的词对数。' },
          shuffle: { label: '打乱顺序', help: '每一轮词对的顺序都不同。' },
          listed: { label: '表中的词数', help: 'p(w₂|w₁) 表包含多少个最常见的词。' },
        },
      },
    },
  },
  view: {
    words: '词',
    wordMap: '词图',
    wordHeatmap: 'p(w₂|w₁)',
    wordFigures: '词表',
  },
  plot: {
    word: '词',
    wordCount: '出现次数',
    cosine: '余弦相似度',
    probabilityAfter: 'p(w₂ | {{word}})',
    pairProbability: 'p(w₂|w₁)',
    firstWord: 'w₁',
    secondWord: 'w₂',
  },
  figure: {
    vocabulary: '词表中的词数',
    dimension: '维数',
    tokens: '文本的词数',
    pairs: '每轮词对数',
    centres: '每轮中心词数',
  },
  studio: {
    wireInfo: { dimension: '维数' },
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
      dimensions: '维数：{{count}}',
      pickHint: '点击一个点以选择该词。',
    },
  },
  problems: {
    words: {
      empty: {
        message: '文本中没有词。',
        hint: '请输入或选择文本。如果需要标点，请关闭“去掉标点”。',
      },
      notText: {
        message: '“{{file}}”不是 UTF-8 文本。',
        hint: '请选择纯文本文件，或在原来的程序中另存为 UTF-8。',
      },
      tooLong: {
        message: '文本超过 {{limit}} 个词。',
        hint: '请只用其中一部分学习：再多的文本对向量影响很小。',
      },
      tooManyDistinct: {
        message: '文本中不同的词超过 {{limit}} 个。',
        hint: '请确认它是由词组成的文本；打开“转为小写”和“去掉标点”，或改为按字符切分。',
      },
      tooFew: {
        message: '词表至少需要 2 个词。文本有 {{distinct}} 个不同的词，其中 {{words}} 个出现至少 {{leastCount}} 次。',
        hint: '请降低最低词频，或提供更长的文本。',
      },
      noPairs: {
        message: '没有一行包含词表中的两个词，因此没有词有邻词。',
        hint: '请把完整的句子放在一行，或降低最低词频。',
      },
      windowLonger: {
        message: '窗口每侧 {{window}} 个词，而最长的一行只有 {{longest}} 个词。',
        hint: '这样一行中的词都互为邻词；较小的窗口才能区分远近。',
      },
      tablesTooLarge: {
        message: '{{words}} 个词、维数 {{dimension}}，超过 {{limit}} 个数字。',
        hint: '请减小维数、提高最低词频或减小词表。',
      },
      batchTooLarge: {
        message: '词表有 {{words}} 个词时，一批最多 {{limit}} 行；现为 {{batchSize}} 行。',
        hint: '请减小批大小，或使用不涉及所有词的负采样。更大的批无法及时取消。',
      },
      notFinite: {
        message: '第 {{epoch}} 轮第 {{step}} 步的损失已不是数字。',
        hint: '请降低学习率。',
      },
    },
  },
};
