// `npm test`: the checks, the build, then every test project, and a summary. A word runs one project alone; what follows is
// handed to vitest.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build } from '../scripts/build.ts';
import { check } from '../scripts/check.ts';
import { rootDir } from '../scripts/root-dir.ts';
import { bringChineseFont, findChromium } from './support/find-chromium.ts';

const suites = ['unit', 'pipelines', 'reference', 'e2e', 'desktop'] as const;
type Suite = (typeof suites)[number];

/** Those that ask for the built studio, and for a browser to show it in. */
const inBrowser: ReadonlySet<Suite> = new Set(['e2e', 'desktop']);

interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** One line per failure, for the end of the output, where someone looks first. */
  readonly failures: readonly string[];
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

/** What vitest reported; a file that could not even be loaded, and an error outside any test, count as one failure each. */
function totalsOf(report: VitestReport | undefined, exitCode: number | null): Totals {
  const files = report?.testResults ?? [];
  const brokenFiles = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = (report?.numFailedTests ?? 0) + brokenFiles.length;
  const firstLine = (text: string | undefined) => /^[^\n]{0,240}/.exec(text ?? '')?.[0] ?? '';
  const failures = [
    ...brokenFiles.map((file) => `${relative(rootDir, file.name)}: ${firstLine(file.message)}`),
    ...files.flatMap((file) =>
      file.assertionResults
        .filter((test) => test.status === 'failed')
        .map((test) => `${relative(rootDir, file.name)}: ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`),
    ),
  ];
  return {
    passed: report?.numPassedTests ?? 0,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
    failures,
  };
}

function runSuite(suite: Suite, args: readonly string[], env: NodeJS.ProcessEnv): Totals {
  process.stdout.write(`\ntests ${suite} …\n`);
  const dir = mkdtempSync(join(tmpdir(), 'neuroloom-test-'));
  const reportFile = join(dir, 'report.json');
  try {
    const vitest = join(rootDir, 'node_modules', 'vitest', 'vitest.mjs');
    const fixed = ['--disable-warning=ExperimentalWarning', vitest, 'run', '--passWithNoTests'];
    const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
    const vitestArgs = [...fixed, '--project', suite, ...report, ...args];
    const { status } = spawnSync(process.execPath, vitestArgs, { cwd: rootDir, env, stdio: 'inherit' });
    const written = existsSync(reportFile) ? (JSON.parse(readFileSync(reportFile, 'utf8')) as VitestReport) : undefined;
    return totalsOf(written, status);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Builds, finds the browser where the suite needs one, and runs it; what is in the way counts as a failure. */
function runSuiteWithBrowser(suite: Suite, args: readonly string[]): Totals {
  const needsBrowser = inBrowser.has(suite);
  try {
    const env = needsBrowser ? { ...process.env, CHROMIUM: findChromium() } : process.env;
    if (needsBrowser) bringChineseFont();
    return runSuite(suite, args, env);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stdout.write(`tests ${suite}: ${message}\n`);
    return { passed: 0, failed: 1, skipped: 0, failures: [message] };
  }
}

const [word, ...rest] = process.argv.slice(2);
const only = suites.find((suite) => suite === word);
const vitestArgs = only === undefined ? process.argv.slice(2) : rest;
const wrong: string[] = [];

if (only === undefined) {
  for (const name of await check()) wrong.push(`check ${name}`);
}
if (only === undefined || inBrowser.has(only)) {
  try {
    await build();
  } catch (error) {
    process.stdout.write(`build: ${error instanceof Error ? error.message : String(error)}\n`);
    wrong.push('build');
  }
}
const results = (only === undefined ? suites : [only]).map((suite) => ({
  suite,
  totals: runSuiteWithBrowser(suite, vitestArgs),
}));

const sum = (of: (totals: Totals) => number) => results.reduce((total, { totals }) => total + of(totals), 0);
const [passed, failed, skipped] = [sum((t) => t.passed), sum((t) => t.failed), sum((t) => t.skipped)];
process.stdout.write('\nsummary\n');
for (const { suite, totals } of results) {
  process.stdout.write(`  ${suite}: ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
  for (const failure of totals.failures) process.stdout.write(`    ${failure}\n`);
}
if (wrong.length > 0) process.stdout.write(`  FAILED: ${wrong.join(', ')}\n`);
if (passed + failed === 0) process.stdout.write('  No test ran, and a run without a test is not a success.\n');
process.exitCode = failed > 0 || wrong.length > 0 || passed === 0 ? 1 : 0;
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
