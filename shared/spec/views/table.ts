// Rows and columns; of a stored table its first rows, and the studio asks for the others.
import { z } from 'zod';
import type { Sent } from '#shared/protocol/sent.ts';
import { defineView } from '#shared/spec/views/view.ts';
import { cellValue } from '#shared/spec/views/cell-value.ts';
import { inBoth } from '#shared/text/in-both.ts';

export const tableSlice = z.strictObject({
  columns: z.array(z.strictObject({ name: z.string(), type: z.enum(['number', 'integer', 'text', 'boolean']) })),
  /** Rows from `offset`; at most the number that was asked for. */
  rows: z.array(z.array(cellValue)),
  offset: z.int(),
  total: z.int(),
});
export type TableSlice = Sent<typeof tableSlice>;

const schema = z.strictObject({ view: z.literal('table'), title: z.string(), slice: tableSlice });
export type TableResult = Sent<typeof schema>;

/** Of a table on a page. */
const [maxRows, maxColumns] = [30, 30] as const;

export const table = defineView({
  schema,
  view: 'table',
  group: 'data',
  groupOfTitle: {
    'view.classScores': 'quality',
    'view.thresholds': 'quality',
    'view.groups': 'quality',
    'view.models': 'quality',
    'view.differences': 'quality',
    'view.folds': 'quality',
    'view.mistakes': 'errors',
    'view.importances': 'reasons',
    'view.dependenceValues': 'reasons',
    'view.localEffectValues': 'reasons',
    'view.changes': 'reasons',
    'view.counterfactuals': 'reasons',
    'view.rules': 'reasons',
    'view.trainings': 'curves',
    'view.steps': 'curves',
    'view.preparation': 'making',
  },
  words: inBoth({
    en: {
      words: {
        rowNumber: 'Row',
        rowsShown: 'Rows {{first}}–{{last}} of {{total}}',
        empty: 'No rows.',
        missing: 'missing',
        rows: 'Rows: {{count}}',
        firstRows: 'The first {{shown}} of {{total}} rows.',
      },
    },
    zh: {
      words: {
        rowNumber: '行号',
        rowsShown: '第 {{first}}–{{last}} 行，共 {{total}} 行',
        empty: '没有数据行。',
        missing: '缺失',
        rows: '{{count}} 行',
        firstRows: '{{total}} 行中的前 {{shown}} 行。',
      },
    },
  }),
  page: ({ slice }, page) => {
    const names = slice.columns.slice(0, maxColumns).map(({ name }) => name);
    const rows = slice.rows.slice(0, maxRows).map((row) => row.slice(0, names.length));
    const facts = { shown: rows.length, total: slice.total };
    const note = slice.total > rows.length ? page.note(page.t('views.table.firstRows', facts)) : '';
    return `${page.table(names, rows)}${note}`;
  },
});
