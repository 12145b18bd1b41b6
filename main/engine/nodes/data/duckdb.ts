// A table of a DuckDB file beside the pipeline.
import { duckdb as spec } from '#shared/nodes/data/duckdb.ts';
import { fileSource } from '#engine/nodes/data/file-source.ts';
import { defineRunner } from '#engine/values/runner.ts';
import { duckdbSource } from '#engine/table/duckdb-source.ts';

export const duckdb = defineRunner<typeof spec>({
  spec,
  ...fileSource((file, { table }: { readonly file: string; readonly table: string }, asked, signal) =>
    duckdbSource(file, table, asked, signal),
  ),
});
