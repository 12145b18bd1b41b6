// Autoencoders from file to model: what is told before the run, the encoder in another network, and the same bytes.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changedPipeline, csvText } from '#test/pipelines/small-pipeline.ts';
import { openWorkbench } from '#test/pipelines/workbench.ts';
import type { Workbench } from '#test/pipelines/workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
  bench.file('rows.csv', csvText());
});
afterAll(() => bench.dispose());

const document = ({ units = 4, then = {}, wires = [] }: { units?: number; then?: object; wires?: readonly string[] }) =>
  changedPipeline({
    nodes: {
      code: { kind: 'layer.dense', units: 2, activation: 'tanh' },
      back: { kind: 'layer.dense', units },
      auto: { kind: 'train.autoencoder', epochs: 5, batchSize: 16 },
      ...then,
    },
    wires: [
      'input.layer > code.layer',
      'code.layer > back.layer',
      'back.layer > auto.network',
      'standardise.dataset > auto.dataset',
      'adam.optimizer > auto.optimizer',
      ...wires,
    ],
    without: ['evaluate', 'predict', 'shap'],
  });

test('errors and model are foreseen, and the same seed gives the same bytes', async () => {
  const foreseen = await bench.wires(document({}));
  const ran = [await bench.run(document({})), await bench.run(document({}), { useCache: false })];
  const models: unknown[] = [];
  for (const one of ran) {
    expect([one.outcome, one.problems]).toEqual(['done', {}]);
    const { weights, eagerBecause, targets } = await one.value('auto', 'model', 'model');
    expect(eagerBecause).toBeUndefined();
    expect(targets).toEqual([{ name: '', kind: 'number', classes: [], features: true }]);
    models.push(weights);
    const errors = await one.value('auto', 'errors', 'table');
    const { columns, rows } = errors;
    expect(foreseen['auto']?.['errors']).toEqual({ type: 'table', columns, rows });
  }
  expect(models[0]).toEqual(models[1]);
});

test('the encoder goes on in a network that tells the target', async () => {
  const own = document({
    then: {
      encoder: { kind: 'layer.pretrained', without: 1 },
      head: { kind: 'layer.dense', units: 1, activation: 'sigmoid' },
      learn: { kind: 'train.fit', epochs: 3, batchSize: 16 },
    },
    wires: [
      'auto.model > encoder.model',
      'encoder.layer > head.layer',
      'head.layer > learn.network',
      'standardise.dataset > learn.dataset',
      'adam.optimizer > learn.optimizer',
    ],
  });
  expect((await bench.wires(own))['encoder']?.['layer']).toMatchObject({ shape: [2], parameters: 10 });
  const ran = await bench.run(own);
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
  const [auto, learnt] = [await ran.value('auto', 'model', 'model'), await ran.value('learn', 'model', 'model')];
  expect(learnt.weights[0]?.values).toEqual(auto.weights[0]?.values);
});

test('a network of another size, and a question for a target, are told before the run with their cure', async () => {
  const problems = await bench.problems(document({ units: 3 }));
  const [size] = problems.filter(({ code }) => code === 'network.reconstruction');
  expect(size).toMatchObject({ node: 'back', param: 'units', facts: { expected: '4', received: '3' } });
  expect(size?.repair?.length).toBe(1);
  const asked = document({
    then: { ask: { kind: 'evaluate.predict' } },
    wires: ['auto.model > ask.model', 'standardise.dataset > ask.dataset'],
  });
  expect((await bench.problems(asked)).filter(({ node }) => node === 'ask')).toMatchObject([
    { code: 'model.noTarget' },
  ]);
});
