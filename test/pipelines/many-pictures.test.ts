// 20,000 pictures of 64 × 64 × 3 as a dataset: divided, kept in the store and read back at about a byte a value.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, expect, test } from 'vitest';
import { split } from '#engine/nodes/data/split.ts';
import { readEntry, writeEntry } from '#engine/store/entry.ts';
import type { DatasetValue } from '#engine/values/dataset.ts';
import { testContext } from '#test/support/test-context.ts';

const context = testContext();
afterAll(() => context.dispose());

const [rows, shape] = [20_000, [64, 64, 3] as const];
const size = shape[0] * shape[1] * shape[2];
/** Bytes a value. */
const limit = 1.2;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Of all arrays, wherever a value holds them. */
const heldBytes = (): number => {
  collect();
  return process.memoryUsage().arrayBuffers;
};

test('20,000 pictures take at most 1.2 bytes a value, in memory and on disk', async () => {
  const before = heldBytes();
  const values = new Uint8Array(rows * size);
  for (let i = 0; i < values.length; i += 1) values[i] = (i * 31 + (i >> 9)) % 256;
  const none = { rows: 0, inputs: [{ values: new Uint8Array(0) }], targets: [new Float32Array(0)] };
  const whole: DatasetValue = {
    type: 'dataset',
    inputs: [{ name: '', shape, features: ['red', 'green', 'blue'], preprocessing: [] }],
    targets: [{ name: 'kind', kind: 'binary', classes: ['cat', 'dog'] }],
    splits: {
      train: {
        rows,
        inputs: [{ values }],
        targets: [Float32Array.from({ length: rows }, (_, row) => row % 2)],
        source: Int32Array.from({ length: rows }, (_, row) => row),
      },
      validation: { ...none, source: new Int32Array(0) },
      test: { ...none, source: new Int32Array(0) },
    },
  };
  expect((heldBytes() - before) / values.length).toBeLessThan(limit);

  const params = { by: 'fractions' as const, validation: 0.1, test: 0.1, stratified: true, shuffle: true };
  const { dataset } = await split.run({ dataset: whole }, params, context);
  const of = ({ rows: count, inputs }: DatasetValue['splits']['train']) => [
    count,
    inputs.map((input) => [input.values.constructor.name, input.values.length / count]),
  ];
  expect([of(dataset.splits.train), of(dataset.splits.validation), of(dataset.splits.test)]).toEqual(
    [16_000, 2000, 2000].map((count) => [count, [['Uint8Array', size]]]),
  );
  expect((heldBytes() - before) / values.length).toBeLessThan(2 * limit);

  const manifest = await writeEntry(
    context.folder,
    'key',
    { dataset },
    { kind: 'data.split', seconds: 1, outputs: {} },
  );
  const kept = readdirSync(context.folder).reduce((sum, file) => sum + statSync(join(context.folder, file)).size, 0);
  expect(kept / values.length).toBeLessThan(limit);
  const read = (await readEntry(context.folder, manifest, Number.POSITIVE_INFINITY))?.['dataset'] as DatasetValue;
  const bytes = (value: DatasetValue) =>
    value.splits.test.inputs.map((input) => Buffer.from(input.values as Uint8Array));
  expect(bytes(read).every((input, i) => bytes(dataset)[i]?.equals(input))).toBe(true);
  expect((heldBytes() - before) / values.length).toBeLessThan(3 * limit);
});
