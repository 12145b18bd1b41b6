// Which feature moved each prediction, and how far.
import { z } from 'zod';
import { definePortType } from '#shared/spec/ports/port-type.ts';

export const explanation = definePortType({
  schema: z.strictObject({ type: z.literal('explanation') }),
  type: 'explanation',
  colour: { light: '#b53d0b', dark: '#ff9f69' },
  readableAsTable: true,
  words: { en: { name: 'Explanation', facts: {} }, zh: { name: '解释结果', facts: {} } },
  line: () => '',
  facts: () => [],
});
