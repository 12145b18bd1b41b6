import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rootDir } from '../../scripts/root-dir.ts';
import { withRuleTree } from '../support/rule-tree.ts';

/** What the compiler says to one file under the tsconfig of an environment. */
function compile(environment: string, file: string, text: string): Promise<string> {
  return withRuleTree({ [file]: text }, (dir) => {
    const tsc = join(rootDir, 'node_modules', 'typescript', 'bin', 'tsc');
    const args = [tsc, '--noEmit', '--pretty', 'false', '-p', `tsconfig.${environment}.json`];
    return spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8' }).stdout.trim();
  });
}

const refused: readonly [what: string, environment: string, file: string, text: string, error: RegExp][] = [
  ['the DOM in shared', 'shared', 'shared/a.ts', 'export const a = document.title;\n', /Cannot find name 'document'/],
  [
    'Node in shared',
    'shared',
    'shared/a.ts',
    "export { readFileSync } from 'node:fs';\n",
    /Cannot find (module|name) 'node:fs'/,
  ],
  ['process in shared', 'shared', 'shared/a.ts', 'export const a = process.pid;\n', /Cannot find name 'process'/],
  [
    'the DOM in the engine',
    'main',
    'main/engine/a.ts',
    'export const a = document.title;\n',
    /Cannot find name 'document'/,
  ],
  ['Node in the studio', 'renderer', 'renderer/a.ts', 'export const a = process.pid;\n', /Cannot find name 'process'/],
  [
    'Node in the preload',
    'renderer',
    'main/preload/a.ts',
    'export const a = process.pid;\n',
    /Cannot find name 'process'/,
  ],
  ['an enum', 'shared', 'shared/a.ts', 'export enum A {\n  One,\n}\n', /TS1294/],
  ['an unchecked index', 'shared', 'shared/a.ts', 'export const a = (x: string[]): string => x[0];\n', /TS2322/],
];

test.each(refused)('%s does not compile', async (_what, environment, file, text, error) => {
  expect(await compile(environment, file, text)).toMatch(error);
});

test.each([
  ['shared', 'shared/a.ts', 'export const a = 1;\n'],
  ['main', 'main/engine/a.ts', "export { readFileSync } from 'node:fs';\n"],
  ['renderer', 'renderer/a.ts', 'export const a = (): string => document.title;\n'],
])('what %s may use compiles', async (environment, file, text) => {
  expect(await compile(environment, file, text)).toBe('');
});
