// A small temporary tree with this project's own settings, to feed the checks what they have to refuse.
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rootDir } from '../../scripts/root-dir.ts';

const settings = /^(tsconfig.*\.json|package\.json|\.oxlintrc\.json)$/;

/** Writes the files (path -> text) into a fresh tree, runs `work` with its folder, and removes it, whatever happens. */
export async function withRuleTree<T>(
  files: Readonly<Record<string, string>>,
  work: (dir: string) => Promise<T> | T,
): Promise<T> {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'neuroloom-rules-')));
  try {
    for (const name of readdirSync(rootDir))
      if (settings.test(name)) copyFileSync(join(rootDir, name), join(dir, name));
    symlinkSync(join(rootDir, 'node_modules'), join(dir, 'node_modules'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), text);
    }
    return await work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
