// How many bytes lie under a folder: the progress of a download that another program makes.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export function bytesUnder(dir) {
  if (!existsSync(dir)) return 0;
  let bytes = 0;
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    try {
      if (entry.isFile()) bytes += statSync(join(entry.parentPath ?? entry.path, entry.name)).size;
    } catch {
      // The other program has just moved it.
    }
  }
  return bytes;
}
