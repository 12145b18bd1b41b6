import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rootDir } from '../../scripts/root-dir.ts';
import { withRuleTree } from '../support/rule-tree.ts';

/** The codes of the rules that refuse this file. */
function lint(file: string, text: string): Promise<string[]> {
  return withRuleTree({ [file]: text }, (dir) => {
    const oxlint = join(rootDir, 'node_modules', 'oxlint', 'bin', 'oxlint');
    const { stdout } = spawnSync(process.execPath, [oxlint, '--type-aware', '--format=json', '.'], {
      cwd: dir,
      encoding: 'utf8',
    });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
    return diagnostics.map(({ code }) => code);
  });
}

const refused: readonly [what: string, file: string, text: string, code: string][] = [
  ['a default export', 'shared/a.ts', 'export default 1;\n', 'import(no-default-export)'],
  [
    'an import that climbs two folders',
    'shared/a/b/c.ts',
    "import { d } from '../../d.ts';\nexport const c = d;\n",
    'eslint(no-restricted-imports)',
  ],
  [
    'a promise that nobody waits for',
    'main/engine/a.ts',
    'const work = async (): Promise<void> => {};\nexport function go(): void {\n  work();\n}\n',
    'typescript(no-floating-promises)',
  ],
  ['any', 'shared/a.ts', 'export const a: any = 1;\n', 'typescript(no-explicit-any)'],
  ['a file of more than 400 lines', 'shared/a.ts', 'export {};\n'.repeat(401), 'eslint(max-lines)'],
  [
    'a switch that forgets a case',
    'shared/a.ts',
    "export function f(kind: 'a' | 'b'): number | undefined {\n  switch (kind) {\n    case 'a':\n      return 1;\n  }\n  return undefined;\n}\n",
    'typescript(switch-exhaustiveness-check)',
  ],
  ['a loose comparison', 'shared/a.ts', "export const a = (x: string) => x == 'a';\n", 'eslint(eqeqeq)'],
  ['a log on the console', 'main/engine/a.ts', "console.log('here');\nexport {};\n", 'eslint(no-console)'],
  [
    'a non-null assertion',
    'shared/a.ts',
    'export const a = (x?: string) => x!.length;\n',
    'typescript(no-non-null-assertion)',
  ],
  ['a file in camelCase', 'shared/someThing.ts', 'export {};\n', 'unicorn(filename-case)'],
];

test.each(refused)('%s is refused', async (_what, file, text, code) => {
  expect(await lint(file, text)).toContain(code);
});

test('a tidy file passes', async () => {
  expect(await lint('shared/a.ts', 'export const a = (x: number): number => x + 1;\n')).toEqual([]);
});
