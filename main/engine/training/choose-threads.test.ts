// Kernel threads: programs with a number of their own, the choice by measuring, and what is kept of it.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KnownThreads, ThreadMemory } from '#engine/values/runner.ts';
import { threadChoices } from '#engine/store/thread-choices.ts';
import { chooseThreads } from '#engine/training/choose-threads.ts';
import type { MeasuringPace } from '#engine/training/choose-threads.ts';
import { compileProgram } from '#engine/kernels/compile/program.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { StepCall } from '#engine/training/network-updates.ts';
import type { Stepper } from '#engine/training/stepper.ts';
import { maxThreads, processThreads, setThreads, threadCandidates, usualThreads } from '#engine/kernels/threads.ts';
import { withinOnTheClock } from '#test/support/clock.ts';

beforeAll(async () => {
  expect((await openBackend()).name).toBe('tensorflow');
});

const folder = mkdtempSync(join(tmpdir(), 'neuroloom-threads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Threads of this process; on Linux alone is there a place to count them. */
const ownThreads = (): number => readdirSync('/proc/self/task').length;

test('what a person set counts, and nothing that is no number of threads', () => {
  expect(setThreads({})).toBeUndefined();
  expect(setThreads({ NEUROLOOM_THREADS: '3', TF_NUM_INTRAOP_THREADS: '2' })).toBe(3);
  expect(setThreads({ TF_NUM_INTRAOP_THREADS: '2' })).toBe(2);
  for (const text of ['0', '-1', '1.5', 'two', '', '128'])
    expect(setThreads({ NEUROLOOM_THREADS: text })).toBeUndefined();
  expect([usualThreads(2), usualThreads(16)]).toEqual([1, 2]);
  expect(threadCandidates(1)).toEqual([1]);
  expect(threadCandidates(6)).toEqual([1, 2, 4, 6]);
  expect(threadCandidates(8)).toEqual([1, 2, 4, 8]);
  expect(Math.max(...threadCandidates(500))).toBe(maxThreads);
});

test.runIf(process.platform === 'linux')(
  'a program has as many kernel threads as it asked for, and takes them along',
  async () => {
    const size = 256;
    const values = tf.randomNormal([size, size], 0, 1, 'float32', 3);
    const body = ([a = values]: readonly tf.Tensor[]) => ({ fetches: [tf.matMul(a as tf.Tensor2D, a as tf.Tensor2D)] });
    const added = (threads: number): number => {
      const before = ownThreads();
      const program = compileProgram([values], [{ name: 'square', feeds: [], body }], threads);
      expect(program.threads).toBe(threads);
      tf.dispose(program.run('square', []));
      const more = ownThreads() - before;
      program.dispose();
      return more;
    };
    // The threads of the pools that all share are made by the first.
    added(processThreads);
    const before = ownThreads();
    const few = added(processThreads + 2);
    expect(added(processThreads + 7)).toBe(few + 5);
    await expect.poll(ownThreads).toBe(before);
    values.dispose();
  },
);

const call: StepCall = { rows: new Int32Array(1), number: 1, feeds: {} };
let clock = 0;
const pace: MeasuringPace = { minSeconds: 5, rounds: 3, roundMs: 10, now: () => clock };
const other = threadCandidates().find((count) => count !== processThreads);

/** A stepper whose updates take `ms` by the number of threads, on the clock that nothing else disturbs. */
function stepper(
  ms: (threads: number) => number,
  started: number[] = [],
  running = new Set<number>(),
): Stepper<StepCall> {
  const unused = () => {
    throw new Error('Not to be called');
  };
  return {
    threads: processThreads,
    updateMs: ms(processThreads),
    benchmark(threads) {
      started.push(threads);
      running.add(threads);
      return {
        threads,
        update() {
          clock += ms(threads);
        },
        dispose: () => running.delete(threads),
      };
    },
    step: unused,
    load: unused,
    weights: unused,
    state: unused,
    dispose: unused,
  };
}

function memory(): ThreadMemory & { readonly kept: Map<string, KnownThreads> } {
  const kept = new Map<string, KnownThreads>();
  return {
    kept,
    recall: (work) => Promise.resolve(kept.get(work)),
    keep: (work, known) => Promise.resolve(void kept.set(work, known)),
  };
}

describe.runIf(availableParallelism() > 1)('the choice', () => {
  test('takes the quickest number, keeps it, and does not measure again', async () => {
    const own = memory();
    const started: number[] = [];
    const running = new Set<number>();
    const quick = stepper((threads) => (threads === other ? 0.3 : 1.2), started, running);
    const work = { name: 'a', updates: 10_000, call };
    const chosen = await chooseThreads(quick, work, own, undefined, pace);
    expect(chosen?.count).toBe(other);
    const times = new Map(chosen?.measured?.map(({ threads, milliseconds }) => [threads, milliseconds]));
    expect([...times.keys()].toSorted((a, b) => a - b)).toEqual([...threadCandidates()]);
    expect(times.get(other ?? 0)).toBeLessThan(times.get(processThreads) ?? 0);
    expect([...running]).toEqual([]);
    const measured = started.length;
    // Even where it would come out otherwise now: the same work rounds as before.
    const slow = stepper((threads) => (threads === other ? 1.2 : 0.3), started);
    expect(await chooseThreads(slow, work, own, undefined, pace)).toEqual(chosen);
    expect(started.length).toBe(measured);
  });

  test('gives numbers that are far behind one turn, and the others all', async () => {
    const turns = new Map<number, number>();
    const far = stepper((threads) => {
      turns.set(threads, (turns.get(threads) ?? 0) + 1);
      return threads === processThreads ? 1 : 3;
    });
    const chosen = await chooseThreads(far, { name: 'a', updates: 10_000, call }, memory(), undefined, pace);
    expect(chosen?.count).toBe(processThreads);
    expect(chosen?.measured?.find(({ threads }) => threads === other)?.milliseconds).toBe(3);
    // Two to prepare, one to wake up, and then 10 ms of them.
    expect(turns.get(other ?? 0)).toBe(3 + 4);
    // One more for the stepper's own measurement.
    expect(turns.get(processThreads)).toBe(1 + 2 + 3 * (1 + 10));
  });

  test('stays with the usual number when another gains less than a tenth, or not every time', async () => {
    const even = stepper((threads) => (threads === processThreads ? 1 : 0.95));
    const work = { name: 'a', updates: 10_000, call };
    expect((await chooseThreads(even, work, memory(), undefined, pace))?.count).toBe(processThreads);
    let slow = 0;
    // The usual number has a bad moment: two rounds of three.
    const disturbed = stepper((threads) => {
      if (threads === processThreads) slow += 1;
      return threads === processThreads && slow > 14 ? 3 : 1;
    });
    expect((await chooseThreads(disturbed, work, memory(), undefined, pace))?.count).toBe(processThreads);
  });

  test('costs quick work nothing, and keeps that it was quick where that could turn', async () => {
    const own = memory();
    const started: number[] = [];
    const quick = stepper(() => 1, started);
    for (const updates of [500, 4000])
      expect(await chooseThreads(quick, { name: 'a', updates, call }, own, undefined, pace)).toEqual({
        count: processThreads,
      });
    expect(started).toEqual([]);
    expect([...own.kept]).toEqual([['a', { quickUpdates: 4000 }]]);
    // On a busy machine it looks like more, and is not measured for that.
    const busy = stepper(() => 2, started);
    expect((await chooseThreads(busy, { name: 'a', updates: 4000, call }, own, undefined, pace))?.count).toBe(
      processThreads,
    );
    expect(started).toEqual([]);
    // Longer work of the same kind is, and the short one stays what it was.
    const longer = stepper((threads) => (threads === other ? 0.3 : 1.2), started);
    const chosen = await chooseThreads(longer, { name: 'a', updates: 9000, call }, own, undefined, pace);
    expect(chosen?.count).toBe(other);
    expect(await chooseThreads(longer, { name: 'a', updates: 4000, call }, own, undefined, pace)).toEqual({
      count: processThreads,
    });
  });

  test('a cancel ends the measuring within 200 ms, leaves no program, and keeps nothing', async () => {
    const own = memory();
    const running = new Set<number>();
    const controller = new AbortController();
    let updates = 0;
    const choosing = chooseThreads(
      stepper(
        () => {
          updates += 1;
          if (updates > 5) setTimeout(() => controller.abort());
          return 0.001;
        },
        [],
        running,
      ),
      { name: 'a', updates: 10_000_000, call },
      own,
      controller.signal,
      { ...pace, roundMs: 1e9 },
    );
    const aborted = new Promise((resolve) => controller.signal.addEventListener('abort', resolve));
    await aborted;
    const before = performance.now();
    expect(await choosing).toBeUndefined();
    withinOnTheClock(performance.now() - before, 200);
    expect([...running, ...own.kept]).toEqual([]);
  });
});

test('choices are kept on the disk by work and machine; what is broken counts as none', async () => {
  const place = join(folder, 'choices');
  const here = threadChoices(place, 'this machine');
  const known: KnownThreads = { quickUpdates: 7, choice: { count: 2, measured: [{ threads: 2, milliseconds: 1.25 }] } };
  expect(await here.recall('a')).toBeUndefined();
  await here.keep('a', known);
  await here.keep('b', { quickUpdates: 3 });
  expect(await threadChoices(place, 'this machine').recall('a')).toEqual(known);
  expect(await here.recall('b')).toEqual({ quickUpdates: 3 });
  expect(await threadChoices(place, 'another').recall('a')).toBeUndefined();
  for (const name of readdirSync(place)) writeFileSync(join(place, name), '{"quickUpdates":1,"choice":{"count":0}}');
  expect(await here.recall('a')).toBeUndefined();
  // Where nothing can be written nothing is kept, and nobody is told.
  writeFileSync(join(folder, 'file'), '');
  await threadChoices(join(folder, 'file'), 'm').keep('a', known);
  expect(readdirSync(folder).toSorted()).toEqual(['choices', 'file']);
});
