// The DuckDB instance of the engine process: in memory, confined, opened on first use. Every operation runs on a connection
// of its own, so that a cancel interrupts it and nothing else. What a person wrote runs on others, which reach no file that
// it was not given. Knows no tables and no file formats.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { literal } from '#engine/table/sql-text.ts';

export interface DatabaseOptions {
  /** Absolute; what outgrows the memory limit is spilled to a folder of this process in it. */
  readonly spillFolder: string;
  readonly memoryMegabytes: number;
  readonly threads: number;
}

const gibibyte = 2 ** 30;
const leastBytes = 2 ** 29;

/** What DuckDB may hold where the rows of a dataset may take `dataBytes`; beyond it spills. */
export const memoryMegabytesFor = (dataBytes: number): number =>
  Math.round(Math.min(4 * gibibyte, Math.max(leastBytes, dataBytes)) / 2 ** 20);

function defaultOptions(): DatabaseOptions {
  return {
    spillFolder: join(tmpdir(), 'neuroloom-spill'),
    // A quarter of the machine: the kernels and the matrices made from the tables need the rest.
    memoryMegabytes: memoryMegabytesFor(totalmem() / 4),
    threads: Math.min(4, availableParallelism()),
  };
}

let options: DatabaseOptions | undefined;
let opened: Promise<DuckDBInstance> | undefined;

/** Sets where and how large; before the first use, since an open instance keeps what it was opened with. */
export function configureDatabase(changes: Partial<DatabaseOptions>): void {
  if (opened) throw new Error('The database is already open.');
  options = { ...defaultOptions(), ...options, ...changes };
}

async function open(): Promise<DuckDBInstance> {
  const { spillFolder } = options ?? defaultOptions();
  mkdirSync(spillFolder, { recursive: true });
  sweepSpills(spillFolder);
  return openConfined(options ?? defaultOptions(), String(process.pid), ['SET lock_configuration = true']);
}

async function openConfined(
  { spillFolder, memoryMegabytes, threads }: DatabaseOptions,
  spillName: string,
  statements: readonly string[],
  file?: string,
): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(file ?? ':memory:', {
    ...(file !== undefined && { access_mode: 'READ_ONLY' }),
    memory_limit: `${memoryMegabytes}MiB`,
    threads: String(threads),
    // DuckDB makes it when it first spills, and takes it away at the end.
    temp_directory: join(spillFolder, spillName),
    // Row numbers are part of results: rows keep the order of the file.
    preserve_insertion_order: 'true',
    // Nothing is fetched or loaded from outside: without extensions there is no network file system either.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    allow_unsigned_extensions: 'false',
    allow_persistent_secrets: 'false',
    // Where even an INSTALL would look: nowhere.
    custom_extension_repository: join(spillFolder, 'none'),
    extension_directory: join(spillFolder, 'none'),
  });
  const connection = await instance.connect();
  try {
    // A file is data: no statement that came in by a mistake may loosen the above.
    for (const statement of statements) await connection.run(statement);
  } finally {
    connection.closeSync();
  }
  return instance;
}

/** A folder for text files that are read once; whatever a killed process left there is removed by the next. */
export async function textsFolder(): Promise<string> {
  const folder = join((options ?? defaultOptions()).spillFolder, `${process.pid}-texts`);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Removes what processes left that were killed while they had spilled. */
function sweepSpills(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (/^\d+(?:\.\d+|-texts)?$/.test(name) && !isAlive(Number.parseInt(name, 10)))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be asked, but is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Runs `work` on a connection of its own, which is closed after it. When `signal` fires, its reason is thrown at once;
 * the query is interrupted and ends by itself, which within one large block may take DuckDB a second.
 */
export async function withConnection<T>(
  signal: AbortSignal | undefined,
  work: (connection: DuckDBConnection, instance: DuckDBInstance) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  opened ??= open();
  const instance = await opened.catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  const connection = await instance.connect();
  const working = work(connection, instance).finally(() => {
    connection.closeSync();
  });
  return signal ? unlessAborted(signal, working, connection) : working;
}

let lockedCount = 0;

/**
 * An instance that reaches no file but those of `paths`, and the database `file`, which it only reads. One thread: rows
 * come, and are added, in the same order each time.
 */
async function openLocked(paths: readonly string[], file?: string): Promise<DuckDBInstance> {
  const { spillFolder, memoryMegabytes } = options ?? defaultOptions();
  mkdirSync(spillFolder, { recursive: true });
  const own = { spillFolder, memoryMegabytes: Math.ceil(memoryMegabytes / 2), threads: 1 };
  const statements = [
    `SET TimeZone = 'UTC'`,
    `SET allowed_paths = [${paths.map(literal).join(', ')}]`,
    'SET enable_external_access = false',
    'SET lock_configuration = true',
  ];
  return openConfined(own, `${process.pid}.${(lockedCount += 1)}`, statements, file);
}

/**
 * Runs `work`, whose SQL a person wrote or which must add up numbers in one order, on an instance of its own that reaches
 * no file but those of `paths`; with `file` it is that database, which is only read. As withConnection else.
 */
export async function withLockedConnection<T>(
  paths: readonly string[],
  signal: AbortSignal | undefined,
  work: (connection: DuckDBConnection) => Promise<T>,
  file?: string,
): Promise<T> {
  signal?.throwIfAborted();
  const instance = await openLocked(paths, file);
  const connection = await instance.connect();
  const working = work(connection).finally(() => {
    connection.closeSync();
    instance.closeSync();
  });
  return signal ? unlessAborted(signal, working, connection) : working;
}

let asked: Promise<DuckDBInstance> | undefined;

/** Asks what SQL that a person wrote would give: on an instance that reaches no file at all, and is kept for the next. */
export async function withoutFiles<T>(
  signal: AbortSignal | undefined,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  asked ??= openLocked([]);
  const instance = await asked.catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  const connection = await instance.connect();
  const working = work(connection).finally(() => {
    connection.closeSync();
  });
  return signal ? unlessAborted(signal, working, connection) : working;
}

async function unlessAborted<T>(signal: AbortSignal, working: Promise<T>, connection: DuckDBConnection): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => {
    connection.interrupt();
    reject(signal.reason as Error);
  };
  signal.addEventListener('abort', abort);
  // Whichever loses the race may still reject, with nobody left to hear it.
  aborted.catch(() => undefined);
  working.catch(() => undefined);
  if (signal.aborted) abort();
  try {
    return await Promise.race([aborted, working]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** @internal Closes the instances, for a clean end of tests; the next use opens a new one. */
export async function closeDatabase(): Promise<void> {
  const closing = [opened, asked];
  opened = undefined;
  asked = undefined;
  for (const each of closing) (await each)?.closeSync();
}
