// A new kind of every family compiles, has its words and passes the conformance harness as it is written: tried on a copy
// of the sources.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { families } from '#shared/spec/define-node.ts';
import { newNode } from '#scripts/new-node.ts';
import { rootDir } from '#scripts/root-dir.ts';

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'neuroloom-new-node-'));
  const parts = [
    'dependency-cruiser.config.ts',
    'package.json',
    'vitest.config.ts',
    'shared',
    'main',
    'test/conformance',
    'test/support',
    'scripts',
    'renderer/ui/icon-names.ts',
    'resources',
  ];
  for (const part of [...parts, ...['base', 'shared', 'main', 'test'].map((name) => `tsconfig.${name}.json`)]) {
    cpSync(join(rootDir, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(rootDir, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Runs a package's program in the copy; answers all that it wrote, and throws that when it failed. */
function run(script: string, args: readonly string[]): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, 'node_modules', script), ...args], {
    cwd: copy,
    env: { ...env, NO_COLOR: '1' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${script} ended with ${status}:\n${stdout}\n${stderr}`);
  return stdout;
}

/** Of families whose runners come from their specs. */
const classFolders = new Map<string, string>([
  ['layer', 'network/layers'],
  ['optimizer', 'training/optimizers'],
]);

test('a new kind of every family compiles and conforms at once', () => {
  for (const family of families) {
    const name = `${family}TriedOut`;
    const folder = classFolders.get(family) ?? `nodes/${family}`;
    expect(newNode(copy, `${family}/${name}`)).toContain(`main/engine/${folder}/${family}-tried-out.ts`);
    expect(readFileSync(join(copy, 'shared/nodes/catalogue.ts'), 'utf8')).toContain(`'${family}.${name}': ${name},`);
  }
  const compiler = join('typescript', 'bin', 'tsc');
  run(compiler, ['-p', 'tsconfig.shared.json']);
  run(compiler, ['-p', 'tsconfig.main.json']);
  const tests = ['run', '--project', 'unit', 'test/conformance', '-t', 'TriedOut'];
  const [, passed] = /Tests\s+(\d+) passed/.exec(run(join('vitest', 'vitest.mjs'), tests)) ?? [];
  expect(Number(passed)).toBeGreaterThanOrEqual(10 * families.length);
  run(join('vitest', 'vitest.mjs'), ['run', '--project', 'unit', 'shared/text/words.test.ts']);
});

test('nothing is written for a name that is taken or cannot be one', () => {
  const before = readFileSync(join(copy, 'shared/nodes/catalogue.ts'), 'utf8');
  expect(() => newNode(copy, 'layer/dense')).toThrow('is there already');
  for (const wrong of ['', 'dense', 'layers/x', 'layer/', 'layer/New', 'layer/a-b', 'layer/../x', 'layer/delete']) {
    expect(() => newNode(copy, wrong), wrong).toThrow(/family\/kind|name of a kind/);
  }
  expect(readFileSync(join(copy, 'shared/nodes/catalogue.ts'), 'utf8')).toBe(before);
});
