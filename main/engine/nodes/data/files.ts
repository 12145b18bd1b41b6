// The table files of a folder beside the pipeline, as one table; what they were found to hold is known for as long as the
// folder stays as it is.
import { files as spec } from '#shared/nodes/data/files.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import { filesSource, findTables } from '#engine/table/files-source.ts';
import { stampOf } from '#engine/table/folder-files.ts';
import { forgetOldest, inputFolder } from '#engine/table/input-file.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { Inferred } from '#engine/values/runner.ts';

type Found = Inferred<typeof spec>;
interface Params {
  readonly folder: string;
  readonly pattern: string;
  readonly fileColumn: string;
}

const known = new Map<string, { readonly stamp: string; readonly result: Found }>();

export const files = defineRunner({
  spec,

  async infer(_, params, { folder, signal }): Promise<Found> {
    try {
      const { tables, stamp, path } = await find(params, folder, signal);
      const key = JSON.stringify([path, params]);
      const before = known.get(key);
      if (before?.stamp === stamp) return before.result;
      const result = await filesSource(tables, params.fileColumn.trim(), 'facts', signal).then(
        ({ columns, rows, repeated }): Found => {
          const facts = { file: params.folder, columns: repeated.slice(0, 5).join(', ') };
          const warning = makeProblem('csv.repeatedColumns', facts, { severity: 'warning', param: 'fileColumn' });
          return {
            outputs: { table: { type: 'table', columns, rows } },
            problems: repeated.length > 0 ? [warning] : [],
          };
        },
        refused,
      );
      known.delete(key);
      known.set(key, { stamp, result });
      forgetOldest(known);
      return result;
    } catch (error) {
      return refused(error);
    }
  },

  async outside(params, { folder, signal }) {
    try {
      return [(await find(params, folder, signal)).stamp];
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return [];
    }
  },

  async run(_, params, context) {
    const parquet = context.newFile('table.parquet');
    context.progress(null);
    const { tables, stamp } = await find(params, context.folder, context.signal);
    const changed = () => new Fault('files.changed', { folder: params.folder }, { param: 'folder' });
    if (context.outside && !context.outside.includes(stamp)) throw changed();
    const [result] = await Promise.allSettled([
      filesSource(tables, params.fileColumn.trim(), { parquet }, context.signal),
    ]);
    context.signal.throwIfAborted();
    // A file that is being written may look damaged.
    if ((await find(params, context.folder, context.signal)).stamp !== stamp) throw changed();
    if (result.status === 'rejected') throw result.reason;
    const { columns, rows } = result.value;
    if (rows === null) throw new Error('A table that was read to its end has a number of rows.');
    return { table: { type: 'table', file: parquet, columns, rows } };
  },
});

async function find({ folder, pattern }: Params, below: string | undefined, signal: AbortSignal) {
  const path = await inputFolder(folder, below);
  const tables = await findTables(path, folder, pattern, signal);
  return { path, tables, stamp: await stampOf(tables, signal) };
}

/** The problem of a fault; anything else, a cancel included, goes on its way. */
function refused(error: unknown): Found {
  if (error instanceof Fault) return { outputs: {}, problems: [error.problem] };
  throw error;
}
