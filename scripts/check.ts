// `npm run check`: what has to hold besides the tests. Without a word all checks run, one after another, each to its end,
// so that one run names everything that is wrong.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootDir } from './root-dir.ts';

type Check = (write: boolean) => Promise<boolean> | boolean;

/** Runs the command of an installed package under this Node. */
function runTool(packageName: string, args: readonly string[]): boolean {
  const dir = join(rootDir, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as {
    bin: Record<string, string> | string;
  };
  const file = typeof bin === 'string' ? bin : (bin[packageName] ?? bin['tsc']);
  if (file === undefined) throw new Error(`The package ${packageName} has no command. Run: npm run setup`);
  const { status, error } = spawnSync(process.execPath, [join(dir, file), ...args], { cwd: rootDir, stdio: 'inherit' });
  if (error) throw error;
  return status === 0;
}

const projects = ['shared', 'main', 'renderer', 'test'].map((name) => `tsconfig.${name}.json`);

const checks: Readonly<Record<string, Check>> = {
  types: () => projects.map((project) => runTool('typescript', ['--noEmit', '-p', project])).every(Boolean),
  lint: (write) => runTool('oxlint', ['--type-aware', '--deny-warnings', ...(write ? ['--fix'] : []), '.']),
  format: (write) => runTool('oxfmt', [write ? '--write' : '--check', '.']),
  graph: async () => {
    const { graphViolations } = await import('./graph.ts');
    const violations = await graphViolations(rootDir);
    for (const violation of violations) process.stdout.write(`  ${violation}\n`);
    return violations.length === 0;
  },
  // A second time without the tests, since what only a test uses is dead in the product.
  dead: () =>
    [[], ['--production']]
      .map((mode) => runTool('knip', [...mode, '--no-progress', '--no-config-hints']))
      .every(Boolean),
  prints: () => {
    const script = join(rootDir, 'scripts', 'prints.ts');
    return spawnSync(process.execPath, [script, '--check'], { cwd: rootDir, stdio: 'inherit' }).status === 0;
  },
};

/** Runs the named checks, or all, and answers the names of those that failed. */
export async function check(names: readonly string[] = Object.keys(checks), write = false): Promise<string[]> {
  const failed: string[] = [];
  for (const name of names) {
    const run = checks[name];
    if (run === undefined) throw new Error(`No check is called ${name}.`);
    const started = Date.now();
    process.stdout.write(`check ${name} …\n`);
    const passed = await run(write);
    process.stdout.write(
      `check ${name}: ${passed ? 'passed' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
    );
    if (!passed) failed.push(name);
  }
  return failed;
}

if (import.meta.main) {
  const words = process.argv.slice(2);
  const names = words.filter((word) => word !== '--write');
  const unknown = names.filter((name) => !Object.hasOwn(checks, name));
  if (unknown.length > 0) {
    process.stderr.write(`check: unknown check ${unknown.join(', ')}. Known: ${Object.keys(checks).join(', ')}\n`);
    process.exit(2);
  }
  const failed = await check(names.length === 0 ? undefined : names, words.includes('--write'));
  if (failed.length > 0) process.stdout.write(`check: failed: ${failed.join(', ')}\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
