// The file that a parameter names: where it lies, whether it may be read, and the hash of its content for a node's key.
// A path leads from the pipeline's folder downwards and nowhere else, so that a pipeline from a stranger reads nothing
// that did not come with it.
import { filePieces } from '#engine/table/file-pieces.ts';
import { createHash } from 'node:crypto';
import { access, constants, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, win32 } from 'node:path';
import { isInside } from '#main/disk/real-path.ts';
import { Fault } from '#shared/protocol/problem.ts';

const blame = { param: 'file' } as const;
const blameFolder = { param: 'folder' } as const;

/**
 * The absolute path of a file parameter. Faults: `dataFile.notChosen`, `dataFile.notSaved` (the pipeline has no folder yet),
 * `dataFile.outside`, `dataFile.missing` (also for what is no file), `dataFile.unreadable` (permission).
 */
export async function inputFile(file: string, folder: string | undefined): Promise<string> {
  if (file === '') throw new Fault('dataFile.notChosen', {}, blame);
  const path = pathBelow(file, folder, blame);
  // A path with a NUL makes stat throw; no file has such a name.
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Fault('dataFile.missing', { file }, blame);
  await checkReadable(path, file, blame);
  return path;
}

/** As inputFile, of a folder parameter: `pictures.notChosen`, `pictures.missing` (also for what is no folder). */
export async function inputFolder(name: string, folder: string | undefined): Promise<string> {
  if (name === '') throw new Fault('pictures.notChosen', {}, blameFolder);
  const path = pathBelow(name, folder, blameFolder);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) throw new Fault('pictures.missing', { folder: name }, blameFolder);
  await checkReadable(path, name, blameFolder);
  return path;
}

/** The absolute path of a file to be written in the pipeline's folder. Faults: `dataFile.notSaved`, `dataFile.outside`. */
export const outputFile = (file: string, folder: string | undefined, at: Blame): string => pathBelow(file, folder, at);

type Blame = { readonly param: string };

function pathBelow(file: string, folder: string | undefined, at: Blame): string {
  if (folder === undefined) throw new Fault('dataFile.notSaved', { file }, at);
  if (isAbsolute(file) || win32.isAbsolute(file) || /^[a-z]:/i.test(file))
    throw new Fault('dataFile.outside', { file }, at);
  const path = resolve(folder, file);
  const inside = relative(folder, path);
  if (inside === '' || isAbsolute(inside) || /^\.\.([\\/]|$)/.test(inside))
    throw new Fault('dataFile.outside', { file }, at);
  // Links too lead from the folder downwards; the folder itself may be one.
  if (!path.includes('\0') && !isInside(path, folder)) throw new Fault('dataFile.outside', { file }, at);
  return path;
}

async function checkReadable(path: string, file: string, at: Blame): Promise<void> {
  const readable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!readable) throw new Fault('dataFile.unreadable', { file }, at);
}

const known = new Map<string, { readonly stamp: string; readonly hash: string }>();

/** SHA-256 of a file's content, as hex; remembered while its size and times stay as they are. */
async function contentHash(path: string, signal: AbortSignal): Promise<string> {
  const stamp = await fileStamp(path);
  const before = known.get(path);
  if (before?.stamp === stamp) return before.hash;
  const hash = createHash('sha256');
  for await (const part of filePieces(path, { size: 1 << 20 }, signal)) hash.update(part);
  const digest = hash.digest('hex');
  known.delete(path);
  // What changed while it was read may have any hash.
  if ((await fileStamp(path)) === stamp) known.set(path, { stamp, hash: digest });
  forgetOldest(known);
  return digest;
}

interface Reading {
  readonly folder: string | undefined;
  readonly signal: AbortSignal;
  /** The hashes that the node's key was made of. */
  readonly outside?: readonly string[];
}

/** The file's part of a node's key. A file that cannot be read has none; infer and run say what is wrong. */
export async function inputHashes(file: string, { folder, signal }: Reading): Promise<readonly string[]> {
  try {
    return [await contentHash(await inputFile(file, folder), signal)];
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [];
  }
}

/**
 * What `read` makes of the file, from the very bytes that the node's key stands for. Where the file changed before or
 * meanwhile it is read once more. Faults: those of inputFile and of `read`; `dataFile.changed`.
 */
export async function readInput<T>(file: string, reading: Reading, read: (path: string) => Promise<T>): Promise<T> {
  const { folder, signal, outside } = reading;
  for (let tries = 0; tries < 2; tries += 1) {
    const path = await inputFile(file, folder);
    const before = await stampOf(path);
    const hash = await contentHash(path, signal);
    if (outside && !outside.includes(hash)) continue;
    // A file that is being written may look damaged.
    const [result] = await Promise.allSettled([read(path)]);
    signal.throwIfAborted();
    const after = await stampOf(path).catch(() => undefined);
    if (after?.text !== before.text || (!before.isOld && (await contentHash(path, signal)) !== hash)) continue;
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  }
  throw new Fault('dataFile.changed', { file }, blame);
}

/** Changes whenever a file is written. */
export async function fileStamp(path: string): Promise<string> {
  const { text, isOld } = await stampOf(path);
  // What was just written may be written again without the clock of the file system having moved.
  return isOld ? text : `${text} ${(asked += 1)}`;
}

let asked = 0;
const oldAfterMs = 2000;

async function stampOf(path: string): Promise<{ readonly text: string; readonly isOld: boolean }> {
  const { size, mtimeNs, ctimeNs, mtimeMs, ctimeMs, ino } = await stat(path, { bigint: true });
  const changed = Number(mtimeMs > ctimeMs ? mtimeMs : ctimeMs);
  return { text: `${size} ${mtimeNs} ${ctimeNs} ${ino}`, isOld: Date.now() - changed > oldAfterMs };
}

/** Keeps a map of what was found out about files from growing with every file ever looked at. */
export function forgetOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (map.size > 256 && oldest !== undefined) map.delete(oldest);
}
