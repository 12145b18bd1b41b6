import { initializers } from '#shared/nodes/layer/choices.ts';
import { kernelWords } from '#shared/nodes/layer/layer.words.ts';
import { limitParams, orthogonalParams, penaltyParams } from '#shared/nodes/layer/weight-rules.ts';
import { limitWords, orthogonalWords, penaltyWords } from '#shared/nodes/layer/weight-rules.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

const vectors = { en: 'vectors', zh: '向量' };
const penalty = penaltyWords('embeddings', ['none', 'l1_l2', 'orthogonal_regularizer'], vectors);
const orthogonal = orthogonalWords('embeddings', vectors);
const limitOfAll = limitWords('embeddings', vectors);
/** Here a norm is a token's. */
const limit = {
  en: {
    ...limitOfAll.en,
    embeddingsConstraint: {
      ...limitOfAll.en.embeddingsConstraint,
      help: 'What the vectors are brought back to after each step; a norm is that of one token’s vector.',
    },
  },
  zh: {
    ...limitOfAll.zh,
    embeddingsConstraint: {
      ...limitOfAll.zh.embeddingsConstraint,
      help: '每一步之后把向量拉回到什么范围；范数是一个词元的向量的范数。',
    },
  },
};

export const embedding = defineLayerNode({
  kind: 'layer.embedding',
  keras: { layer: 'Embedding', sizeParam: 'inputDim', norms: { embeddings: [1] } },
  icon: 'list-tree',
  params: {
    /** 0 = as many as the text node before it may keep, and 10 000 of other data. */
    inputDim: { type: 'integer', default: 0, min: 0, max: 1_000_000_000 },
    outputDim: { type: 'integer', default: 64, min: 1, max: 1_000_000 },
    maskZero: { type: 'boolean', default: false },
    initializer: {
      type: 'choice',
      default: 'random_uniform',
      options: initializers,
      advanced: true,
      keras: 'embeddings_initializer',
    },
    ...penaltyParams('embeddings', ['none', 'l1_l2', 'orthogonal_regularizer']),
    ...orthogonalParams('embeddings'),
    ...limitParams('embeddings'),
  },
})({
  en: {
    title: 'Embedding',
    summary: 'A learned vector for every token.',
    help: 'Looks up each number of a row, a token from 0 to `tokens − 1`, in a table of learned vectors. `[steps]` becomes `[steps, size]`. Tokens must be whole numbers: do not standardise them.',
    params: {
      inputDim: {
        label: 'Tokens',
        help: 'How many different tokens there are; they count from 0. 0: as many as “Text to sequences” may keep, and 10 000 of other data.',
      },
      outputDim: { label: 'Size', help: 'How many numbers stand for one token.' },
      maskZero: { label: 'Token 0 is padding', help: 'Recurrent layers then pass over the steps that hold token 0.' },
      initializer: {
        label: 'Vectors start as',
        help: 'How the vectors are drawn before training.',
        options: kernelWords.en.kernelInitializer.options,
      },
      ...penalty.en,
      ...orthogonal.en,
      ...limit.en,
    },
  },
  zh: {
    title: '嵌入',
    summary: '为每个词元学习一个向量。',
    help: '一行中的每个数都是从 0 到 `词元数 − 1` 的词元，在可学习的向量表中查找。`[步]` 变成 `[步, 维度]`。词元必须是整数，不要标准化。',
    params: {
      inputDim: {
        label: '词元数',
        help: '有多少个不同的词元，从 0 数起。填 0：与“文本转序列”最多保留的一样多；其他数据为 10 000。',
      },
      outputDim: { label: '维度', help: '用多少个数表示一个词元。' },
      maskZero: { label: '词元 0 为填充', help: '循环层会跳过含有词元 0 的步。' },
      initializer: {
        label: '向量初始化',
        help: '训练前向量如何取值。',
        options: kernelWords.zh.kernelInitializer.options,
      },
      ...penalty.zh,
      ...orthogonal.zh,
      ...limit.zh,
    },
  },
});
