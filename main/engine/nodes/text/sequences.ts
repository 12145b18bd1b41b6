// Runs text.sequences: texts become the ids of their tokens, padded and cut to one length.
import { sequences as spec } from '#shared/nodes/text/sequences.ts';
import { inferText, runText } from '#engine/nodes/text/text-input.ts';
import { tokensBelow } from '#engine/preprocessing/tokens.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const sequences = defineRunner({
  spec,
  infer: ({ dataset }, { input, length, most }) =>
    inferText(dataset, input, length > 0 ? length : null, tokensBelow({ to: 'sequence', most })),
  async run({ dataset }, params, { signal }) {
    const { input, by, lowerCase, stripTags, normalise, most, leastCount, length, padAt, cutAt } = params;
    const rule = { by, lowerCase, stripTags, normalise, shortest: 1, neighbours: 1 };
    const made = { rule, to: 'sequence', most, leastCount, mostShare: 1, length, padAt, cutAt } as const;
    return { dataset: await runText(dataset, input, made, signal) };
  },
});
