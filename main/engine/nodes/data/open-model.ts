// Runs data.openModel: a saved model as it was, without the pipeline that trained it.
import { readFile } from 'node:fs/promises';
import { openModel as spec } from '#shared/nodes/data/open-model.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { readModel } from '#engine/network/model-file.ts';
import { modelInfo } from '#engine/network/model-info.ts';
import { fileStamp, forgetOldest, inputFile, inputHashes, readInput } from '#engine/table/input-file.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { Inferred } from '#engine/values/runner.ts';

type Found = Inferred<typeof spec>;

/** What files were found to hold; asked on every edit, and a file changes rarely. */
const found = new Map<string, { readonly stamp: string; readonly result: Found }>();

export const openModel = defineRunner({
  spec,

  async infer(_, { file }, { folder, signal }) {
    try {
      const path = await inputFile(file, folder);
      const stamp = await fileStamp(path);
      const before = found.get(path);
      if (before?.stamp === stamp) return before.result;
      const result = await look(path, file, signal);
      found.delete(path);
      found.set(path, { stamp, result });
      forgetOldest(found);
      return result;
    } catch (error) {
      return { outputs: {}, problems: [problemOf(error)] };
    }
  },

  outside: ({ file }, context) => inputHashes(file, context),

  async run(_, { file }, context) {
    context.progress(null);
    return { model: await readInput(file, context, (path) => read(path, file, context.signal)) };
  },
});

async function look(path: string, file: string, signal: AbortSignal): Promise<Found> {
  try {
    return { outputs: { model: modelInfo(await read(path, file, signal)) }, problems: [] };
  } catch (error) {
    return { outputs: {}, problems: [problemOf(error)] };
  }
}

async function read(path: string, file: string, signal: AbortSignal): Promise<ReturnType<typeof readModel>> {
  const bytes = await readFile(path, { signal }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_FS_FILE_TOO_LARGE') throw error;
    throw new Fault('model.fileFormat', { file, reason: 'it is larger than 2 GB' }, { param: 'file' });
  });
  return readModel(bytes, file);
}

/** The problem of a fault; anything else, a cancel included, goes on its way. */
function problemOf(error: unknown): Fault['problem'] {
  if (error instanceof Fault) return error.problem;
  throw error;
}
