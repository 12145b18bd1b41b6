// Where a run that was killed finds how far it had come: one file a node's key, replaced by a rename. It knows nothing of
// what is in it; a file that is not, to the last byte, what was written for that key counts as none.
import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { eachChunk, writeChecked } from '#engine/store/checked-file.ts';
import type { Checkpoint } from '#engine/values/runner.ts';

interface CheckpointOptions {
  readonly folder: string;
  /** Of all checkpoints together; the oldest go first. */
  readonly capBytes: number;
  /** A path that nobody else uses, on the same disk. */
  temporary(): string;
  /** Keys that runs are using. */
  pinned(): Promise<ReadonlySet<string>>;
}

const hashBytes = 32;
const keptForMs = 30 * 24 * 3600 * 1000;

export function checkpointOf(key: string, options: CheckpointOptions): Checkpoint {
  const path = join(options.folder, key);
  // What cannot be removed does no harm: it leads to the same results.
  const remove = () => rm(path, { recursive: true, force: true }).catch(() => undefined);
  return {
    async read(maxBytes) {
      const found = await stat(path).catch(() => undefined);
      if (!found) return undefined;
      const mayBe = found.isFile() && found.size >= hashBytes && found.size <= maxBytes + hashBytes;
      const content = mayBe ? await intact(path, found.size, key) : undefined;
      if (!content) await remove();
      return content;
    },
    async write(pieces) {
      await mkdir(options.folder, { recursive: true });
      const temporary = options.temporary();
      try {
        const { bytes } = await writeChecked(temporary, pieces, key);
        await makeRoom(options, key, bytes + hashBytes);
        await rename(temporary, path);
      } finally {
        await rm(temporary, { force: true });
      }
    },
    remove,
  };
}

/** The key is part of the hash: a file that was moved here from another key is as foreign as a broken one. */
async function intact(path: string, size: number, key: string): Promise<Uint8Array | undefined> {
  const whole = new Uint8Array(size);
  const content = whole.subarray(0, size - hashBytes);
  const hash = createHash('sha256').update(key);
  const isRead = await eachChunk(path, size, (bytes, at) => {
    whole.set(bytes, at);
    hash.update(content.subarray(at, at + bytes.byteLength));
  });
  return isRead && hash.digest().equals(whole.subarray(content.byteLength)) ? content : undefined;
}

async function makeRoom({ folder, capBytes, pinned }: CheckpointOptions, own: string, bytes: number): Promise<void> {
  const others = (await list(folder)).filter(({ key }) => key !== own);
  let total = others.reduce((sum, other) => sum + other.bytes, bytes);
  if (total <= capBytes) return;
  const inUse = await pinned();
  for (const { key, bytes: size } of others) {
    if (total <= capBytes) return;
    if (inUse.has(key)) continue;
    await rm(join(folder, key), { force: true });
    total -= size;
  }
}

/** Those of trainings that nobody has gone on with for a month. */
export async function clearOldCheckpoints(folder: string, now = Date.now()): Promise<void> {
  for (const { key, writtenMs } of await list(folder))
    if (now - writtenMs > keptForMs) await rm(join(folder, key), { force: true });
}

/** Oldest first. */
async function list(folder: string): Promise<{ key: string; bytes: number; writtenMs: number }[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names.map(async (key) => {
      const file = await stat(join(folder, key)).catch(() => undefined);
      return file ? [{ key, bytes: file.size, writtenMs: file.mtimeMs }] : [];
    }),
  );
  return found.flat().toSorted((a, b) => a.writtenMs - b.writtenMs);
}
