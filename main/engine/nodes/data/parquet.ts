// A Parquet file beside the pipeline, as a table.
import { parquet as spec } from '#shared/nodes/data/parquet.ts';
import { fileSource } from '#engine/nodes/data/file-source.ts';
import { defineRunner } from '#engine/values/runner.ts';
import { parquetSource } from '#engine/table/parquet-source.ts';

export const parquet = defineRunner<typeof spec>({
  spec,
  ...fileSource((file, _, asked, signal) => parquetSource(file, asked, signal)),
});
