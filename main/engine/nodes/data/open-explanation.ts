// Runs data.openExplanation: a saved explanation as it was, without the model that it is of.
import { readFile } from 'node:fs/promises';
import { openExplanation as spec } from '#shared/nodes/data/open-explanation.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { readExplanation } from '#engine/explain/explanation-file.ts';
import { inputFile, inputHashes, readInput } from '#engine/table/input-file.ts';
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

  outside: ({ file }, context) => inputHashes(file, context),

  async run(_, { file }, context) {
    context.progress(null);
    const { signal } = context;
    const read = async (path: string) => readExplanation(await readFile(path, { signal }), file);
    return { explanation: await readInput(file, context, read) };
  },
});
