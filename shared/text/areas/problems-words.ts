// Problems of learning word vectors.
import { inBoth } from '#shared/text/in-both.ts';

export const wordsProblems = inBoth({
  en: {
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
