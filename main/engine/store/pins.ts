// Which entries the runs of all processes are using, so that none of them is thrown away under a run.
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from '#main/disk/is-alive.ts';
import { writeAtomic } from '#main/disk/write-atomic.ts';

/**
 * Holds `keys` until the answer is called. Each side says first what it is about to do and looks then at what the other has
 * said: an entry that is being thrown away at this moment is gone when this answers, and one that is there stays.
 */
export async function pin(folder: string, keys: readonly string[]): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${process.pid}-${randomBytes(6).toString('hex')}.json`);
  await writeAtomic(file, JSON.stringify(keys));
  while (await beingEvicted(folder, keys)) await wait(2);
  return () => rm(file, { force: true });
}

const claimName = /^(\d+)-([0-9a-f]{64})\.evicting$/;

async function beingEvicted(folder: string, keys: readonly string[]): Promise<boolean> {
  return (await readdir(folder)).some((name) => {
    const [, pid, key = ''] = claimName.exec(name) ?? [];
    return pid !== undefined && keys.includes(key) && isAlive(Number(pid));
  });
}

/** Says that an entry is about to be thrown away, if nobody holds it; undefined when somebody does. */
export async function claim(folder: string, key: string): Promise<(() => Promise<void>) | undefined> {
  const file = join(folder, `${process.pid}-${key}.evicting`);
  await writeFile(file, '');
  const end = () => rm(file, { force: true });
  if (!(await pinnedKeys(folder)).has(key)) return end;
  await end();
  return undefined;
}

/** The keys that live processes hold; forgets those of dead ones. */
export async function pinnedKeys(folder: string): Promise<ReadonlySet<string>> {
  const pinned = new Set<string>();
  for (const name of await readdir(folder).catch(() => [])) {
    if (claimName.test(name) && !isAlive(Number.parseInt(name, 10))) await rm(join(folder, name), { force: true });
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
