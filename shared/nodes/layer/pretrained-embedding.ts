import { defineNode } from '#shared/spec/define-node.ts';

export const pretrainedEmbedding = defineNode({
  kind: 'layer.pretrainedEmbedding',
  icon: 'whole-word',
  random: true,
  inputs: { layer: { type: 'layer' }, dataset: { type: 'dataset' } },
  outputs: { layer: { type: 'layer' } },
  params: {
    file: { type: 'file', default: '', extensions: ['txt', 'vec'] },
    trainable: { type: 'boolean', default: false },
    maskZero: { type: 'boolean', default: false },
  },
})({
  en: {
    title: 'Embedding from a file',
    summary: 'Gives every token the vector that a file of word vectors has for it.',
    help: 'An **Embedding** whose vectors were learnt elsewhere. The file is a text with a word and its numbers on each line, as GloVe writes it, or the same behind a line “words dimension”, as word2vec and fastText write it; **Word vectors** exports such files too. Wire the data of **Text to sequences** to its dataset: only the words of that vocabulary are taken, spelt as they are there; most files hold words in lower case. Of a word that comes again the first line counts. Tokens that the file does not have, the unknown one too, begin with random numbers of the mean and spread of the file’s; padding begins with zeros. After a run it is told how many words were found.',
    params: {
      file: {
        label: 'File',
        help: 'A UTF-8 text in or below the folder of the pipeline. It is read piece by piece, so it may be large.',
      },
      trainable: {
        label: 'Trainable',
        help: 'Whether the vectors go on learning. Frozen ones stay as the file has them: right where there are few texts.',
      },
      maskZero: { label: 'Token 0 is padding', help: 'Recurrent layers then pass over the steps that hold token 0.' },
    },
  },
  zh: {
    title: '预训练嵌入',
    summary: '为每个词元取词向量文件中的向量。',
    help: '向量已在别处学好的**嵌入**。文件为文本，每行一个词及其各个数（GloVe 的格式），或在此之前有一行“词数 维数”（word2vec 与 fastText 的格式）；**词向量**也能导出这样的文件。把**文本转序列**的数据接到本节点的数据集：只取该词表中的词，拼写须与词表一致；多数文件中的词为小写。重复的词以第一行为准。文件中没有的词元（包括未知词元）以随机数开始，其均值与离散程度同文件中的数；填充以零开始。运行后会说明找到了多少个词。',
    params: {
      file: { label: '文件', help: '流程所在文件夹或其子文件夹中的 UTF-8 文本。逐段读取，因此可以很大。' },
      trainable: { label: '可训练', help: '向量是否继续学习。冻结时保持文件中的数：适合文本较少的情况。' },
      maskZero: { label: '词元 0 为填充', help: '循环层会跳过含有词元 0 的步。' },
    },
  },
});
