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

/** Removes entries that nobody holds until at most `bytes` are left; answers what is left. */
export async function evict(
  entries: string,
  bytes: number,
  claim: (key: string) => Promise<(() => Promise<void>) | undefined>,
  remove: (folder: string) => Promise<void>,
): Promise<number> {
  const all = await listEntries(entries);
  let total = all.reduce((sum, entry) => sum + entry.bytes, 0);
  for (const entry of all) {
    if (total <= bytes) break;
    const release = await claim(entry.key);
    if (!release) continue;
    try {
      await remove(entry.folder);
    } finally {
      await release();
    }
    total -= entry.bytes;
  }
  return total;
}
