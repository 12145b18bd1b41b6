// `npm test` runs the projects of vitest.config.ts by name: a test file in none of them would never run, one in two twice.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rootDir } from '#scripts/root-dir.ts';
import config from '../../vitest.config.ts';

interface Project {
  readonly test: { readonly name: string; readonly include: readonly string[] };
}

const projects = (config.test?.projects ?? []) as unknown as readonly Project[];
const files = (pattern: string) => globSync(pattern, { cwd: rootDir });

test('every test file belongs to one project', () => {
  const written = files('{shared,main,renderer,scripts,test,resources,docs}/**/*.test.{ts,tsx,mts,mjs}');
  const taken = projects.flatMap(({ test: { include } }) => include.flatMap(files));
  expect(taken.toSorted()).toEqual(written.toSorted());
  expect(written.length).toBeGreaterThan(100);
});

test('every project is run by `npm test`, and by a command of its own', () => {
  const names = projects.map(({ test: { name } }) => name);
  const [, listed = ''] =
    /^const suites = \[(.*)\] as const;$/m.exec(readFileSync(join(rootDir, 'test/all.ts'), 'utf8')) ?? [];
  expect(listed.split(', ').map((name) => name.replaceAll("'", ''))).toEqual(names);
  const { scripts } = JSON.parse(readFileSync(join(rootDir, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  expect(names.map((name) => scripts[`test:${name}`])).toEqual(
    names.map((name) => `node scripts/with-setup.mjs test/all.ts ${name}`),
  );
});
