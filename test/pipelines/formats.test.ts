// Every format that an output can be saved in gives files that hold what the output holds.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { specOf } from '#shared/nodes/catalogue.ts';
import { formatIds, formatsOf } from '#shared/spec/formats.ts';
import { readExplanation } from '#engine/explain/explanation-file.ts';
import { readSafetensors } from '#engine/values/safetensors.ts';
import type { Ran, Workbench } from '#test/pipelines/workbench.ts';
import { openWorkbench } from '#test/pipelines/workbench.ts';
import { csvText, smallPipeline } from '#test/pipelines/small-pipeline.ts';

let bench: Workbench;
let ran: Ran;
beforeAll(async () => {
  bench = await openWorkbench();
  bench.file('rows.csv', csvText());
  ran = await bench.run(smallPipeline());
});
afterAll(() => bench.dispose());

const filesOf = (node: string, port: string, format: (typeof formatIds)[number]) =>
  bench.files(ran.keys[node] ?? '', port, format);

test('each type of output has files in each of its formats, and in no other', async () => {
  for (const { id, kind } of Object.values(smallPipeline().nodes)) {
    for (const [port, { type }] of Object.entries(specOf(kind)?.outputs ?? {})) {
      for (const format of formatIds) {
        const names = Object.keys(await filesOf(id, port, format));
        expect([id, port, format, names.length > 0]).toEqual([id, port, format, formatsOf(type).includes(format)]);
      }
    }
  }
});

test('weights are those of the model, bit by bit', async () => {
  const { weights } = await ran.value('fit', 'model', 'model');
  const { 'weights.safetensors': file } = await filesOf('fit', 'model', 'weights');
  const { tensors } = readSafetensors(file ?? Buffer.alloc(0));
  expect(tensors.map(({ name, shape, values }) => ({ name, shape, values }))).toEqual(
    weights.map(({ layer, name, shape, values }) => ({ name: `${layer}/${name}`, shape, values })),
  );
});

test('a table has a line for each row, and an explanation opens again', async () => {
  const { rows } = await ran.value('predict', 'predictions', 'predictions');
  const { 'predictions.csv': csv } = await filesOf('predict', 'predictions', 'table');
  expect(csv?.toString().trimEnd().split('\n')).toHaveLength(rows + 1);
  const explanation = await ran.value('shap', 'explanation', 'explanation');
  const { 'explanation.safetensors': saved } = await filesOf('shap', 'explanation', 'savedExplanation');
  expect(readExplanation(saved ?? Buffer.alloc(0), 'saved').values).toEqual(explanation.values);
});

test('plots are drawings', async () => {
  const files = Object.entries(await filesOf('evaluate', 'report', 'plots'));
  expect(files.map(([name]) => name)).toContain('confusion-matrix.svg');
  for (const [, content] of files) expect(content.toString()).toMatch(/^<svg [^]*<\/svg>\s*$/);
});
