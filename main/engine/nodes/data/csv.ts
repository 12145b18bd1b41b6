// A CSV file beside the pipeline, as a table.
import { csv as spec } from '#shared/nodes/data/csv.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import { fileStamp, forgetOldest, inputFile, inputHashes, readInput } from '#engine/table/input-file.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { Inferred, OwnProblem } from '#engine/values/runner.ts';
import { csvSchema, csvToParquet } from '#engine/table/csv.ts';

type Found = Inferred<typeof spec>;

/** What files were found to hold; asked on every edit, and a file changes rarely. */
const found = new Map<string, { readonly stamp: string; readonly result: Found }>();

export const csv = defineRunner({
  spec,

  async infer(_, { file, delimiter, header }, { folder, signal }): Promise<Found> {
    try {
      const path = await inputFile(file, folder);
      const [stamp, key] = [await fileStamp(path), JSON.stringify([path, file, delimiter, header])];
      const before = found.get(key);
      if (before?.stamp === stamp) return before.result;
      const result = await look(path, file, { delimiter, header }, signal);
      found.delete(key);
      found.set(key, { stamp, result });
      forgetOldest(found);
      return result;
    } catch (error) {
      return { outputs: {}, problems: [asProblem(error)] };
    }
  },

  outside: ({ file }, context) => inputHashes(file, context),

  async run(_, { file, delimiter, header }, context) {
    const parquet = context.newFile('table.parquet');
    context.progress(null);
    const { columns, rows } = await readInput(file, context, (path) =>
      csvToParquet(path, parquet, file, { delimiter, header }, context.signal),
    );
    return { table: { type: 'table', file: parquet, columns, rows } };
  },
});

async function look(
  path: string,
  file: string,
  options: {
    readonly delimiter: 'auto' | 'comma' | 'semicolon' | 'tab' | 'pipe';
    readonly header: 'auto' | 'yes' | 'no';
  },
  signal: AbortSignal,
): Promise<Found> {
  try {
    const { columns, rows, repeated } = await csvSchema(path, file, options, signal);
    const facts = { file, columns: repeated.slice(0, 5).join(', ') };
    const warning = makeProblem('csv.repeatedColumns', facts, { severity: 'warning', param: 'file' });
    return { outputs: { table: { type: 'table', columns, rows } }, problems: repeated.length > 0 ? [warning] : [] };
  } catch (error) {
    return { outputs: {}, problems: [asProblem(error)] };
  }
}

/** The problem of a fault; anything else, a cancel included, goes on its way. */
function asProblem(error: unknown): OwnProblem {
  if (error instanceof Fault) return error.problem;
  throw error;
}
