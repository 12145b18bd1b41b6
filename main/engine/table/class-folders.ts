// The files in a folder by their classes: a class for each folder in it.
import { join } from 'node:path';
import { compareCodePoints } from '#engine/table/column-facts.ts';
import { filesBelow } from '#engine/table/folder-files.ts';

export interface ClassedFile {
  /** From the folder, with forward slashes. */
  readonly name: string;
  readonly path: string;
  /** The place of its class. */
  readonly label: number;
}

export interface ClassedFiles {
  /** Folders that hold such a file, in order. */
  readonly classes: readonly string[];
  /** Class by class, within one by name. */
  readonly files: readonly ClassedFile[];
  /** What has another ending, is a link, or lies in no class. */
  readonly others: readonly string[];
}

/** Throws the faults of filesBelow. */
export async function filesByClass(
  path: string,
  folder: string,
  endings: RegExp,
  signal: AbortSignal,
): Promise<ClassedFiles> {
  const others: string[] = [];
  const found: string[] = [];
  for (const { name, isFile } of await filesBelow(path, folder, signal))
    (name.includes('/') && isFile && endings.test(name) ? found : others).push(name);
  // In any order that is always the same; there may be very many.
  found.sort((a, b) => (a < b ? -1 : 1));
  const classOf = (name: string): string => name.slice(0, name.indexOf('/'));
  const classes = [...new Set(found.map(classOf))].toSorted(compareCodePoints);
  const labels = new Map(classes.map((name, label) => [name, label]));
  const files = found.map((name) => ({ name, path: join(path, name), label: labels.get(classOf(name)) ?? 0 }));
  return {
    classes,
    files: files.toSorted((a, b) => a.label - b.label),
    others: others.toSorted((a, b) => (a < b ? -1 : 1)),
  };
}
