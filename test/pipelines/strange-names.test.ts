// Columns, classes and the target may have any name, over every node that takes or gives them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallPipeline } from '#test/pipelines/small-pipeline.ts';
import { openWorkbench, withParams } from '#test/pipelines/workbench.ts';
import type { Workbench } from '#test/pipelines/workbench.ts';
import { strangeNames } from '#test/support/strange-names.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.dispose());

test('a table of strange names is learnt from, evaluated, predicted and explained', async () => {
  const target = '__proto__';
  const features = strangeNames.filter((name) => name !== target);
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = Array.from({ length: 60 }, (_, row) => [
    ...features.map((_name, column) => String(Math.sin(row * 7 + column * 3).toFixed(3))),
    Math.sin(row * 7) > 0 ? 'constructor' : 'toString',
  ]);
  bench.file('rows.csv', `${[[...features, target], ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`);
  const small = smallPipeline();
  const source = Object.values(small.nodes).find(({ kind }) => kind === 'data.csv');
  const document = withParams(withParams(small, source?.id ?? '', { header: 'yes' }), 'target', { target });
  const ran = await bench.run(document);
  expect(ran.problems).toEqual({});
  expect(new Set(Object.values(ran.outcomes))).toEqual(new Set(['done']));
  const explanation = await ran.value('shap', 'explanation', 'explanation');
  expect(explanation.features).toEqual(features);
  expect((await ran.value('fit', 'model', 'model')).targets[0]?.classes).toEqual(['constructor', 'toString']);
});
