// Rows behind metrics, for views that open them.
import { z } from 'zod';
import { numbers } from '#shared/protocol/sent.ts';
import type { Sent } from '#shared/protocol/sent.ts';

/**
 * In the order of their split: all rows, or of very many every mistake first and those at even distances. Classes by
 * index.
 */
export const rowsView = z.strictObject({
  /** In the split. */
  total: z.int(),
  source: numbers('Int32Array'),
  truth: numbers('Float32Array'),
  predicted: numbers('Float32Array'),
  /** Of two classes the second one's probability, else the true class's; nothing for a number. */
  score: numbers('Float32Array'),
  /** Shown beside a row; the names of a picture's values are left out. */
  features: z.array(z.string()),
  /** Rows × features (or the numbers of a picture), in raw units. */
  values: numbers('Float32Array'),
  /** Per feature the words whose places are its values; null for numbers. Absent: all are numbers. */
  words: z.array(z.array(z.string()).nullable()).optional(),
  /** [height, width, channels] of rows that are pictures. */
  picture: z.array(z.int()).optional(),
});
export type RowsView = Sent<typeof rowsView>;
