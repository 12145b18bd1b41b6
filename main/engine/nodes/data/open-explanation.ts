// Runs data.openExplanation: a saved explanation as it was, without the model that it is of.
import { readFile } from 'node:fs/promises';
import { openExplanation as spec } from '#shared/nodes/data/open-explanation.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { readExplanation } from '#engine/explain/explanation-file.ts';
import { contentHash, inputFile } from '#engine/table/input-file.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { OwnProblem } from '#engine/values/runner.ts';

export const openExplanation = defineRunner({
  spec,

  async infer(_, { file }, { folder }) {
    const problems: OwnProblem[] = [];
    try {
      await inputFile(file, folder);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      problems.push(error.problem);
    }
    return { outputs: { explanation: { type: 'explanation' as const } }, problems };
  },

  async outside({ file }, { folder, signal }) {
    try {
      return [await contentHash(await inputFile(file, folder), signal)];
    } catch (error) {
      // A file that cannot be read has no content to be part of the key; infer and run say what is wrong.
      if (!(error instanceof Fault)) throw error;
      return [];
    }
  },

  async run(_, { file }, { folder, signal, progress }) {
    progress(null);
    const bytes = await readFile(await inputFile(file, folder), { signal });
    return { explanation: readExplanation(bytes, file) };
  },
});
