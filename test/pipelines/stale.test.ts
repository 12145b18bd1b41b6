// After an edit what depends on it runs again and nothing else; an undo brings every result back.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PipelineDocument } from '#shared/document/document.ts';
import type { Ran, Workbench } from '#test/pipelines/workbench.ts';
import { openWorkbench, withParams } from '#test/pipelines/workbench.ts';
import { csvText, smallPipeline } from '#test/pipelines/small-pipeline.ts';

let bench: Workbench;
const original = smallPipeline();
beforeAll(async () => {
  bench = await openWorkbench();
  bench.file('rows.csv', csvText());
  expect((await bench.run(original)).outcome).toBe('done');
});
afterAll(() => bench.dispose());

const ranIn = ({ outcomes }: Ran) =>
  Object.entries(outcomes)
    .filter(([, outcome]) => outcome === 'done')
    .map(([id]) => id)
    .toSorted();

const edits: readonly [string, PipelineDocument, readonly string[]][] = [
  [
    'the learning rate',
    withParams(original, 'adam', { learningRate: 0.02 }),
    ['adam', 'evaluate', 'fit', 'predict', 'shap'],
  ],
  ['the rows to explain', withParams(original, 'shap', { rows: 6 }), ['shap']],
  [
    'the units of a layer',
    withParams(original, 'hidden', { units: 9 }),
    ['drop', 'evaluate', 'fit', 'hidden', 'output', 'predict', 'shap'],
  ],
  ['the split to evaluate', withParams(original, 'evaluate', { split: 'train' }), ['evaluate']],
  ['the text of a note', withParams(original, 'note', { markdown: 'Another' }), []],
];

describe('after an edit of', () => {
  test.each(edits)(
    '%s only what depends on it runs, and an undo brings all results back',
    async (_what, edited, expected) => {
      expect(ranIn(await bench.run(edited))).toEqual(expected);
      const undone = await bench.run(original);
      expect(undone.outcome).toBe('done');
      expect(new Set(Object.values(undone.outcomes))).toEqual(new Set(['cached']));
    },
  );
});

test('a data file that changed makes everything stale that reads it, and its old text brings all results back', async () => {
  bench.file('rows.csv', csvText(130));
  const ran = ranIn(await bench.run(original));
  expect(ran).toEqual(expect.arrayContaining(['csv', 'target', 'split', 'fit', 'shap']));
  expect(ran).not.toContain('adam');
  bench.file('rows.csv', csvText());
  expect(new Set(Object.values((await bench.run(original)).outcomes))).toEqual(new Set(['cached']));
});
