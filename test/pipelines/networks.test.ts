// Networks that are no plain stack, and optimizers with more than a rate, through the whole engine on real data: nothing
// is found wrong beforehand, and they learn.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PipelineDocument } from '#shared/document/document.ts';
import { openWorkbench, pipeline } from '#test/pipelines/workbench.ts';
import type { Ran, Workbench } from '#test/pipelines/workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.dispose());

type Nodes = Parameters<typeof pipeline>[0];

/** A sample with its target, split, and standardised unless its numbers are tokens; the given network learns it. */
function learning(
  sample: { readonly name: string; readonly shape?: readonly number[]; readonly tokens?: true },
  network: Nodes,
  wires: readonly string[],
  optimizer: Nodes[string],
  fit: Omit<Nodes[string], 'kind'>,
): PipelineDocument {
  const data = sample.tokens ? 'split.dataset' : 'standardise.dataset';
  return pipeline(
    {
      sample: { kind: 'data.sample', name: sample.name },
      target: { kind: 'data.target', target: 'target', task: 'classes', shape: sample.shape ?? [] },
      split: { kind: 'data.split', validation: 0.1, test: 0.2, stratified: true },
      ...(sample.tokens ? {} : { standardise: { kind: 'data.standardise' } }),
      input: { kind: 'layer.input' },
      ...network,
      optimizer,
      fit: { kind: 'train.fit', metrics: ['accuracy'], ...fit },
      evaluate: { kind: 'evaluate.evaluate', split: 'test' },
    },
    [
      'sample.table > target.table',
      'target.dataset > split.dataset',
      ...(sample.tokens ? [] : ['split.dataset > standardise.dataset']),
      `${data} > input.dataset`,
      ...wires,
      `${data} > fit.dataset`,
      'optimizer.optimizer > fit.optimizer',
      'fit.model > evaluate.model',
      `${data} > evaluate.dataset`,
    ],
  );
}

async function learnt(document: PipelineDocument): Promise<Ran> {
  expect(await bench.problems(document)).toEqual([]);
  const ran = await bench.run(document);
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
  expect(await ran.value('fit', 'model', 'model')).not.toHaveProperty('eagerBecause');
  return ran;
}

const accuracy = (ran: Ran): number => Number(ran.summaries['evaluate']?.['report']?.['accuracy']);

describe('it learns', () => {
  test('digits row by row, with an LSTM both ways, RMSprop and clipped gradients', async () => {
    const ran = await learnt(
      learning(
        { name: 'digits', shape: [8, 8] },
        {
          lstm: { kind: 'layer.lstm', units: 32, bidirectional: true },
          drop: { kind: 'layer.gaussianDropout', rate: 0.1 },
          out: { kind: 'layer.dense', units: 10, activation: 'softmax' },
        },
        ['input.layer > lstm.layer', 'lstm.layer > drop.layer', 'drop.layer > out.layer', 'out.layer > fit.network'],
        { kind: 'optimizer.rmsprop', learningRate: 0.005, clip: 'globalNorm', clipAt: 1 },
        { epochs: 12 },
      ),
    );
    expect(accuracy(ran)).toBeGreaterThan(0.93);
  });

  test('digits as tokens, with an embedding, AdamW and a cosine with warm-up', async () => {
    const ran = await learnt(
      learning(
        { name: 'digits', tokens: true },
        {
          words: { kind: 'layer.embedding', inputDim: 17, outputDim: 4 },
          flat: { kind: 'layer.flatten' },
          norm: { kind: 'layer.layerNormalization' },
          hidden: { kind: 'layer.dense', units: 64, activation: 'relu' },
          out: { kind: 'layer.dense', units: 10, activation: 'softmax' },
        },
        [
          'input.layer > words.layer',
          'words.layer > flat.layer',
          'flat.layer > norm.layer',
          'norm.layer > hidden.layer',
          'hidden.layer > out.layer',
          'out.layer > fit.network',
        ],
        {
          kind: 'optimizer.adamw',
          learningRate: 0.01,
          schedule: 'cosine',
          decaySteps: 400,
          warmupSteps: 40,
          endShare: 0.01,
        },
        { epochs: 12 },
      ),
    );
    expect(accuracy(ran)).toBeGreaterThan(0.93);
  });

  test('tumours over a shortcut, with Nadam whose rate falls on a plateau', async () => {
    const ran = await learnt(
      learning(
        { name: 'breast-cancer' },
        {
          first: { kind: 'layer.dense', units: 16, activation: 'relu' },
          second: { kind: 'layer.dense', units: 16, activation: 'relu' },
          sum: { kind: 'layer.add' },
          out: { kind: 'layer.dense', units: 1, activation: 'sigmoid' },
        },
        [
          'input.layer > first.layer',
          'first.layer > second.layer',
          'first.layer > sum.layers',
          'second.layer > sum.layers',
          'sum.layer > out.layer',
          'out.layer > fit.network',
        ],
        { kind: 'optimizer.nadam', learningRate: 0.01, schedule: 'plateau', plateauPatience: 2, endShare: 0.1 },
        { epochs: 30 },
      ),
    );
    expect(accuracy(ran)).toBeGreaterThan(0.93);
    const { history } = await ran.value('fit', 'model', 'model');
    const rates = history.map(({ logs }) => Number(logs['learning_rate']));
    expect(rates[0]).toBe(0.01);
    expect(rates.at(-1)).toBeLessThan(0.01);
    expect(Math.min(...rates)).toBeGreaterThanOrEqual(0.001);
  });
});
