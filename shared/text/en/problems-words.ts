// Problems of learning word vectors, in English.
export const enProblemsWords = {
  problems: {
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
} as const;
