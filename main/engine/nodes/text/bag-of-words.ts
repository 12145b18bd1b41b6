// Runs text.bagOfWords: texts become a number for each token of a vocabulary.
import { bagOfWords as spec } from '#shared/nodes/text/bag-of-words.ts';
import { inferText, runText } from '#engine/nodes/text/text-input.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const bagOfWords = defineRunner({
  spec,
  infer: ({ dataset }, { input }) => inferText(dataset, input, null),
  async run({ dataset }, params, { signal }) {
    const { input, by, lowerCase, stripTags, normalise, shortest, neighbours, most, leastCount, mostShare, to } =
      params;
    const rule = { by, lowerCase, stripTags, normalise, shortest, neighbours };
    const made = { rule, to, most, leastCount, mostShare, length: 0, padAt: 'back', cutAt: 'back' } as const;
    return { dataset: await runText(dataset, input, made, signal) };
  },
});
