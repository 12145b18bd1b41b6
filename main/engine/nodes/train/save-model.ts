// Runs train.saveModel: the one node that leaves something in the folder of the pipeline.
import { saveModel as spec } from '#shared/nodes/train/save-model.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { writeAtomic } from '#main/disk/write-atomic.ts';
import { modelExtension, writeModel } from '#engine/network/model-file.ts';
import { inputHashes, outputFile } from '#engine/table/input-file.ts';
import { defineRunner } from '#engine/values/runner.ts';

const blame = { param: 'name' } as const;

export const saveModel = defineRunner({
  spec,
  writes: true,

  infer(_, { name }, { folder }) {
    try {
      outputFile(fileName(name), folder, blame);
      return { outputs: {}, problems: [] };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { outputs: {}, problems: [error.problem] };
    }
  },

  // What it wrote: a file that is gone, or is another, is written again.
  outside: ({ name }, context) => inputHashes(`${name}.${modelExtension}`, context),

  async run({ model }, { name }, { folder, progress, signal }) {
    progress(null);
    const file = fileName(name);
    const path = outputFile(file, folder, blame);
    const bytes = writeModel(model);
    signal.throwIfAborted();
    try {
      await writeAtomic(path, bytes);
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? String(error);
      throw new Fault('model.notWritten', { file, reason }, blame);
    }
    return {};
  },
});

/** No file of Windows' may be called so, whatever its ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Throws Fault 'model.name' for what is no plain name of a file on every system. */
function fileName(name: string): string {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  const isPlain = name.trim() === name && name !== '' && !/[/\\:*?"<>|\u0000-\u001f]|^\.|\.$/.test(name);
  if (!isPlain || reserved.test(name)) throw new Fault('model.name', { name }, blame);
  return `${name}.${modelExtension}`;
}
