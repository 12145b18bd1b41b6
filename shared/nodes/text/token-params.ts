// What the nodes that cut texts into tokens share: parameters and their words.
export const tokenParams = {
  /** Which input of the data, by name; empty = the only one that holds texts. */
  input: { type: 'text', default: '', maxLength: 1000, advanced: true },
  by: { type: 'choice', default: 'words', options: ['words', 'characters', 'chinese', 'parts'] },
  lowerCase: { type: 'boolean', default: true },
  stripTags: { type: 'boolean', default: false },
  normalise: { type: 'boolean', default: false, advanced: true },
} as const;

export const tokenWords = {
  en: {
    input: { label: 'Input', help: 'Of data with several inputs the one that holds texts. Empty: the only such one.' },
    by: {
      label: 'Tokens',
      help: 'Letters, digits and _ in a row make a word. Chinese writes no blanks between words: its words are found by a word list. Parts of words are learnt from the training rows (byte pair encoding, as many as the largest vocabulary allows), so that hardly a word is unknown.',
      options: { words: 'Words', characters: 'Characters', chinese: 'Chinese words', parts: 'Parts of words (BPE)' },
    },
    lowerCase: { label: 'Lower case', help: '“The” and “the” are then one token.' },
    stripTags: { label: 'Without HTML tags', help: 'Tags such as <br /> become blanks.' },
    normalise: { label: 'Unify letters', help: 'Full-width and other forms of a letter become one (NFKC).' },
  },
  zh: {
    input: { label: '输入', help: '数据有多个输入时，含有文本的那个输入。留空：唯一含文本的输入。' },
    by: {
      label: '词元',
      help: '连续的字母、数字和 _ 组成一个词。中文的词之间没有空格，按词表切分。子词由训练行学得（字节对编码，数量以词表上限为限），因此几乎没有未知的词。',
      options: { words: '词', characters: '字符', chinese: '中文词', parts: '子词（BPE）' },
    },
    lowerCase: { label: '转为小写', help: '“The”与“the”视为同一个词元。' },
    stripTags: { label: '去掉 HTML 标签', help: '<br /> 之类的标签变为空格。' },
    normalise: { label: '统一字形', help: '全角等不同写法的字母视为同一个（NFKC）。' },
  },
} as const;
