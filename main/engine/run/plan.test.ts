import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentOf } from '#test/support/fake-runners.ts';
import { diamond, edited, openRunBench } from '#test/support/run-harness.ts';
import type { RunBench } from '#test/support/run-harness.ts';

let folder: string;
let bench: RunBench;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neuroloom-plan-'));
  bench = await openRunBench(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the plan', () => {
  it('says what is cached, what will run and which edit is why', async () => {
    expect((await bench.plan(diamond)).plan['a']).toMatchObject({ state: 'will-run', because: 'new', seconds: null });
    await bench.run(diamond);
    expect(Object.values((await bench.plan(diamond)).plan).map(({ state }) => state)).toEqual([
      'cached',
      'cached',
      'cached',
      'cached',
    ]);
    const { plan: after } = await bench.plan(edited('b', { add: 7 }));
    expect(after['a']).toMatchObject({ state: 'cached' });
    expect(after['b']).toMatchObject({ state: 'will-run', because: 'changed' });
    expect(after['c']).toMatchObject({ state: 'cached' });
    expect(after['d']).toMatchObject({ state: 'will-run', because: 'upstream', upstream: 'b' });
    expect(after['d']).toHaveProperty('seconds', expect.any(Number));
  });

  it('names who blocks', async () => {
    const { plan: blocked } = await bench.plan(documentOf({ a: { paused: true }, b: 'a', c: 'b' }));
    expect(blocked).toEqual({
      a: { state: 'blocked', by: 'a' },
      b: { state: 'blocked', by: 'a' },
      c: { state: 'blocked', by: 'a' },
    });
  });

  it('takes time in step with the nodes, not with their square', async () => {
    const quickest = async (count: number): Promise<number> => {
      const chain = documentOf(
        Object.fromEntries(Array.from({ length: count }, (_, i) => [`n${i}`, i === 0 ? '' : `n${i - 1}`])),
      );
      await bench.plan(chain);
      const times: number[] = [];
      for (let i = 0; i < 5; i += 1) {
        // Of this process alone: what else runs on the machine does not count.
        const before = process.cpuUsage();
        await bench.plan(chain);
        const { user, system } = process.cpuUsage(before);
        times.push(user + system);
      }
      return Math.min(...times);
    };
    // Ten times the nodes: 10 in step, 100 by the square.
    expect((await quickest(400)) / (await quickest(40))).toBeLessThan(40);
  });
});
