// NumPy arrays beside the pipeline, as a table.
import { numpy as spec } from '#shared/nodes/data/numpy.ts';
import { fileSource } from '#engine/nodes/data/file-source.ts';
import { defineRunner } from '#engine/values/runner.ts';
import { numpySource } from '#engine/table/numpy-source.ts';

export const numpy = defineRunner<typeof spec>({
  spec,
  ...fileSource((file, { array }: { readonly file: string; readonly array: string }, asked, signal) =>
    numpySource(file, array, asked, signal),
  ),
});
