// Where a node that learns from one text has it from: a sample, what is typed, or a file.

/** `text` is what is typed: each node has an example of its own. */
export const textSource = {
  source: { type: 'choice', default: 'sample', options: ['sample', 'typed', 'file'] },
  file: { type: 'file', default: '', extensions: ['txt', 'md'], when: { param: 'source', in: ['file'] } },
} as const;

export const textSourceWords = {
  en: {
    source: {
      label: 'Text from',
      help: '“Village tales” are some 150 plain sentences that come with the program. A short text can be typed in, a long one read from a file.',
      options: { sample: 'Village tales', typed: 'Here', file: 'File' },
    },
    file: { label: 'File', help: 'A UTF-8 text in or below the folder of the pipeline.' },
  },
  zh: {
    source: {
      label: '文本来源',
      help: '“村庄故事”是随程序附带的约 150 个简单英文句子。短文本可以直接输入，长文本从文件读取。',
      options: { sample: '村庄故事', typed: '直接输入', file: '文件' },
    },
    file: { label: '文件', help: '流程所在文件夹或其子文件夹中的 UTF-8 文本。' },
  },
};
