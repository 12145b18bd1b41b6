// What a model tells of how it was trained, in both languages; nothing where there is nothing to tell.
import { noTable } from '#test/support/no-table.ts';
import { expect, test } from 'vitest';
import { translator } from '#shared/text/translate.ts';
import { oneOutputModel } from '#test/support/one-input.ts';
import type { ModelValue } from '#engine/values/model.ts';
import { summaryOf } from '#engine/kinds/kinds.ts';
import { viewsOf } from '#engine/kinds/kinds.ts';

const model = oneOutputModel({
  network: {
    layers: [{ name: 'in', className: 'InputLayer', config: { batch_shape: [null, 2] }, calls: [[]] }],
    inputs: [{ layer: 'in', call: 0, tensor: 0 }],
    outputs: [{ layer: 'in', call: 0, tensor: 0 }],
  },
  weights: [],
  loss: { className: 'MeanSquaredError', config: {} },
  optimizer: { className: 'Adam', config: {}, wholeBatch: false },
  shape: [2],
  features: ['a', 'b'],
  target: { name: 'y', kind: 'number', classes: [] },
  preprocessing: [],
  history: [],
});

async function told(changes: Partial<ModelValue>, language: 'en' | 'zh'): Promise<string | undefined> {
  const views = await viewsOf({ ...model, ...changes }, translator(language), noTable);
  return views.flatMap((view) => (view.view === 'text' ? view.markdown : [])).at(0);
}

const measured = [
  { threads: 1, milliseconds: 1.3 },
  { threads: 2, milliseconds: 1.1 },
];

test('threads that were measured, with their figures', async () => {
  const threads = { count: 2, measured };
  expect(await told({ threads }, 'en')).toBe(
    'Trained on 2 threads, chosen by measuring some steps first (1 thread: 1.3 ms a step, 2 threads: 1.1 ms a step).',
  );
  expect(await told({ threads }, 'zh')).toContain('2 个线程：每步 1.1 毫秒');
  expect(summaryOf({ ...model, threads })).toMatchObject({ threads: 2, millisecondsByThreads: { 1: 1.3, 2: 1.1 } });
});

test('threads that were set, blocks, and both', async () => {
  const both = { threads: { count: 1, set: true }, blocks: { count: 3, rows: 640 } } as const;
  const text = await told(both, 'en');
  expect(text).toMatch(/^Trained on 1 thread, as it was set\.\n\nThe training rows .* in 3 blocks of 640 rows\./);
  expect(await told(both, 'zh')).toContain('640');
  expect(summaryOf({ ...model, ...both })).toMatchObject({ threads: 1, blocks: 3, rowsPerBlock: 640 });
});

test('nothing otherwise', async () => {
  expect(await told({}, 'en')).toBeUndefined();
  expect(summaryOf(model)).not.toHaveProperty('threads');
});
