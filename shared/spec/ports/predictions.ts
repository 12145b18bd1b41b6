// What a model says of each row.
import { z } from 'zod';
import { definePortType } from '#shared/spec/ports/port-type.ts';

export const predictions = definePortType({
  schema: z.strictObject({ type: z.literal('predictions') }),
  type: 'predictions',
  colour: { light: '#47720e', dark: '#a6d760' },
  readableAsTable: true,
  words: { en: { name: 'Predictions', facts: {} }, zh: { name: '预测结果', facts: {} } },
  line: () => '',
  facts: () => [],
});
