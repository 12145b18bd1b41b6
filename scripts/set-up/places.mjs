// Where set-up keeps things: the clone, its stamp, and the cache that all clones of this user share.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const cloneDir = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const modulesDir = join(cloneDir, 'node_modules');
export const kernelPackageDir = join(modulesDir, '@tensorflow', 'tfjs-node');

/** Whether the module at this address is the file that Node was started with. */
export function isStarted(moduleUrl) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(moduleUrl));
}

/** The cache outside the clone: NEUROLOOM_CACHE, else the desktop's cache folder, else ~/.cache/neuroloom. */
export function cacheDir(env = process.env) {
  if (env.NEUROLOOM_CACHE) return env.NEUROLOOM_CACHE;
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'neuroloom');
  return join(homedir(), '.cache', 'neuroloom');
}

export function hashText(...texts) {
  const hash = createHash('sha256');
  // The length keeps ('ab', 'c') apart from ('a', 'bc').
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest('hex');
}

export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

export function readTextOr(file, otherwise) {
  return existsSync(file) ? readFileSync(file, 'utf8') : otherwise;
}

let temporaryCount = 0;

/** A name beside `target` that no other process uses, so that a rename onto `target` stays on one file system. */
export function temporaryBeside(target) {
  temporaryCount += 1;
  return `${target}.${process.pid}-${Date.now().toString(36)}-${temporaryCount}.tmp`;
}

export function writeAtomically(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = temporaryBeside(file);
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}
