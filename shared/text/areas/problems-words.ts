// Problems of learning word vectors, and of reading them from a file.
import { inBoth } from '#shared/text/in-both.ts';

export const wordsProblems = inBoth({
  en: {
    vectors: {
      none: {
        message: '“{{file}}” does not begin with a word and its numbers.',
        hint: 'Choose a text file of word vectors, with a word and its numbers on each line; binary files are not read.',
      },
      tooWide: {
        message: 'The vectors of “{{file}}” would have {{dimension}} numbers; {{limit}} is the most.',
        hint: 'Choose a text file of word vectors, with a word and its numbers on each line.',
      },
      count: {
        message:
          'Line {{line}} of “{{file}}” has {{received}} numbers behind “{{word}}”, and the first line says {{expected}}.',
        hint: 'Correct the line or take it out; if it is the last one, the file was not copied whole.',
      },
      number: {
        message: 'In line {{line}} of “{{file}}”, number {{place}} of “{{word}}” is “{{text}}”, which is no number.',
        hint: 'Correct the line or take it out; if it is the last one, the file was not copied whole.',
      },
      longWord: {
        message: 'The word in line {{line}} of “{{file}}” is longer than {{limit}} bytes.',
        hint: 'Take the line out, or choose a text file of word vectors.',
      },
      longLine: {
        message: 'Line {{line}} of “{{file}}” is longer than {{megabytes}} MB.',
        hint: 'Choose a text file of word vectors: it has a word and its numbers on each line.',
      },
      notText: {
        message: 'The word in line {{line}} of “{{file}}” is not UTF-8 text.',
        hint: 'Choose a plain text file, or save it as UTF-8 in the program that made it.',
      },
      cut: {
        message: '“{{file}}” says that it has {{expected}} words, and has {{received}} up to its end in line {{line}}.',
        hint: 'Copy the file once more, or correct its first line.',
      },
      noTokens: {
        message:
          'The data have no tokens, or several inputs of tokens, so it is not clear which words the vectors are for.',
        hint: 'Wire the data of “Text to sequences” to the dataset, the same that go into the network. Of several inputs of tokens each needs its own “Embedding from a file” before they are joined.',
      },
      otherTokens: {
        message: 'The network takes tokens below {{network}}, and the data wired here have tokens below {{data}}.',
        hint: 'Wire the same data here as to the “Input” of the network.',
      },
      noneFound: {
        message: '“{{file}}” has none of the {{words}} words of the vocabulary.',
        hint: 'Check that the file is of the texts’ language; switch “Lower case” of “Text to sequences” on, and cut into words.',
      },
      all: {
        message: '“{{file}}” has all {{words}} words of the vocabulary.',
        hint: 'Nothing needs to be done.',
      },
      some: {
        message:
          '“{{file}}” has {{found}} of the {{words}} words of the vocabulary. Among the {{missing}} others: {{some}}.',
        hint: 'These begin with random vectors. If they are many, check that the words are cut and spelt as in the file: “Lower case” of “Text to sequences”. Switch “Trainable” on to have them learnt.',
      },
    },
    words: {
      empty: {
        message: 'The text holds no word.',
        hint: 'Type or choose a text. If it is punctuation that matters, switch “Without punctuation” off.',
      },
      notText: {
        message: 'Line {{line}} of “{{file}}” is not UTF-8 text, at byte {{byte}} of the file.',
        hint: 'Choose a plain text file, or save it as UTF-8 in the program that made it.',
      },
      tooLong: {
        message: 'The text is longer than {{limit}} words.',
        hint: 'Learn from a part of it: vectors change little beyond that.',
      },
      tooManyDistinct: {
        message: 'The text has more than {{limit}} different words.',
        hint: 'Check that it is text in words; switch “Lower case” and “Without punctuation” on, or set “Tokens” to “Characters”.',
      },
      tooFew: {
        message:
          'A vocabulary needs at least 2 words. The text has {{distinct}} different ones, {{words}} of them at least {{leastCount}} times.',
        hint: 'Lower “Least count”, or give it a longer text.',
      },
      noPairs: {
        message: 'No line holds two words of the vocabulary, so no word has a neighbour.',
        hint: 'Put whole sentences on a line, or lower “Least count”.',
      },
      windowLonger: {
        message: 'The window reaches {{window}} words to each side, and the longest line has {{longest}}.',
        hint: 'All words of a line are neighbours then; a smaller “Window” tells near from far.',
      },
      tablesTooLarge: {
        message: '{{words}} words of dimension {{dimension}} are more than {{limit}} numbers.',
        hint: 'Lower “Dimension” or “Largest vocabulary”, or raise “Least count”.',
      },
      batchTooLarge: {
        message: 'With {{words}} words a batch may have at most {{limit}} rows; it has {{batchSize}}.',
        hint: 'Choose a smaller “Batch size”, or set “Learn by” to “Negative sampling”, which does not look at all words. A larger one could not be cancelled in time.',
      },
      notFinite: {
        message: 'The loss is no number any more, in step {{step}} of epoch {{epoch}}.',
        hint: 'Lower “Learning rate”.',
      },
    },
  },
  zh: {
    vectors: {
      none: {
        message: '“{{file}}”的开头不是一个词及其各个数。',
        hint: '请选择每行一个词及其各个数的词向量文本文件；不读取二进制文件。',
      },
      tooWide: {
        message: '“{{file}}”的向量将有 {{dimension}} 个数，最多为 {{limit}} 个。',
        hint: '请选择每行一个词及其各个数的词向量文本文件。',
      },
      count: {
        message: '“{{file}}”的第 {{line}} 行在“{{word}}”之后有 {{received}} 个数，而按第一行应有 {{expected}} 个。',
        hint: '请改正或删去这一行；如果是最后一行，说明文件没有复制完整。',
      },
      number: {
        message: '“{{file}}”的第 {{line}} 行中，“{{word}}”的第 {{place}} 个数是“{{text}}”，不是数字。',
        hint: '请改正或删去这一行；如果是最后一行，说明文件没有复制完整。',
      },
      longWord: {
        message: '“{{file}}”的第 {{line}} 行的词超过 {{limit}} 字节。',
        hint: '请删去这一行，或选择词向量文本文件。',
      },
      longLine: {
        message: '“{{file}}”的第 {{line}} 行超过 {{megabytes}} MB。',
        hint: '请选择词向量文本文件：每行一个词及其各个数。',
      },
      notText: {
        message: '“{{file}}”的第 {{line}} 行的词不是 UTF-8 文本。',
        hint: '请选择纯文本文件，或在原来的程序中另存为 UTF-8。',
      },
      cut: {
        message: '“{{file}}”称有 {{expected}} 个词，而到第 {{line}} 行结束时有 {{received}} 个。',
        hint: '请重新复制该文件，或改正其第一行。',
      },
      noTokens: {
        message: '数据中没有词元，或有多个词元输入，无法确定向量对应哪些词。',
        hint: '请把“文本转序列”的数据接到数据集，须与进入网络的数据相同。有多个词元输入时，在合并之前各自需要一个“预训练嵌入”。',
      },
      otherTokens: {
        message: '网络接收小于 {{network}} 的词元，而接到这里的数据的词元小于 {{data}}。',
        hint: '请把接到网络“输入”的同一数据接到这里。',
      },
      noneFound: {
        message: '“{{file}}”中没有词表的 {{words}} 个词中的任何一个。',
        hint: '请确认文件与文本是同一种语言；打开“文本转序列”的“转为小写”，并按词切分。',
      },
      all: {
        message: '“{{file}}”包含词表的全部 {{words}} 个词。',
        hint: '无需处理。',
      },
      some: {
        message: '“{{file}}”包含词表 {{words}} 个词中的 {{found}} 个。其余 {{missing}} 个中有：{{some}}。',
        hint: '这些词以随机向量开始。如果很多，请检查词的切分与拼写是否与文件一致：“文本转序列”的“转为小写”。打开“可训练”可让它们得到学习。',
      },
    },
    words: {
      empty: {
        message: '文本中没有词。',
        hint: '请输入或选择文本。如果需要标点，请关闭“去掉标点”。',
      },
      notText: {
        message: '“{{file}}”的第 {{line}} 行不是 UTF-8 文本（文件的第 {{byte}} 个字节）。',
        hint: '请选择纯文本文件，或在原来的程序中另存为 UTF-8。',
      },
      tooLong: {
        message: '文本超过 {{limit}} 个词。',
        hint: '请只用其中一部分学习：再多的文本对向量影响很小。',
      },
      tooManyDistinct: {
        message: '文本中不同的词超过 {{limit}} 个。',
        hint: '请确认它是由词组成的文本；打开“转为小写”和“去掉标点”，或把“词元”设为“按字符切分”。',
      },
      tooFew: {
        message: '词表至少需要 2 个词。文本有 {{distinct}} 个不同的词，其中 {{words}} 个出现至少 {{leastCount}} 次。',
        hint: '请降低“最低词频”，或提供更长的文本。',
      },
      noPairs: {
        message: '没有一行包含词表中的两个词，因此没有词有邻词。',
        hint: '请把完整的句子放在一行，或降低“最低词频”。',
      },
      windowLonger: {
        message: '窗口每侧 {{window}} 个词，而最长的一行只有 {{longest}} 个词。',
        hint: '这样一行中的词都互为邻词；较小的“窗口”才能区分远近。',
      },
      tablesTooLarge: {
        message: '{{words}} 个词、维数 {{dimension}}，超过 {{limit}} 个数字。',
        hint: '请减小“维数”或“词表上限”，或提高“最低词频”。',
      },
      batchTooLarge: {
        message: '词表有 {{words}} 个词时，一批最多 {{limit}} 行；现为 {{batchSize}} 行。',
        hint: '请减小“批次大小”，或把“学习方式”设为不涉及所有词的“负采样”。更大的批无法及时取消。',
      },
      notFinite: {
        message: '第 {{epoch}} 轮第 {{step}} 步的损失已不是数字。',
        hint: '请降低“学习率”。',
      },
    },
  },
});
