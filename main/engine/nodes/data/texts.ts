// Text files from a folder, a class for each folder in it, as a table of their texts.
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { texts as spec } from '#shared/nodes/data/texts.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { someNames } from '#shared/text/some-names.ts';
import { decodeUtf8 } from '#shared/text/utf8.ts';
import { nowAndThen } from '#engine/kernels/pace.ts';
import { filesByClass } from '#engine/table/class-folders.ts';
import type { ClassedFile, ClassedFiles } from '#engine/table/class-folders.ts';
import { stampOf } from '#engine/table/folder-files.ts';
import { inputFolder } from '#engine/table/input-file.ts';
import { writeTable } from '#engine/table/write-table.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { RunContext } from '#engine/values/runner.ts';

type Reading = Pick<RunContext, 'folder' | 'signal'>;

const blame = { param: 'folder' } as const;
/** Of all texts, which are held while the table is written. */
const largestBytes = 2 ** 28;

export const texts = defineRunner<typeof spec>({
  spec,

  async infer(_, { folder }, context) {
    try {
      const found = await find(folder, context);
      const { files, others } = found;
      const facts = { count: others.length, files: someNames(others, 5) };
      const said = makeProblem('text.otherFiles', facts, { severity: 'info', ...blame });
      const table = { type: 'table', columns: await columnsOf(found), rows: files.length } as const;
      return { outputs: { table }, problems: others.length > 0 ? [said] : [] };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { outputs: {}, problems: [error.problem] };
    }
  },

  async outside({ folder }, context) {
    try {
      return [await stampOf((await find(folder, context)).files, context.signal)];
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return [];
    }
  },

  async run(_, { folder }, context) {
    context.progress(null);
    const found = await find(folder, context);
    const { classes, files } = found;
    const stamp = await stampOf(files, context.signal);
    const changed = () => new Fault('files.changed', { folder }, blame);
    if (context.outside && !context.outside.includes(stamp)) throw changed();
    const read = await readAll(files, folder, context);
    if ((await stampOf((await find(folder, context)).files, context.signal)) !== stamp) throw changed();
    const file = context.newFile('table.parquet');
    const columns = await columnsOf(found);
    await writeTable(file, {
      columns: columns.map(({ name }) => ({ name, storage: 'text' })),
      rows: files.length,
      numbers: () => undefined,
      values: (column, from, to) => {
        if (column === 0) return read.slice(from, to);
        return files.slice(from, to).map(({ name, label }) => (column === 1 ? (classes[label] ?? null) : name));
      },
    });
    return { table: { type: 'table', file, columns, rows: files.length } };
  },
});

/** As of a table whose cells are all texts, however short. */
async function columnsOf({ classes, files }: ClassedFiles): Promise<readonly ColumnInfo[]> {
  const [first] = files;
  const start = await createReadStream(first?.path ?? '', { end: 199 }).toArray();
  const words = (value: string) => ({ value, row: 1, count: files.length });
  return [
    { name: 'text', type: 'text', categories: 'many', firstText: words(Buffer.concat(start).toString('utf8')) },
    {
      name: 'class',
      type: 'text',
      categories: classes.length > 100 ? 'many' : [...classes],
      firstText: words(classes[0] ?? ''),
    },
    { name: 'file', type: 'text', categories: 'many', firstText: words(first?.name ?? '') },
  ];
}

/** Throws Fault 'text.noFiles'. */
async function find(folder: string, context: Reading) {
  const path = await inputFolder(folder, context.folder);
  const found = await filesByClass(path, folder, /\.(txt|md)$/iu, context.signal);
  if (found.files.length === 0) throw new Fault('text.noFiles', { folder }, blame);
  return found;
}

/** Throws Fault 'text.filesTooLarge', and 'words.notText' for a file that is no UTF-8 text. */
async function readAll(files: readonly ClassedFile[], folder: string, context: RunContext): Promise<readonly string[]> {
  const isTime = nowAndThen();
  const read: string[] = [];
  let bytes = 0;
  for (const { name, path } of files) {
    context.signal.throwIfAborted();
    bytes += (await stat(path)).size;
    if (bytes > largestBytes) throw new Fault('text.filesTooLarge', { folder, limit: largestBytes / 2 ** 20 }, blame);
    const content = decodeUtf8(await readFile(path));
    if (!content.ok) throw new Fault('words.notText', { file: name, ...content.at }, blame);
    read.push(content.text.replace(/^\uFEFF/u, ''));
    if (isTime()) context.progress(read.length / files.length, `${read.length} / ${files.length}`);
  }
  return read;
}
