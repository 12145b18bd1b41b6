// What a file holds, as a dialogue shows it before a node reads it: its columns, first and last rows, and what the reader
// decided about a CSV file, each decision with what it rests on. All of it is clipped: a file may hold anything.
import { z } from 'zod';
import { problem } from '#shared/protocol/problem.ts';
import type { Sent } from '#shared/protocol/sent.ts';
import { columnInfo } from '#shared/protocol/wire-info.ts';

export const previewLimits = { columns: 200, rows: 20, letters: 200 } as const;

/** A text that was clipped ends in an ellipsis. */
const clipped = z.string().max(previewLimits.letters + 1);
const rows = z.array(z.array(clipped.nullable()).max(previewLimits.columns)).max(previewLimits.rows);

const decision = <V extends z.ZodType, const B extends readonly string[]>(value: V, by: B) =>
  z.strictObject({ value, by: z.enum(['given', ...by]) });

const decisions = z.strictObject({
  encoding: decision(z.enum(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252']), [
    'mark',
    'fits',
    'evidence',
  ]),
  delimiter: decision(z.enum(['comma', 'semicolon', 'tab', 'pipe', 'space']), ['records']),
  header: decision(z.boolean(), ['texts', 'counts', 'typesBelow', 'noNames']),
  decimal: decision(z.enum(['point', 'comma']), ['cells', 'usual']),
  fit: z.enum(['same', 'lastEmpty', 'indexUnnamed']),
  couldBeNames: z.boolean(),
});

export const filePreview = z.strictObject({
  columns: z
    .array(
      columnInfo
        .pick({ missing: true, firstText: true })
        .extend({ name: clipped, type: columnInfo.shape.type.optional() }),
    )
    .max(previewLimits.columns),
  /** Of all columns, shown or not. */
  columnCount: z.int(),
  /** null: the file was not read to its end. */
  rowCount: z.int().nullable(),
  /** Cells as they are written; null = no value. */
  first: rows,
  /** Those at the end that are not among the first; empty where they were not looked up. */
  last: rows,
  /** Of a CSV file. */
  decisions: decisions.optional(),
  /** Why the file could not be read whole, though its first rows could. */
  problem: problem.optional(),
});
export type FilePreview = Sent<typeof filePreview>;
