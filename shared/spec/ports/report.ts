// Metrics, curves, tables and plots about a model.
import { z } from 'zod';
import { definePortType } from '#shared/spec/ports/port-type.ts';

export const report = definePortType({
  schema: z.strictObject({ type: z.literal('report') }),
  type: 'report',
  colour: { light: '#4a576b', dark: '#adb9c9' },
  readableAsTable: true,
  words: { en: { name: 'Report', facts: {} }, zh: { name: '报告', facts: {} } },
  line: () => '',
  facts: () => [],
});
