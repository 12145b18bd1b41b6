// What is promised in seconds, held to the clock: the tests that `npm test` runs by the order of events alone
// (test/support/clock.ts), one after another on a machine that does nothing else.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootDir } from '#scripts/root-dir.ts';

export interface PromisedTimes {
  readonly name: 'promises';
  readonly passed: number;
  readonly failed: number;
  readonly broken: readonly string[];
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Test files that promise times, of the projects that need no browser. */
function promisingFiles(): string[] {
  return ['shared', 'main', 'test/conformance', 'test/pipelines'].flatMap((folder) =>
    readdirSync(join(rootDir, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .filter((file) => readFileSync(join(rootDir, file), 'utf8').includes('#test/support/clock.ts'))
      .map((file) => (file.endsWith('.test.ts') ? file : 'test/conformance/nodes.test.ts')),
  );
}

export function benchPromises(folder: string): PromisedTimes {
  const report = join(folder, 'promises.json');
  const vitest = join(rootDir, 'node_modules', 'vitest', 'vitest.mjs');
  const projects = ['--project', 'unit', '--project', 'pipelines'];
  const fixed = ['run', ...projects, '--no-file-parallelism', '--reporter=json', `--outputFile=${report}`];
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', vitest, ...fixed, ...promisingFiles()], {
    cwd: rootDir,
    env: { ...process.env, NEUROLOOM_CLOCK: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const broken = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed')
    .map(({ fullName }) => fullName);
  return { name: 'promises', passed: numPassedTests, failed: numFailedTests, broken };
}
