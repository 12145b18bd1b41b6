// A table of a SQLite file beside the pipeline.
import { sqlite as spec } from '#shared/nodes/data/sqlite.ts';
import { fileSource } from '#engine/nodes/data/file-source.ts';
import { defineRunner } from '#engine/values/runner.ts';
import { sqliteSource } from '#engine/table/sqlite-source.ts';

export const sqlite = defineRunner<typeof spec>({
  spec,
  ...fileSource((file, { table }: { readonly file: string; readonly table: string }, asked, signal) =>
    sqliteSource(file, table, asked, signal),
  ),
});
