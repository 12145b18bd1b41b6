// The pictures in a folder, a class for each folder in it: a walk that opens no file and follows no link, so that it ends
// and leads nowhere else.
import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createPace } from '#engine/kernels/pace.ts';
import { compareCodePoints } from '#engine/table/column-facts.ts';
import { Fault } from '#shared/protocol/problem.ts';

export interface FoundPicture {
  /** From the folder, with forward slashes. */
  readonly name: string;
  readonly path: string;
  /** The place of its class. */
  readonly label: number;
}

export interface FoundPictures {
  /** Folders that hold a picture, in order. */
  readonly classes: readonly string[];
  /** Class by class, within one by name. */
  readonly pictures: readonly FoundPicture[];
  /** What is no picture by its ending, is a link, or lies in no class. */
  readonly others: readonly string[];
}

const endings = /\.(png|jpe?g|webp)$/i;
const maxFiles = 1_000_000;

/** Faults: `dataFile.unreadable`, `pictures.tooMany`, `pictures.fewClasses`. */
export async function findPictures(path: string, folder: string, signal: AbortSignal): Promise<FoundPictures> {
  const others: string[] = [];
  const found: string[] = [];
  const visit = async (below: string): Promise<void> => {
    signal.throwIfAborted();
    const entries = await readdir(join(path, below), { withFileTypes: true }).catch(() => undefined);
    if (!entries) throw new Fault('dataFile.unreadable', { file: `${folder}/${below}` }, { param: 'folder' });
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) await visit(name);
      else if (below !== '' && entry.isFile() && endings.test(name)) found.push(name);
      else others.push(name);
      if (found.length + others.length > maxFiles)
        throw new Fault('pictures.tooMany', { folder, limit: maxFiles }, { param: 'folder' });
    }
  };
  await visit('');
  // In any order that is always the same; there may be very many.
  found.sort((a, b) => (a < b ? -1 : 1));
  const classOf = (name: string): string => name.slice(0, name.indexOf('/'));
  const classes = [...new Set(found.map(classOf))].toSorted(compareCodePoints);
  if (classes.length < 2)
    throw new Fault('pictures.fewClasses', { folder, classes: classes[0] ?? '–' }, { param: 'folder' });
  const labels = new Map(classes.map((name, label) => [name, label]));
  const pictures = found.map((name) => ({ name, path: join(path, name), label: labels.get(classOf(name)) ?? 0 }));
  return {
    classes,
    pictures: pictures.toSorted((a, b) => a.label - b.label),
    others: others.toSorted((a, b) => (a < b ? -1 : 1)),
  };
}

/** Of names, sizes and times: to read the content of all pictures on each edit would take too long. */
export async function stampOf(pictures: readonly FoundPicture[], signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const pace = createPace(signal);
  for (const { name, path } of pictures) {
    const [size, time] = sizeAndTime(path);
    hash.update(JSON.stringify([name, String(size), String(time)]));
    await pace();
  }
  return hash.digest('hex');
}

/** Asked for one by one: a promise for each takes five times as long. */
function sizeAndTime(path: string): readonly [bigint?, bigint?] {
  try {
    const { size, mtimeNs } = lstatSync(path, { bigint: true });
    return [size, mtimeNs];
  } catch {
    // A name that is not UTF-8 is not found again; reading it says so.
    return [];
  }
}
