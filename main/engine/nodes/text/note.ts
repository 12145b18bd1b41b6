// Runs text.note: words for the reader, nothing to compute.
import { note as spec } from '#shared/nodes/text/note.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const note = defineRunner<typeof spec>({
  spec,
  infer: () => ({ outputs: {}, problems: [] }),
  run: async () => ({}),
});
