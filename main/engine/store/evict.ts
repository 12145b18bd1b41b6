// Keeps the store under its cap: least recently used goes first, and nothing that a run of any process uses.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestPath, readManifest, sizeOf } from '#engine/store/entry.ts';

interface Found {
  readonly key: string;
  readonly folder: string;
  readonly bytes: number;
  readonly usedMs: number;
}

/** Every whole entry under `entries`, least recently used first. */
export async function listEntries(entries: string): Promise<Found[]> {
  const found: Found[] = [];
  for (const shelf of await readdir(entries).catch(() => [])) {
    for (const key of await readdir(join(entries, shelf)).catch(() => [])) {
      const folder = join(entries, shelf, key);
      const [manifest, times] = await Promise.all([
        readManifest(folder),
        stat(manifestPath(folder)).catch(() => undefined),
      ]);
      if (manifest && times) found.push({ key, folder, bytes: sizeOf(manifest), usedMs: times.mtimeMs });
      // Broken: it goes before anything that works.
      else found.push({ key, folder, bytes: 0, usedMs: 0 });
    }
  }
  return found.toSorted((a, b) => a.usedMs - b.usedMs || (a.key < b.key ? -1 : 1));
}

/** An entry that is no longer where it was. */
export interface TakenEntry {
  remove(): Promise<void>;
  putBack(): Promise<void>;
}

/**
 * Removes entries until at most `bytes` are left; answers what is left. Whoever uses an entry pins it first and looks for
 * it then, so pins are asked for once more when it is already out of reach.
 */
export async function evict(
  entries: string,
  bytes: number,
  pinned: () => Promise<ReadonlySet<string>>,
  take: (folder: string) => Promise<TakenEntry | undefined>,
): Promise<number> {
  const all = await listEntries(entries);
  let total = all.reduce((sum, entry) => sum + entry.bytes, 0);
  const before = await pinned();
  for (const entry of all) {
    if (total <= bytes) break;
    if (before.has(entry.key)) continue;
    const taken = await take(entry.folder);
    if ((await pinned()).has(entry.key)) {
      await taken?.putBack();
      continue;
    }
    await taken?.remove();
    total -= entry.bytes;
  }
  return total;
}
