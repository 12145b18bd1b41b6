// A model that is saved, and opened in another pipeline: it predicts, is evaluated and explained as where it was trained,
// and the file stands for what was made of it.
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readModel } from '#engine/network/model-file.ts';
import { changedPipeline, csvText } from '#test/pipelines/small-pipeline.ts';
import { openWorkbench, pipeline } from '#test/pipelines/workbench.ts';
import type { Workbench } from '#test/pipelines/workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
  bench.file('rows.csv', csvText());
});
afterAll(() => bench.dispose());

const trained = (change: Parameters<typeof changedPipeline>[0] = {}, seed = 1) =>
  changedPipeline(
    {
      ...change,
      nodes: { save: { kind: 'train.saveModel', name: 'small' }, ...change.nodes },
      wires: ['fit.model > save.model', ...(change.wires ?? [])],
    },
    seed,
  );

const opened = pipeline(
  {
    open: { kind: 'data.openModel', file: 'small.loommodel' },
    csv: { kind: 'data.csv', file: 'rows.csv' },
    predict: { kind: 'evaluate.predict', split: 'test' },
    evaluate: { kind: 'evaluate.evaluate', split: 'test' },
    shap: { kind: 'explain.shap', rows: 5, background: 20 },
  },
  ['predict', 'evaluate', 'shap'].flatMap((node) => [`open.model > ${node}.model`, `csv.table > ${node}.dataset`]),
);

const path = () => join(bench.folder, 'small.loommodel');

test('is to the last bit the model that was trained, and works with a table that has its columns', async () => {
  const first = await bench.run(trained());
  expect([first.outcome, first.problems]).toEqual(['done', {}]);
  const model = await first.value('fit', 'model', 'model');
  const saved = readModel(readFileSync(path()), 'small');
  expect(saved.weights).toEqual(model.weights);
  expect([saved.network, saved.inputs, saved.targets]).toEqual([model.network, model.inputs, model.targets]);

  const ran = await bench.run(opened);
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
  const { outputs } = await ran.value('predict', 'predictions', 'predictions');
  // The trained pipeline predicts its test rows; here they are among all rows of the table.
  const { splits } = await first.value('standardise', 'dataset', 'dataset');
  const there = await first.value('predict', 'predictions', 'predictions');
  const places = Array.from(splits.test.source);
  expect(places.map((row) => outputs[row])).toEqual(Array.from(there.outputs));
  expect(Number(ran.summaries['evaluate']?.['report']?.['accuracy'])).toBeGreaterThan(0.7);
  expect((await ran.value('shap', 'explanation', 'explanation')).additivityError).toBeLessThan(1e-5);
});

test('what is known before the run is what the file says, and a network can be told from it', async () => {
  const { open } = await bench.wires(opened);
  expect(open?.['model']).toMatchObject({ type: 'model', parameters: 49, targets: [{ name: 'target' }] });
  expect(await bench.problems(opened)).toEqual([]);
});

test('is written once, and again when the file is gone, is another, or the model is', async () => {
  const outcome = async (document = trained()) => (await bench.run(document)).outcomes['save'];
  expect(await outcome()).toBe('cached');
  const before = readFileSync(path());
  rmSync(path());
  expect(await outcome()).toBe('done');
  expect(readFileSync(path()).equals(before)).toBe(true);
  expect(await outcome()).toBe('cached');
  writeFileSync(path(), 'not a model');
  expect(await outcome()).toBe('done');
  expect(readFileSync(path()).equals(before)).toBe(true);

  // Another model takes its place; going back to the first writes that one again.
  expect(await outcome(trained({}, 2))).toBe('done');
  expect(readFileSync(path()).equals(before)).toBe(false);
  expect(await outcome()).toBe('done');
  expect(readFileSync(path()).equals(before)).toBe(true);
});

test('a file that changes makes what was made of it out of date', async () => {
  expect((await bench.run(opened)).outcomes['predict']).toBe('cached');
  const first = readFileSync(path());
  await bench.run(trained({}, 3));
  const ran = await bench.run(opened);
  expect([ran.outcomes['open'], ran.outcomes['predict'], ran.outcomes['csv']]).toEqual(['done', 'done', 'cached']);
  writeFileSync(path(), first);
  expect((await bench.run(opened)).outcomes['predict']).toBe('cached');
});

test('nothing is written elsewhere than in the folder, and no other name than a plain one is taken', async () => {
  for (const name of ['../small', 'a/b', 'a\\b', '.hidden', 'con', 'a:b', ' ', '']) {
    const document = trained({ nodes: { save: { kind: 'train.saveModel', name } } });
    const ran = await bench.run(document);
    expect([name, ran.outcomes['save'], ran.problems['save']?.code]).toEqual([name, 'failed', 'model.name']);
  }
  expect(existsSync(join(bench.folder, '..', 'small.loommodel'))).toBe(false);
});

test('what is no model is refused before the run, by its name', async () => {
  writeFileSync(join(bench.folder, 'bad.loommodel'), 'twelve bytes');
  copyFileSync(path(), join(bench.folder, 'cut.loommodel'));
  const whole = readFileSync(path());
  writeFileSync(join(bench.folder, 'cut.loommodel'), whole.subarray(0, whole.length - 4));
  for (const file of ['bad.loommodel', 'cut.loommodel']) {
    const document = pipeline({ open: { kind: 'data.openModel', file } }, []);
    expect(await bench.problems(document)).toMatchObject([{ node: 'open', code: 'model.fileFormat', facts: { file } }]);
    expect((await bench.run(document)).problems['open']).toMatchObject({ code: 'model.fileFormat', facts: { file } });
  }
});

test('nodes that write one file are told, each but the first, with a name that is free', async () => {
  const names = { save: 'best', second: 'Best', third: 'best', other: 'best 2' };
  const nodes = Object.fromEntries(Object.entries(names).map(([id, name]) => [id, { kind: 'train.saveModel', name }]));
  const wires = ['second', 'third', 'other'].map((id) => `fit.model > ${id}.model`);
  const problems = await bench.problems(trained({ nodes, wires }));
  const same = problems.filter(({ code }) => code === 'model.sameFile');
  expect(same).toMatchObject([
    { node: 'second', param: 'name', severity: 'warning', facts: { name: 'Best' } },
    { node: 'third', param: 'name', facts: { name: 'best' } },
  ]);
  const told = JSON.stringify(same.map(({ repair }) => repair));
  expect([told.includes('"Best 3"'), told.includes('"best 4"')]).toEqual([true, true]);
});
