// The engine is one process: it starts no others, whatever number of kernel threads it is told, and after a run, a cancel
// or a crash none is left, nor a file of its own among the temporary ones.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { RunEvent } from '#shared/protocol/run.ts';
import { forkEngine } from '#engine/fork-engine.ts';
import { programFile } from '#scripts/build.ts';
import { runOnEngine } from '#main/cli/run-engine.ts';
import type { RunResult } from '#main/cli/run-engine.ts';
import { disturbedPipeline } from '#test/pipelines/kill-training.ts';
import { withParams } from '#test/pipelines/workbench.ts';
import { withinOnTheClock } from '#test/support/clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'neuroloom-processes-'));
const temporary = join(folder, 'tmp');
mkdirSync(temporary);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Processes that a process has started, and those that these have started; on Linux alone. */
function descendants(parent: number): number[] {
  const parents = readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      // After the name in brackets: state, parent, …
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      return [{ pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) }];
    } catch {
      return [];
    }
  });
  const found: number[] = [];
  for (let left = [parent], next = left.pop(); next !== undefined; next = left.pop()) {
    const own = parents.filter((each) => each.parent === next).map(({ pid }) => pid);
    found.push(...own);
    left = [...left, ...own];
  }
  return found;
}

interface Ended {
  readonly result: RunResult;
  /** Milliseconds from what was done in the first epoch to the end of the process. */
  readonly ms: number;
  /** What the engine had started by then. */
  readonly started: readonly number[];
}

async function run(epochs: number, inFirstEpoch?: (pid: number, cancel: () => void) => void): Promise<Ended> {
  const engine = forkEngine({
    file: programFile('engine-process'),
    env: { ...process.env, TMPDIR: temporary, NEUROLOOM_STORE: join(folder, 'store'), NEUROLOOM_THREADS: '2' },
  });
  const pid = engine.pid ?? 0;
  const controller = new AbortController();
  let since = performance.now();
  let started: number[] = [];
  const onEvent = (event: RunEvent): void => {
    if (event.event !== 'epoch.finished' || event.epoch !== 1) return;
    started = descendants(pid);
    since = performance.now();
    inFirstEpoch?.(pid, () => controller.abort());
  };
  const document = withParams(disturbedPipeline(epochs), 'fit', { epochs, patience: null });
  const result = await runOnEngine(
    {
      document,
      folder,
      problems: [],
      targets: [],
      useCache: true,
      signal: controller.signal,
      onEvent,
      onWasm: () => undefined,
    },
    engine,
  );
  await engine.ended;
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  return { result, ms: performance.now() - since, started };
}

const graphs = () => readdirSync(temporary).filter((name) => name.startsWith('neuroloom-graph'));

test.runIf(process.platform === 'linux')('a run, a cancel and a crash leave no process', async () => {
  const before = descendants(process.pid);
  const done = await run(3);
  expect([done.result.status, done.started]).toEqual(['done', []]);
  expect(done.result.nodes.get('fit')?.outputs['model']?.summary).toMatchObject({ threads: 2 });
  const cancelled = await run(2000, (_pid, cancel) => cancel());
  expect(cancelled.result.status).toBe('cancelled');
  withinOnTheClock(cancelled.ms, 3000);
  const crashed = await run(2001, (pid) => process.kill(pid, 'SIGKILL'));
  expect(crashed.result.status).toBe('failed');
  expect(crashed.result.nodes.get('fit')?.problem?.code).toBe('run.engineDied');
  expect(descendants(process.pid).filter((pid) => !before.includes(pid))).toEqual([]);
  expect(graphs()).toEqual([]);
});
