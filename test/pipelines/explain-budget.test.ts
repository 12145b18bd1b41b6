// The first network explained within a budget, through the engine: bars from the start, intervals at the end, shares that
// add up, and a cancel that is obeyed at once and keeps what there was.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PipelineDocument } from '#shared/document/document.ts';
import type { Workbench } from '#test/pipelines/workbench.ts';
import { openWorkbench, readExample } from '#test/pipelines/workbench.ts';
import { onTheClock, withinOnTheClock } from '#test/support/clock.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.dispose());

/** 100 rows against 100 background rows; one epoch makes a model of the same shape as ten. */
function asked(seconds: number): PipelineDocument {
  const document = readExample('first-network');
  const { fit, shap } = document.nodes;
  if (!fit || !shap) throw new Error('The example has a training and an explanation');
  const params = { ...shap.params, method: 'auto', rows: 100, background: 100, seconds };
  return {
    ...document,
    nodes: {
      ...document.nodes,
      fit: { ...fit, params: { ...fit.params, epochs: 1 } },
      shap: { ...shap, params },
    },
  };
}

test('100 rows of 1,000 features in 10 seconds have intervals and add up', async () => {
  const ran = await bench.run(asked(10));
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
  const explained = await ran.value('shap', 'explanation', 'explanation');
  expect(explained).toMatchObject({ backgroundRows: 100, method: 'permutation', why: 'many' });
  // A machine that is busy with something else gets through fewer rows in its ten seconds, and says so.
  expect(explained.rows).toBeGreaterThan(0);
  if (onTheClock) expect(explained.rows).toBe(100);
  expect(explained.notices?.includes('fewerRows')).toBe(explained.rows < 100);
  expect(explained.additivityError).toBeLessThan(1e-4);
  expect(explained.intervals?.length).toBe(explained.rows * 1000);
  // A row has intervals once it has two estimates: time may have run out in the midst of a round.
  const known = Array.from({ length: explained.rows }, (_, row) => {
    const [first = Number.NaN, ...others] = explained.intervals?.subarray(row * 1000, (row + 1) * 1000) ?? [];
    expect(others.every((half) => half >= 0 === first >= 0)).toBe(true);
    return first >= 0;
  });
  expect(explained.notices?.includes('estimates')).toBe(known.includes(true));
  if (onTheClock) expect(known).not.toContain(false);
  const bars = ran.events.filter((event) => event.event === 'node.progressed' && event.bars !== undefined);
  expect(bars.length).toBeGreaterThan(onTheClock ? 5 : 0);
  const finished = ran.events.find((event) => event.event === 'node.finished' && event.node === 'shap');
  expect(finished).toMatchObject({ outcome: 'done' });
  withinOnTheClock(finished?.event === 'node.finished' ? finished.seconds * 1000 : -1, 12_000);
});

test('a cancel is obeyed within 200 ms and keeps what there was', async () => {
  const controller = new AbortController();
  let seen = 0;
  let cancelledAt = 0;
  let endedAt = 0;
  const ran = await bench.run(asked(60), {
    signal: controller.signal,
    onEvent: (event) => {
      if (event.event === 'node.progressed' && event.bars) seen += 1;
      if (seen === 4 && cancelledAt === 0) {
        cancelledAt = performance.now();
        controller.abort();
      }
      if (event.event === 'node.finished' && event.node === 'shap') endedAt = performance.now();
    },
  });
  expect(ran.outcomes['shap']).toBe('cancelled');
  withinOnTheClock(endedAt - cancelledAt, 200);
  const kept = await ran.value('shap', 'explanation', 'explanation');
  expect(kept).toMatchObject({ stopped: true });
  expect(kept.rows).toBeGreaterThan(0);
  expect(kept.additivityError).toBeLessThan(1e-4);
});
