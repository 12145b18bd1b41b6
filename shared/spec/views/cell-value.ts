// What stands in a cell of a table.
import { z } from 'zod';

export const cellValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type CellValue = z.infer<typeof cellValue>;
