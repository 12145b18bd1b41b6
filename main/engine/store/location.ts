// Where results are kept, how much of them, and how much of a dataset is held in memory.
import { homedir, totalmem } from 'node:os';
import { join } from 'node:path';

/** Rises when the files of an entry are laid out differently; older stores are left alone beside the new one. */
export const storeFormat = 1;

const defaultBytes = 8 * 1024 ** 3;

/** NEUROLOOM_STORE, else `neuroloom/store` in the folder that the operating system keeps for caches. */
export function storeFolder(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  if (env['NEUROLOOM_STORE']) return env['NEUROLOOM_STORE'];
  if (env['XDG_CACHE_HOME']) return join(env['XDG_CACHE_HOME'], 'neuroloom', 'store');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'neuroloom', 'store');
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? homedir(), 'neuroloom', 'cache', 'store');
  return join(homedir(), '.cache', 'neuroloom', 'store');
}

/** NEUROLOOM_STORE_BYTES, else 8 GiB. */
export function storeCapBytes(env: NodeJS.ProcessEnv = process.env): number {
  const chosen = Number(env['NEUROLOOM_STORE_BYTES']);
  return Number.isFinite(chosen) && chosen > 0 ? chosen : defaultBytes;
}

const defaultFraction = 0.25;

/** Memory for a dataset's rows: NEUROLOOM_MEMORY_SHARE of the machine's (0 … 1), else a quarter. */
export function dataMemoryBytes(env: NodeJS.ProcessEnv = process.env, memory = machineMemory()): number {
  const chosen = Number(env['NEUROLOOM_MEMORY_SHARE']);
  return memory * (chosen > 0 && chosen <= 1 ? chosen : defaultFraction);
}

const machineMemory = (): number => Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
