// A CSV file beside the pipeline, as a table; what its reader decided without being asked is said.
import { csv as spec } from '#shared/nodes/data/csv.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import { fileStamp, forgetOldest, inputFile, inputHashes, readInput } from '#engine/table/input-file.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { Inferred, OwnProblem } from '#engine/values/runner.ts';
import { csvSchema, csvToParquet } from '#engine/table/csv.ts';
import type { CsvOptions, CsvTable } from '#engine/table/csv.ts';

type Found = Inferred<typeof spec>;

/** What files were found to hold; asked on every edit, and a file changes rarely. */
const found = new Map<string, { readonly stamp: string; readonly result: Found }>();

export const csv = defineRunner({
  spec,

  async infer(_, { file, ...options }, { folder, signal }): Promise<Found> {
    try {
      const path = await inputFile(file, folder);
      const [stamp, key] = [await fileStamp(path), JSON.stringify([path, file, options])];
      const before = found.get(key);
      if (before?.stamp === stamp) return before.result;
      const result = await look(path, file, options, signal);
      found.delete(key);
      found.set(key, { stamp, result });
      forgetOldest(found);
      return result;
    } catch (error) {
      return { outputs: {}, problems: [asProblem(error)] };
    }
  },

  outside: ({ file }, context) => inputHashes(file, context),

  async run(_, { file, ...options }, context) {
    const parquet = context.newFile('table.parquet');
    context.progress(null);
    const { columns, rows } = await readInput(file, context, (path) =>
      csvToParquet(path, parquet, file, options, context.signal),
    );
    return { table: { type: 'table', file: parquet, columns, rows } };
  },
});

async function look(path: string, file: string, options: CsvOptions, signal: AbortSignal): Promise<Found> {
  try {
    const table = await csvSchema(path, file, options, signal);
    const { columns, rows } = table;
    return { outputs: { table: { type: 'table', columns, rows } }, problems: [...said(table, file)] };
  } catch (error) {
    return { outputs: {}, problems: [asProblem(error)] };
  }
}

const encodingNames = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  gb18030: 'GB18030',
  'windows-1252': 'Windows-1252',
} as const;

/** What was decided in a way that a person may want otherwise. */
function* said({ columns, repeated, decisions }: CsvTable, file: string): Generator<OwnProblem> {
  const { encoding, decimal, fit, couldBeNames } = decisions;
  if (repeated.length > 0) {
    const facts = { file, columns: repeated.slice(0, 5).join(', ') };
    yield makeProblem('csv.repeatedColumns', facts, { severity: 'warning', param: 'file' });
  }
  const info = (param: string) => ({ severity: 'info', param }) as const;
  if (encoding.by !== 'given' && encoding.value !== 'utf-8')
    yield makeProblem('csv.encodingFound', { file, encoding: encodingNames[encoding.value] }, info('encoding'));
  if (decimal.by === 'cells' && decimal.value === 'comma')
    yield makeProblem('csv.decimalFound', { file }, info('decimal'));
  if (couldBeNames) yield makeProblem('csv.firstLineData', { file }, info('header'));
  if (fit === 'lastEmpty') yield makeProblem('csv.lastNameEmpty', { file }, info('file'));
  if (fit === 'indexUnnamed')
    yield makeProblem('csv.firstUnnamed', { file, column: columns[0]?.name ?? '' }, info('file'));
}

/** The problem of a fault; anything else, a cancel included, goes on its way. */
function asProblem(error: unknown): OwnProblem {
  if (error instanceof Fault) return error.problem;
  throw error;
}
