// The files in a folder and in those below it: a walk that opens no file and follows no link, so that it ends and leads
// nowhere else; and what tells that one of them changed.
import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#shared/protocol/problem.ts';
import { createPace } from '#engine/kernels/pace.ts';

interface Entry {
  /** From the folder, with forward slashes. */
  readonly name: string;
  /** It is neither a link nor a device. */
  readonly isFile: boolean;
}

const maxFiles = 1_000_000;

/** What is no folder and not hidden, in any order. Faults: `dataFile.unreadable`, `pictures.tooMany`. */
export async function filesBelow(path: string, folder: string, signal: AbortSignal): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  const visit = async (below: string): Promise<void> => {
    signal.throwIfAborted();
    const entries = await readdir(join(path, below), { withFileTypes: true }).catch(() => undefined);
    if (!entries) throw new Fault('dataFile.unreadable', { file: `${folder}/${below}` }, { param: 'folder' });
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) await visit(name);
      else found.push({ name, isFile: entry.isFile() });
      if (found.length > maxFiles)
        throw new Fault('pictures.tooMany', { folder, limit: maxFiles }, { param: 'folder' });
    }
  };
  await visit('');
  return found;
}

/** Of names, sizes and times: to read the content of all files on each edit would take too long. */
export async function stampOf(
  files: readonly { readonly name: string; readonly path: string }[],
  signal: AbortSignal,
): Promise<string> {
  const hash = createHash('sha256');
  const pace = createPace(signal);
  for (const { name, path } of files) {
    const [size, time] = sizeAndTime(path);
    hash.update(JSON.stringify([name, String(size), String(time)]));
    await pace();
  }
  return hash.digest('hex');
}

/** Asked for one by one: a promise for each takes five times as long. */
function sizeAndTime(path: string): readonly [bigint?, bigint?] {
  try {
    const { size, mtimeNs } = lstatSync(path, { bigint: true });
    return [size, mtimeNs];
  } catch {
    // A name that is not UTF-8 is not found again; reading it says so.
    return [];
  }
}
