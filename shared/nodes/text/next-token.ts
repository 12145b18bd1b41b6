import { textSource, textSourceWords } from '#shared/nodes/text-source.words.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const nextToken = defineNode({
  kind: 'text.nextToken',
  icon: 'text-cursor-input',
  inputs: {},
  outputs: { dataset: { type: 'dataset' } },
  params: {
    source: textSource.source,
    text: {
      type: 'text',
      default: 'the cat sees the dog.\nthe dog sees the cat.\n',
      maxLength: 100_000,
      multiline: true,
      when: { param: 'source', in: ['typed'] },
    },
    file: textSource.file,
    by: { type: 'choice', default: 'everyCharacter', options: ['everyCharacter', 'wordsAndMarks'] },
    lowerCase: { type: 'boolean', default: false },
    length: { type: 'integer', default: 40, min: 1, max: 1000 },
    every: { type: 'integer', default: 1, min: 1, max: 1000, advanced: true },
    /** Each is a class of the target: as many as a target has at most. */
    most: { type: 'integer', default: 100, min: 2, max: 1000 },
  },
})({
  en: {
    title: 'Next token',
    summary: 'Makes of a text rows of tokens, each with the token that follows.',
    help: 'What a language model learns from: the tokens before a place are the input, the token at it is the target, a class for each token of the vocabulary. Ids are those of **Text to sequences**: 0 is padding, 1 a token that is not in the vocabulary, 2 the most frequent one; an **Embedding** takes its size from them. The network ends in a **Dense** layer with softmax and a unit for each class; **Write on** lets the trained model write.\n\nNeighbouring rows share tokens: **Split** by time keeps the end of the text for the test, at random it would ask for what is known.',
    params: {
      source: textSourceWords.en.source,
      text: { label: 'Text', help: 'The end of a line is a token too.' },
      file: textSourceWords.en.file,
      by: {
        label: 'Tokens',
        help: 'Characters need no large vocabulary and suit Chinese; words need a longer text. Blanks and marks are characters, marks beside words are tokens of their own.',
        options: { everyCharacter: 'Characters', wordsAndMarks: 'Words and marks' },
      },
      lowerCase: { label: 'Lower case', help: '“The” and “the” are then one token.' },
      length: { label: 'Length', help: 'How many tokens the model sees before the one that it is to tell.' },
      every: { label: 'Every', help: '1: a row for each place of the text; 3: for each third one.' },
      most: {
        label: 'Largest vocabulary',
        help: 'Of more tokens the most frequent are kept, and no row asks for another.',
      },
    },
  },
  zh: {
    title: '下一个词元',
    summary: '把一段文本变成一行行词元，每行配上其后的词元。',
    help: '语言模型的学习材料：某处之前的词元是输入，该处的词元是目标，词表中每个词元是一个类别。编号与**文本转序列**相同：0 为填充，1 为不在词表中的词元，2 为最常见的词元；**嵌入**由此得知大小。网络以带 softmax 的**全连接**层结尾，每个类别一个单元；训练好的模型由**续写**写出文本。\n\n相邻的行有共同的词元：**划分**按时间时，文本末尾留作测试；随机划分则会考到已见过的内容。',
    params: {
      source: textSourceWords.zh.source,
      text: { label: '文本', help: '行末也是一个词元。' },
      file: textSourceWords.zh.file,
      by: {
        label: '词元',
        help: '按字符时词表不必大，也适合中文；按词则需要更长的文本。空格和标点也是字符；按词时标点单独成为词元。',
        options: { everyCharacter: '字符', wordsAndMarks: '词与标点' },
      },
      lowerCase: { label: '转为小写', help: '“The”与“the”视为同一个词元。' },
      length: { label: '长度', help: '模型在要预测的词元之前看到多少个词元。' },
      every: { label: '间隔', help: '1：文本每一处一行；3：每三处一行。' },
      most: { label: '词表上限', help: '词元更多时只保留最常见的，其余不作为目标。' },
    },
  },
});
