// The pictures in a folder, a class for each folder in it.
import { filesByClass } from '#engine/table/class-folders.ts';
import type { ClassedFile } from '#engine/table/class-folders.ts';
import { Fault } from '#shared/protocol/problem.ts';

export type FoundPicture = ClassedFile;

export interface FoundPictures {
  /** Folders that hold a picture, in order. */
  readonly classes: readonly string[];
  /** Class by class, within one by name. */
  readonly pictures: readonly FoundPicture[];
  /** What is no picture by its ending, is a link, or lies in no class. */
  readonly others: readonly string[];
}

const endings = /\.(png|jpe?g|webp)$/i;

/** Faults: those of filesByClass, `pictures.fewClasses`. */
export async function findPictures(path: string, folder: string, signal: AbortSignal): Promise<FoundPictures> {
  const { classes, files, others } = await filesByClass(path, folder, endings, signal);
  if (classes.length < 2)
    throw new Fault('pictures.fewClasses', { folder, classes: classes[0] ?? '–' }, { param: 'folder' });
  return { classes, pictures: files, others };
}
