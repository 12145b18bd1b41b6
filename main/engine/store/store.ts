// Results on disk, found by the key of what made them (DESIGN section 5). Several processes may use one folder at once:
// an entry appears by one rename and is never changed afterwards. Knows nothing of runs or documents.
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  entryIntact,
  manifestPath,
  movedTo,
  readEntry,
  readManifest,
  readStored,
  sizeOf,
  staysInFile,
  touch,
  writeEntry,
} from '#engine/store/entry.ts';
import type { EntryInfo, Manifest } from '#engine/store/entry.ts';
import { checkpointOf, clearOldCheckpoints } from '#engine/store/checkpoints.ts';
import { evict, listEntries } from '#engine/store/evict.ts';
import { dataMemoryBytes, storeCapBytes, storeFolder, storeFormat } from '#engine/store/location.ts';
import type { Outputs } from '#engine/store/pack.ts';
import { claim, pin, pinnedKeys } from '#engine/store/pins.ts';
import { threadChoices } from '#engine/store/thread-choices.ts';
import type { Checkpoint, ThreadMemory } from '#engine/values/runner.ts';
import { isAlive } from '#main/disk/is-alive.ts';
import { syncFolder } from '#main/disk/write-atomic.ts';
import { Fault } from '#shared/protocol/problem.ts';

/** A folder of a running node's own, where it writes files; save() takes it over, or discard() removes it. */
export interface Staging {
  readonly folder: string;
  discard(): Promise<void>;
}

export interface Store {
  readonly folder: string;
  /** A glance: is there an entry, what was told of it. Does not read its values. */
  find(key: string): Promise<EntryInfo | undefined>;
  /** Reads all of the entry against its checksums and marks it as used; a corrupt one is removed and undefined answered. */
  verify(key: string): Promise<EntryInfo | undefined>;
  /** The values; undefined when there is no entry, or one that is corrupt (which is removed). */
  load(key: string): Promise<Outputs | undefined>;
  stage(): Promise<Staging>;
  /** How far a run of this key had come, kept apart from the entries. */
  checkpoint(key: string): Checkpoint;
  /** Datasets larger than this keep their rows in the file (SplitData.stored). */
  readonly dataBytes: number;
  /** How many kernel threads a piece of work got. */
  readonly threads: ThreadMemory;
  /**
   * Puts outputs under `key`, or leaves what is there: equal keys stand for equal results, and somebody may be reading
   * them. Answers the outputs with the paths that their files have now.
   */
  save(key: string, outputs: Outputs, info: EntryInfo, staging: Staging): Promise<Outputs>;
  /** Keeps these entries from eviction, here and in other processes, until the answer is called. */
  pin(keys: readonly string[]): Promise<() => Promise<void>>;
}

export interface StoreOptions {
  readonly folder?: string;
  readonly capBytes?: number;
  readonly dataBytes?: number;
}

/** Beside the entries, which have the whole cap to themselves. */
const checkpointFraction = 0.25;

/** Manifests kept at hand. */
const maxKnown = 2000;

/** Fault: store.notOpened. */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const folder = join(options.folder ?? storeFolder(), `v${storeFormat}`);
  const capBytes = options.capBytes ?? storeCapBytes();
  const dataBytes = options.dataBytes ?? dataMemoryBytes();
  const entries = join(folder, 'entries');
  const stagings = join(folder, 'staging');
  const pins = join(folder, 'pins');
  const checkpoints = join(folder, 'checkpoints');
  try {
    for (const each of [entries, stagings, pins]) await mkdir(each, { recursive: true });
    await clearDeadStagings(stagings);
    await clearOldCheckpoints(checkpoints);
  } catch (error) {
    throw new Fault('store.notOpened', { folder, reason: (error as NodeJS.ErrnoException).code ?? String(error) });
  }

  const folderOf = (key: string) => join(entries, key.slice(0, 2), key);
  const temporary = () => join(stagings, `${process.pid}-${randomBytes(8).toString('hex')}`);

  /** Takes an entry away first, so that nobody sees a half-removed one. */
  const remove = async (entry: string): Promise<void> => {
    const away = temporary();
    try {
      await rename(entry, away);
    } catch {
      // Gone already.
      return;
    }
    await rm(away, { recursive: true, force: true });
  };

  /** Removes the very entry that was seen to be broken, not one that was put in its place since. */
  const removeBroken = async (entry: string, seen: string | undefined) => {
    if (seen !== undefined && identityOf(entry) === seen) await remove(entry);
  };

  // Unknown until the first save; other processes add to it too, so it is recounted whenever it passes the cap.
  let totalBytes: number | undefined;
  const keepUnderCap = async (added: number) => {
    totalBytes =
      totalBytes === undefined
        ? (await listEntries(entries)).reduce((sum, entry) => sum + entry.bytes, 0)
        : totalBytes + added;
    if (totalBytes > capBytes) totalBytes = await evict(entries, capBytes * 0.9, (key) => claim(pins, key), remove);
  };

  const known = new Map<string, { readonly stamp: string; readonly manifest: Manifest }>();

  /** Answers the manifest of the entry that is there afterwards. */
  const place = async (from: string, to: string, made: Manifest): Promise<Manifest> => {
    await mkdir(dirname(to), { recursive: true });
    for (let tries = 0; ; tries += 1) {
      try {
        await rename(from, to);
        break;
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code;
        if (tries === 10 || (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM')) throw error;
        const seen = identityOf(to);
        const there = await readManifest(to);
        if (there && (await entryIntact(to, there))) {
          await rm(from, { recursive: true, force: true });
          await touch(to);
          return there;
        }
        await removeBroken(to, seen);
      }
    }
    await syncFolder(dirname(to));
    return made;
  };

  /** What `read` makes of an entry that is whole. A broken one is removed, unless another took its place meanwhile. */
  const reading = async <T>(
    key: string,
    read: (entry: string, manifest: Manifest) => Promise<T | undefined>,
  ): Promise<T | undefined> => {
    const entry = folderOf(key);
    for (let tries = 0; ; tries += 1) {
      const seen = identityOf(entry);
      if (seen === undefined) return undefined;
      const manifest = await readManifest(entry);
      const found = manifest && (await read(entry, manifest));
      if (found !== undefined) {
        await touch(entry);
        return found;
      }
      if (identityOf(entry) === seen || tries === 3) {
        await removeBroken(entry, seen);
        return undefined;
      }
    }
  };

  return {
    folder,
    async find(key) {
      // Asked for every node on every edit; a glance at the disk tells whether what is known still stands.
      const found = statSync(manifestPath(folderOf(key)), { throwIfNoEntry: false });
      if (!found) return undefined;
      const stamp = `${found.ino} ${found.size}`;
      const before = known.get(key);
      if (before?.stamp === stamp) return before.manifest;
      const manifest = await readManifest(folderOf(key));
      known.delete(key);
      if (manifest) known.set(key, { stamp, manifest });
      const [oldest] = known.keys();
      if (known.size > maxKnown && oldest !== undefined) known.delete(oldest);
      return manifest;
    },
    verify: (key) =>
      reading(key, async (entry, manifest) => ((await entryIntact(entry, manifest)) ? manifest : undefined)),
    load: (key) => reading(key, (entry, manifest) => readEntry(entry, manifest, dataBytes)),
    async stage() {
      const own = temporary();
      await mkdir(own, { recursive: true });
      return { folder: own, discard: () => rm(own, { recursive: true, force: true }) };
    },
    async save(key, outputs, info, staging) {
      await mkdir(staging.folder, { recursive: true });
      const made = await writeEntry(staging.folder, key, outputs, info);
      const manifest = await place(staging.folder, folderOf(key), made);
      await keepUnderCap(sizeOf(manifest));
      const moved = movedTo(folderOf(key), manifest, outputs);
      // What is larger was in memory long enough.
      return staysInFile(manifest, dataBytes) ? ((await readStored(folderOf(key))) ?? moved) : moved;
    },
    checkpoint: (key) =>
      checkpointOf(key, {
        folder: checkpoints,
        capBytes: capBytes * checkpointFraction,
        temporary,
        pinned: () => pinnedKeys(pins),
      }),
    dataBytes,
    threads: threadChoices(join(folder, 'threads')),
    pin: (keys) => pin(pins, keys),
  };
}

/** Which folder it is that has a name now; undefined = none. */
function identityOf(folder: string): string | undefined {
  const found = statSync(folder, { bigint: true, throwIfNoEntry: false });
  return found && `${found.ino} ${found.birthtimeNs}`;
}

/** What processes that were killed left behind. */
async function clearDeadStagings(stagings: string): Promise<void> {
  for (const name of await readdir(stagings)) {
    const pid = Number.parseInt(basename(name), 10);
    if (!isAlive(pid)) await rm(join(stagings, name), { recursive: true, force: true });
  }
}
