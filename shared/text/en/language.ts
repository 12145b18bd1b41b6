// English words of the language family: its nodes, views, plots and problems. zh/language.ts mirrors this file.
import type { FamilyWords } from '#shared/text/node-words.ts';

export const enLanguage = {
  nodes: {
    language: {
      word2vec: {
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
    },
  },
  view: {
    words: 'Words',
    wordMap: 'Map of words',
    wordHeatmap: 'p(w₂|w₁)',
    wordFigures: 'Vocabulary',
  },
  plot: {
    word: 'word',
    wordCount: 'occurrences',
    cosine: 'cosine similarity',
    probabilityAfter: 'p(w₂ | {{word}})',
    pairProbability: 'p(w₂|w₁)',
    firstWord: 'w₁',
    secondWord: 'w₂',
  },
  figure: {
    vocabulary: 'words in the vocabulary',
    dimension: 'dimension',
    tokens: 'words of the text',
    pairs: 'pairs of an epoch',
    centres: 'centre words of an epoch',
  },
  studio: {
    wireInfo: { dimension: 'Dimension' },
    words: {
      controls: 'What is shown of the words',
      show: 'Show',
      word: 'Word',
      of: 'Words',
      nearest: 'Nearest words',
      likely: 'Likely neighbours',
      analogy: 'Analogy',
      heatmap: 'p(w₂|w₁) as a heat map',
      table: 'p(w₂|w₁) as a table',
      map: 'Map',
      nearestTo: 'Nearest to “{{word}}”',
      likelyAfter: 'Likely near “{{word}}”',
      analogyOf: '{{a}} − {{b}} + {{c}} ≈',
      frequent: 'Most frequent',
      around: 'Around the word',
      a: 'a',
      b: '− b',
      c: '+ c',
      sampled: 'The {{shown}} most frequent of {{total}} words are shown.',
      noSums: 'p(w₂|w₁) is known of the {{count}} most frequent words.',
      dimensions: 'Dimensions: {{count}}',
      pickHint: 'Click a point to choose its word.',
    },
  },
  problems: {
    words: {
      empty: {
        message: 'The text holds no word.',
        hint: 'Type or choose a text. If it is punctuation that matters, switch “Without punctuation” off.',
      },
      notText: {
        message: '“{{file}}” is no UTF-8 text.',
        hint: 'Choose a plain text file, or save it as UTF-8 in the program that made it.',
      },
      tooLong: {
        message: 'The text is longer than {{limit}} words.',
        hint: 'Learn from a part of it: vectors change little beyond that.',
      },
      tooManyDistinct: {
        message: 'The text has more than {{limit}} different words.',
        hint: 'Check that it is text in words; switch on lower case and “Without punctuation”, or take characters as tokens.',
      },
      tooFew: {
        message:
          'A vocabulary needs at least 2 words. The text has {{distinct}} different ones, {{words}} of them at least {{leastCount}} times.',
        hint: 'Lower the least count, or give it a longer text.',
      },
      noPairs: {
        message: 'No line holds two words of the vocabulary, so no word has a neighbour.',
        hint: 'Put whole sentences on a line, or lower the least count.',
      },
      windowLonger: {
        message: 'The window reaches {{window}} words to each side, and the longest line has {{longest}}.',
        hint: 'All words of a line are neighbours then; a smaller window tells near from far.',
      },
      tablesTooLarge: {
        message: '{{words}} words of dimension {{dimension}} are more than {{limit}} numbers.',
        hint: 'Take a smaller dimension, a larger least count or a smaller vocabulary.',
      },
      batchTooLarge: {
        message: 'With {{words}} words a batch may have at most {{limit}} rows; it has {{batchSize}}.',
        hint: 'Take a smaller batch, or negative sampling, which does not look at all words. A larger one could not be cancelled in time.',
      },
      notFinite: {
        message: 'The loss is no number any more, in step {{step}} of epoch {{epoch}}.',
        hint: 'Lower the learning rate.',
      },
    },
  },
} as const satisfies FamilyWords<'language'> & Record<string, unknown>;
