// The pictures in a folder, a class for each folder in it.
import { join } from 'node:path';
import { compareCodePoints } from '#engine/table/column-facts.ts';
import { filesBelow } from '#engine/table/folder-files.ts';
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

/** Faults: those of filesBelow, `pictures.fewClasses`. */
export async function findPictures(path: string, folder: string, signal: AbortSignal): Promise<FoundPictures> {
  const others: string[] = [];
  const found: string[] = [];
  for (const { name, isFile } of await filesBelow(path, folder, signal))
    (name.includes('/') && isFile && endings.test(name) ? found : others).push(name);
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
