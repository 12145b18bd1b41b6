// What the runners of all files share that give one table: the file is looked up, its hash is part of the key, what it was
// found to hold is remembered while it stays as it is, and every fault of it is a problem before the run as well.
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import { fileStamp, forgetOldest, inputFile, inputHashes, readInput } from '#engine/table/input-file.ts';
import type { Asked, OutsideTable } from '#engine/table/outside-table.ts';
import type { SourceFile } from '#engine/table/source-file.ts';
import type { InferContext, OwnProblem, RunContext } from '#engine/values/runner.ts';
import type { TableValue } from '#engine/values/table.ts';

/** Takes a table in: what is known of it, or all of it into a Parquet file. */
type TakeIn<P> = (file: SourceFile, params: P, asked: Asked, signal: AbortSignal) => Promise<OutsideTable>;

interface Found {
  readonly outputs: {
    readonly table?: {
      readonly type: 'table';
      readonly columns: OutsideTable['columns'];
      readonly rows: number | null;
    };
  };
  readonly problems: readonly OwnProblem[];
}

interface FileSource<P> {
  infer(inputs: object, params: P, context: InferContext): Promise<Found>;
  outside(params: P, context: InferContext): Promise<readonly string[]>;
  run(inputs: object, params: P, context: RunContext): Promise<{ readonly table: TableValue }>;
}

export function fileSource<P extends { readonly file: string }>(takeIn: TakeIn<P>): FileSource<P> {
  /** What files were found to hold; asked on every edit, and a file changes rarely. */
  const found = new Map<string, { readonly stamp: string; readonly result: Found }>();
  const look = async (file: SourceFile, params: P, signal: AbortSignal): Promise<Found> => {
    try {
      const { columns, rows, repeated, told = [] } = await takeIn(file, params, 'facts', signal);
      const facts = { file: params.file, columns: repeated.slice(0, 5).join(', ') };
      const warning = makeProblem('csv.repeatedColumns', facts, { severity: 'warning', param: 'file' });
      return {
        outputs: { table: { type: 'table', columns, rows } },
        problems: [...(repeated.length > 0 ? [warning] : []), ...told],
      };
    } catch (error) {
      return { outputs: {}, problems: [asProblem(error)] };
    }
  };
  return {
    async infer(_, params, { folder, signal }) {
      try {
        const path = await inputFile(params.file, folder);
        const [stamp, key] = [await fileStamp(path), JSON.stringify([path, params])];
        const before = found.get(key);
        if (before?.stamp === stamp) return before.result;
        const result = await look({ path, shownName: params.file }, params, signal);
        found.delete(key);
        found.set(key, { stamp, result });
        forgetOldest(found);
        return result;
      } catch (error) {
        return { outputs: {}, problems: [asProblem(error)] };
      }
    },

    outside: ({ file }, context) => inputHashes(file, context),

    async run(_, params, context) {
      const parquet = context.newFile('table.parquet');
      context.progress(null);
      const { columns, rows } = await readInput(params.file, context, (path) =>
        takeIn({ path, shownName: params.file }, params, { parquet }, context.signal),
      );
      if (rows === null) throw new Error('A table that was read to its end has a number of rows.');
      return { table: { type: 'table', file: parquet, columns, rows } };
    },
  };
}

/** The problem of a fault; anything else, a cancel included, goes on its way. */
function asProblem(error: unknown): OwnProblem {
  if (error instanceof Fault) return error.problem;
  throw error;
}
