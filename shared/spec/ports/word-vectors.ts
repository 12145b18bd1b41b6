// Words as points, and what the model says of their neighbours.
import { z } from 'zod';
import { definePortType } from '#shared/spec/ports/port-type.ts';
import { groupDigits } from '#shared/text/number-text.ts';

const schema = z.strictObject({ type: z.literal('wordVectors'), dimension: z.int() });

export const wordVectors = definePortType({
  schema,
  type: 'wordVectors',
  colour: { light: '#4a4fc4', dark: '#a9b0ff' },
  readableAsTable: true,
  words: {
    en: {
      name: 'Word vectors',
      facts: { dimension: 'Dimension' },
      lines: { dimension: 'Dimensions: {{count}}' },
    },
    zh: { name: '词向量', facts: { dimension: '维数' }, lines: { dimension: '维数：{{count}}' } },
  },
  line: ({ dimension }, t) => t('wires.wordVectors.lines.dimension', { count: dimension }),
  facts: ({ dimension }, t) => [[t('wires.wordVectors.facts.dimension'), groupDigits(dimension)]],
});
