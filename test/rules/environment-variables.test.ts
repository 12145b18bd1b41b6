// Every environment variable that the code reads is in docs/environment.md, and every one there is read.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rootDir } from '#scripts/root-dir.ts';

/** Between the project's own binding and its programs, never set by a person. */
const internal = /^NEUROLOOM_SESSION_/;
const names = (text: string) => text.match(/\bNEUROLOOM_[A-Z_]+\b/g) ?? [];

test('the table of environment variables is complete', () => {
  const read = ['main', 'scripts', 'test/support', 'renderer'].flatMap((folder) =>
    readdirSync(join(rootDir, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.test\.tsx?$/.test(file))
      .flatMap((file) => names(readFileSync(join(rootDir, folder, file), 'utf8'))),
  );
  const told = names(readFileSync(join(rootDir, 'docs', 'environment.md'), 'utf8'));
  const known = read.filter((name) => !internal.test(name));
  expect([...new Set(told)].toSorted()).toEqual([...new Set(known)].toSorted());
});
