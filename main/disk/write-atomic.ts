// Writes a file so that a crash at any instant leaves either the old content or the new one, whole, and nothing for good beside
// it: what a killed process left in the folder is removed by the next one that writes there.
import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isAlive } from '#main/disk/is-alive.ts';
import { realPathOf } from '#main/disk/real-path.ts';

/** Named after the process, so that another one can tell whether it is still being written. */
const temporaryName = /^\..+\.(\d+)-[0-9a-f]{8}\.tmp$/;

/** No write takes as long; a process of another machine that shares the folder cannot be asked. */
const oldAfterMs = 60_000;

/** Writes beside the file, flushes, renames, flushes the folder. Keeps the file's mode, and a link a link. */
export async function writeAtomic(path: string, content: string | Uint8Array): Promise<void> {
  const target = realPathOf(path);
  const folder = dirname(target);
  const temporary = join(folder, `.${basename(target)}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`);
  const before = await stat(target).catch(() => undefined);
  try {
    const file = await open(temporary, 'wx');
    try {
      // What the umask took away at opening comes back.
      if (before) await file.chmod(before.mode & 0o777);
      await file.writeFile(content, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
  await clearLeftBehind(folder);
}

/** Removes what killed processes left half written in a folder. Never fails. */
export async function clearLeftBehind(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = temporaryName.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > oldAfterMs)
      await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

/** Makes a rename in this folder last through a power cut; where a folder cannot be opened (Windows) it does nothing. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  try {
    await folder?.sync();
  } catch {
    // Some file systems refuse to flush a folder; checksums find out what was lost.
  } finally {
    await folder?.close();
  }
}
