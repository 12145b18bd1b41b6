// The file that a parameter names: where it lies, whether it may be read, and the hash of its content for a node's key.
// A path leads from the pipeline's folder downwards and nowhere else, so that a pipeline from a stranger reads nothing
// that did not come with it.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, win32 } from 'node:path';
import { Fault } from '#shared/protocol/problem.ts';

const blame = { param: 'file' } as const;

/**
 * The absolute path of a file parameter. Faults: `dataFile.notChosen`, `dataFile.notSaved` (the pipeline has no folder yet),
 * `dataFile.outside`, `dataFile.missing` (also for what is no file), `dataFile.unreadable` (permission).
 */
export async function inputFile(file: string, folder: string | undefined): Promise<string> {
  if (file === '') throw new Fault('dataFile.notChosen', {}, blame);
  if (folder === undefined) throw new Fault('dataFile.notSaved', { file }, blame);
  if (isAbsolute(file) || win32.isAbsolute(file) || /^[a-z]:/i.test(file))
    throw new Fault('dataFile.outside', { file }, blame);
  const path = resolve(folder, file);
  const way = relative(folder, path);
  if (way === '' || isAbsolute(way) || /^\.\.([\\/]|$)/.test(way)) throw new Fault('dataFile.outside', { file }, blame);
  // A path with a NUL makes stat throw; no file has such a name.
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Fault('dataFile.missing', { file }, blame);
  const readable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!readable) throw new Fault('dataFile.unreadable', { file }, blame);
  return path;
}

const known = new Map<string, { readonly stamp: string; readonly hash: string }>();

/** SHA-256 of a file's content, as hex; remembered while its size and times stay as they are. */
export async function contentHash(path: string, signal: AbortSignal): Promise<string> {
  const stamp = await fileStamp(path);
  const before = known.get(path);
  if (before?.stamp === stamp) return before.hash;
  const hash = createHash('sha256');
  for await (const part of createReadStream(path, { signal, highWaterMark: 1 << 20 })) hash.update(part as Buffer);
  const digest = hash.digest('hex');
  known.delete(path);
  known.set(path, { stamp, hash: digest });
  forgetOldest(known);
  return digest;
}

/** Changes whenever a file is written. */
export async function fileStamp(path: string): Promise<string> {
  const { size, mtimeNs, ctimeNs, ino } = await stat(path, { bigint: true });
  return `${size} ${mtimeNs} ${ctimeNs} ${ino}`;
}

/** Keeps a map of what was found out about files from growing with every file ever looked at. */
export function forgetOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (map.size > 256 && oldest !== undefined) map.delete(oldest);
}
