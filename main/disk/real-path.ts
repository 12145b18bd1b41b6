// Where a path really leads, links followed, and whether that is inside a folder.
import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';

/** The real path of what exists of `path`, so that a link cannot lead anywhere unseen. */
export function realPathOf(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : join(realPathOf(parent), basename(absolute));
  }
}

/** Whether `path` is `folder` or lies under it, wherever links lead. */
export function isInside(path: string, folder: string): boolean {
  const [real, root] = [realPathOf(path), realPathOf(folder)];
  return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep);
}
