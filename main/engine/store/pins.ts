// Which entries the runs of all processes are using, so that none of them is thrown away under a run.
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '#main/disk/is-alive.ts';
import { writeAtomic } from '#main/disk/write-atomic.ts';

/** Holds `keys` until the answer is called. */
export async function pin(folder: string, keys: readonly string[]): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${process.pid}-${randomBytes(6).toString('hex')}.json`);
  await writeAtomic(file, JSON.stringify(keys));
  return () => rm(file, { force: true });
}

/** The keys that live processes hold; forgets those of dead ones. */
export async function pinnedKeys(folder: string): Promise<ReadonlySet<string>> {
  const pinned = new Set<string>();
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith('.json')) continue;
    if (!isAlive(Number.parseInt(name, 10))) {
      await rm(join(folder, name), { force: true });
      continue;
    }
    try {
      for (const key of JSON.parse(await readFile(join(folder, name), 'utf8')) as string[]) pinned.add(key);
    } catch {
      // Its run has just ended.
    }
  }
  return pinned;
}
