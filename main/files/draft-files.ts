// Drafts of unsaved work, one per document and window, each a single file: a line that says what it is of, then its text.
// Also finds those of former versions, which had one for all unnamed pipelines and one per file, named by its path's hash.
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomic } from '#main/disk/write-atomic.ts';
import { hashOf } from '#main/files/pipeline-files.ts';
import type { DraftInfo, DraftOf } from '#shared/protocol/host-contract.ts';

const ending = '.draft';
const formerEnding = '.loom';
const formerUntitled = 'untitled';
const mostDrafts = 50;
const mostBytes = 256 * 1024 * 1024;
/** Holds the longest first line that the contract allows. */
const headBytes = 64 * 1024;
const headSchema = z.object({ name: z.string(), path: z.string().nullable(), folder: z.string().nullable() });

export interface DraftFiles {
  /** Atomic, in the order of the calls; the oldest make room. */
  write(id: string, of: DraftOf, text: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** null when there is none. */
  read(id: string): Promise<string | null>;
  /** Newest first. `paths`: files whose drafts of a former version are looked for. */
  list(paths: readonly string[]): Promise<readonly DraftInfo[]>;
}

export function draftFiles(folder: string): DraftFiles {
  let last: Promise<unknown> = Promise.resolve();
  /** A late write must not bring back what was removed after it. */
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work, work);
    last = done.catch(() => undefined);
    return done;
  };
  const fileOf = (id: string) => join(folder, `${id}${ending}`);
  const formerFileOf = (id: string) => join(folder, `${id}${formerEnding}`);

  async function entries(): Promise<readonly { file: string; at: number; bytes: number }[]> {
    const names = await readdir(folder).catch(() => []);
    const found = await Promise.all(
      names
        .filter((name) => name.endsWith(ending) || name.endsWith(formerEnding))
        .map(async (file) => {
          const known = await stat(join(folder, file)).catch(() => undefined);
          return known?.isFile() ? [{ file, at: known.mtimeMs, bytes: known.size }] : [];
        }),
    );
    return found.flat().toSorted((one, two) => two.at - one.at);
  }

  async function makeRoom(kept: string): Promise<void> {
    let count = 0;
    let bytes = 0;
    const all = await entries();
    for (const entry of all.toSorted((one, two) => Number(two.file === kept) - Number(one.file === kept))) {
      count += 1;
      bytes += entry.bytes;
      if (entry.file !== kept && (count > mostDrafts || bytes > mostBytes))
        await rm(join(folder, entry.file), { force: true });
    }
  }

  return {
    write: (id, of, text) =>
      inOrder(async () => {
        await mkdir(folder, { recursive: true });
        await writeAtomic(fileOf(id), `${JSON.stringify(of)}\n${text}`);
        await makeRoom(`${id}${ending}`);
      }),
    remove: (id) =>
      inOrder(async () => {
        await rm(fileOf(id), { force: true });
        await rm(formerFileOf(id), { force: true });
      }),
    async read(id) {
      const whole = await readFile(fileOf(id), 'utf8').catch(() => null);
      if (whole === null) return readFile(formerFileOf(id), 'utf8').catch(() => null);
      return whole.slice(whole.indexOf('\n') + 1);
    },
    async list(paths) {
      const formerPaths = new Map(paths.map((path) => [hashOf(path), path]));
      const found = await Promise.all(
        (await entries()).map(async ({ file, at }): Promise<readonly DraftInfo[]> => {
          if (file.endsWith(ending)) {
            const of = await headOf(join(folder, file));
            return of ? [{ id: file.slice(0, -ending.length), at, ...of }] : [];
          }
          const id = file.slice(0, -formerEnding.length);
          const path = formerPaths.get(id) ?? null;
          // Whose it is shows when that file is opened.
          if (path === null && id !== formerUntitled) return [];
          return [{ id, at, name: '', path, folder: null }];
        }),
      );
      return found.flat();
    },
  };
}

async function headOf(file: string): Promise<DraftOf | undefined> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
      const line = buffer.subarray(0, bytesRead).toString('utf8').split('\n', 1)[0] ?? '';
      return headSchema.parse(JSON.parse(line));
    } finally {
      await handle.close();
    }
  } catch {
    // Gone meanwhile, or not one of ours.
    return undefined;
  }
}
