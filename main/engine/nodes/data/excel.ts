// A sheet of an Excel file beside the pipeline.
import { excel as spec } from '#shared/nodes/data/excel.ts';
import { fileSource } from '#engine/nodes/data/file-source.ts';
import { defineRunner } from '#engine/values/runner.ts';
import { excelSource } from '#engine/table/excel-source.ts';
import type { ExcelOptions } from '#engine/table/excel-source.ts';

export const excel = defineRunner<typeof spec>({
  spec,
  ...fileSource((file, options: ExcelOptions & { readonly file: string }, asked, signal) =>
    excelSource(file, options, asked, signal),
  ),
});
