// Removes what killed engines left in the system's folder for temporary files. Each such folder is named after what it
// holds and the process that made it: neuroloom-WHAT-PID-….
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '#main/disk/is-alive.ts';

const owned = /^neuroloom-[a-z]+-(\d+)-/;

/** Leaves alone what a living process owns, and everything that bears no process's number. */
export async function clearTemporary(folder = tmpdir()): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = owned.exec(name)?.[1];
    // What belongs to another user stays.
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}
