// Rows of named columns, kept by DuckDB.
import { z } from 'zod';
import { columnInfo } from '#shared/protocol/wire-info.ts';
import { definePortType } from '#shared/spec/ports/port-type.ts';
import { groupDigits, shortNumber } from '#shared/text/number-text.ts';

const schema = z.strictObject({
  type: z.literal('table'),
  columns: z.array(columnInfo),
  /** null while it cannot be known without running. */
  rows: z.int().nullable(),
});

export const table = definePortType({
  schema,
  type: 'table',
  colour: { light: '#8a5a0b', dark: '#e0b05a' },
  readableAsTable: false,
  words: {
    en: { name: 'Table', facts: { rows: 'Rows', columns: 'Columns' }, lines: { columns: 'Columns: {{count}}' } },
    zh: { name: '表格', facts: { rows: '行数', columns: '列' }, lines: { columns: '{{count}} 列' } },
  },
  line: ({ rows, columns }, t) =>
    rows === null
      ? t('wires.table.lines.columns', { count: columns.length })
      : `${shortNumber(rows)} × ${shortNumber(columns.length)}`,
  facts: ({ rows, columns }, t) => [
    [t('wires.table.facts.rows'), rows === null ? t('studio.common.unknown') : groupDigits(rows)],
    [t('wires.table.facts.columns'), groupDigits(columns.length)],
  ],
});
