// A pipeline whose dataset is larger than the memory for data: the training reads it in blocks, everything else works as
// with any other, and a memory that does not hold four batches is told with its cure.
import { afterEach, expect, test } from 'vitest';
import type { PipelineDocument } from '#shared/document/document.ts';
import { problemWordsIn } from '#shared/text/problem-words.ts';
import { translator } from '#shared/text/translate.ts';
import { dataMemoryBytes } from '#engine/store/location.ts';
import { openWorkbench, pipeline, withParams } from '#test/pipelines/workbench.ts';
import type { Ran, Workbench } from '#test/pipelines/workbench.ts';

const rows = 5000;
const features = 120;

const document: PipelineDocument = pipeline(
  {
    rows: { kind: 'data.synthetic', rows, features, informative: 8, noise: 0.1 },
    target: { kind: 'data.target', target: 'target' },
    split: { kind: 'data.split' },
    standardise: { kind: 'data.standardise' },
    input: { kind: 'layer.input' },
    hidden: { kind: 'layer.dense', units: 16, activation: 'relu' },
    output: { kind: 'layer.dense', units: 1, activation: 'sigmoid' },
    optimizer: { kind: 'optimizer.adam', learningRate: 0.01 },
    fit: { kind: 'train.fit', epochs: 4, batchSize: 32, metrics: ['accuracy'] },
    evaluate: { kind: 'evaluate.evaluate' },
  },
  [
    'rows.table > target.table',
    'target.dataset > split.dataset',
    'split.dataset > standardise.dataset',
    'standardise.dataset > input.dataset',
    'input.layer > hidden.layer',
    'hidden.layer > output.layer',
    'output.layer > fit.network',
    'standardise.dataset > fit.dataset',
    'optimizer.optimizer > fit.optimizer',
    'fit.model > evaluate.model',
    'standardise.dataset > evaluate.dataset',
  ],
);

const opened: Workbench[] = [];
afterEach(async () => {
  delete process.env['NEUROLOOM_MEMORY_SHARE'];
  for (const bench of opened.splice(0)) await bench.dispose();
});

/** On a machine that leaves `bytes` for data. */
async function benchWith(bytes: number | undefined): Promise<Workbench> {
  delete process.env['NEUROLOOM_MEMORY_SHARE'];
  const machine = dataMemoryBytes({ NEUROLOOM_MEMORY_SHARE: '1' });
  if (bytes !== undefined) process.env['NEUROLOOM_MEMORY_SHARE'] = String(bytes / machine);
  const bench = await openWorkbench();
  opened.push(bench);
  return bench;
}

async function weightsOf(ran: Ran): Promise<string> {
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
  const { weights } = await ran.value('fit', 'model', 'model');
  return weights
    .map(({ values }) => Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('hex'))
    .join();
}

test('it is trained in blocks to the same bytes each time, and learns as well', async () => {
  const small = await benchWith(600_000);
  const first = await small.run(document);
  const weights = await weightsOf(first);
  const summary = first.summaries['fit']?.['model'];
  expect(summary).toMatchObject({ rowsPerBlock: expect.any(Number) as number });
  expect(Number(summary?.['blocks'])).toBeGreaterThan(3);
  expect(Number(summary?.['rowsPerBlock']) % 32).toBe(0);
  // Four blocks of rows and truths stay within what is left beside the validation rows.
  expect(Number(summary?.['rowsPerBlock']) * (features + 1) * 4 * 4).toBeLessThanOrEqual(600_000);
  // From the results that are kept, in which the rows stay in their file.
  const longer = withParams(document, 'fit', { epochs: 5 });
  await weightsOf(await small.run(longer));
  expect(await weightsOf(await small.run(document, { useCache: false }))).toBe(weights);
  expect(await weightsOf(await (await benchWith(600_000)).run(document))).toBe(weights);

  const plain = await (await benchWith(undefined)).run(document);
  expect(plain.summaries['fit']?.['model']).not.toHaveProperty('blocks');
  const accuracy = (ran: Ran) => Number(ran.summaries['evaluate']?.['report']?.['accuracy']);
  expect(accuracy(first)).toBeGreaterThan(0.8);
  expect(Math.abs(accuracy(first) - accuracy(plain))).toBeLessThan(0.05);
});

test('a memory that does not hold four batches is told with its cure', async () => {
  const bench = await benchWith(40_000);
  const { outcome, problems } = await bench.run(document);
  expect(outcome).toBe('failed');
  const problem = problems['fit'];
  expect(problem).toMatchObject({ code: 'training.memoryShare', node: 'fit', facts: { batchSize: 32 } });
  for (const language of ['en', 'zh'] as const) {
    const { message, hint } = problem
      ? problemWordsIn(document, problem, translator(language))
      : { message: '', hint: '' };
    expect(message).toContain('32');
    expect(hint).toContain('NEUROLOOM_MEMORY_SHARE');
  }
  // The smaller batch that the cure speaks of.
  expect((await bench.run(withParams(document, 'fit', { batchSize: 4 }))).outcome).toBe('done');
});
