// The one DuckDB instance of the engine process: in memory, confined, opened on first use. Every operation runs on a
// connection of its own, so that a cancel interrupts it and nothing else. Knows no tables and no file formats.
import { mkdirSync } from 'node:fs';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';

export interface DatabaseOptions {
  /** Absolute; where sorts and tables that outgrow the memory limit are spilled to. */
  readonly spillFolder: string;
  readonly memoryMegabytes: number;
  readonly threads: number;
}

const gibibyte = 2 ** 30;

function defaultOptions(): DatabaseOptions {
  return {
    spillFolder: join(tmpdir(), `neuroloom-spill-${process.pid}`),
    // A quarter of the machine: the kernels and the matrices made from the tables need the rest.
    memoryMegabytes: Math.round(Math.min(4 * gibibyte, Math.max(gibibyte / 2, totalmem() / 4)) / 2 ** 20),
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
  const { spillFolder, memoryMegabytes, threads } = options ?? defaultOptions();
  mkdirSync(spillFolder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${memoryMegabytes}MiB`,
    threads: String(threads),
    temp_directory: spillFolder,
    // Row numbers are part of results: rows keep the order of the file.
    preserve_insertion_order: 'true',
    // Nothing is fetched or loaded from outside: without extensions there is no network file system either.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    allow_unsigned_extensions: 'false',
    allow_persistent_secrets: 'false',
  });
  const connection = await instance.connect();
  try {
    // A file is data: no statement that came in by a mistake may loosen the above.
    await connection.run('SET lock_configuration = true');
  } finally {
    connection.closeSync();
  }
  return instance;
}

/**
 * Runs `work` on a connection of its own, which is closed after it. When `signal` fires, the running query is
 * interrupted and the signal's reason is thrown.
 */
export async function withConnection<T>(
  signal: AbortSignal | undefined,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  opened ??= open();
  const instance = await opened.catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  const connection = await instance.connect();
  const interrupt = () => {
    connection.interrupt();
  };
  signal?.addEventListener('abort', interrupt);
  try {
    const result = await work(connection);
    signal?.throwIfAborted();
    return result;
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', interrupt);
    connection.closeSync();
  }
}

/** Closes the instance, for a clean end of the process and of tests; the next use opens a new one. */
export async function closeDatabase(): Promise<void> {
  const closing = opened;
  opened = undefined;
  (await closing)?.closeSync();
}
