// A file of JSON objects beside the pipeline, as a table.
import { jsonLines as spec } from '#shared/nodes/data/json-lines.ts';
import { fileSource } from '#engine/nodes/data/file-source.ts';
import { defineRunner } from '#engine/values/runner.ts';
import { jsonSource } from '#engine/table/json-source.ts';

export const jsonLines = defineRunner<typeof spec>({
  spec,
  ...fileSource((file, _, asked, signal) => jsonSource(file, asked, signal)),
});
