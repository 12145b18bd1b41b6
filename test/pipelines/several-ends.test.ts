// A network with two inputs (numbers and tokens) and two outputs (a class and a number), from the wired pipeline to the
// explanation, held to Keras: the reference (several-ends.json) was made by several-ends.py from the same table and the
// same initial weights.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBackend } from '#engine/kernels/native.ts';
import { flatColumns } from '#engine/network/flat-model.ts';
import { openPredictor } from '#engine/network/predictor.ts';
import { wired } from '#test/pipelines/several-ends.ts';
import type { PipelineDocument } from '#shared/document/document.ts';
import { openWorkbench, withParams } from '#test/pipelines/workbench.ts';
import { infoOf } from '#engine/kinds/kinds.ts';
import type { Ran, Workbench } from '#test/pipelines/workbench.ts';
import { connect, isRefused } from '#shared/document/edits.ts';

interface Reference {
  readonly table: string;
  /** By layer and name, flat. */
  readonly initial: Readonly<Record<string, readonly number[]>>;
  readonly history: Readonly<Record<string, readonly number[]>>;
  readonly final: Readonly<Record<string, readonly number[]>>;
  readonly test: {
    readonly risk: readonly number[];
    readonly price: readonly number[];
    readonly risk_accuracy: number;
    readonly risk_loss: number;
    readonly price_loss: number;
    readonly price_mean_absolute_error: number;
  };
  /** Exact Shapley values of the first test row's outputs, and the mean answer over the background. */
  readonly shapley: Readonly<Record<'risk' | 'price', { readonly base: number; readonly values: readonly number[] }>>;
}

const reference = JSON.parse(readFileSync(new URL('several-ends.json', import.meta.url), 'utf8')) as Reference;

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
  bench.file('rows.csv', reference.table);
});
afterAll(() => bench.dispose());

/** Those of the other Keras trajectories (test/reference): of weights and what they answer, and of losses. */
const tolerance = { weights: 2e-5, told: 1e-5 };

/** Up to a tolerance that is absolute below 1 and relative above. */
function closeTo(found: ArrayLike<number>, expected: readonly number[], within: number): void {
  expect(found.length).toBe(expected.length);
  expected.forEach((value, i) => {
    expect(Math.abs((found[i] ?? Number.NaN) - value)).toBeLessThanOrEqual(within * Math.max(1, Math.abs(value)));
  });
}

async function weightsOf(ran: Ran): Promise<Readonly<Record<string, Float32Array>>> {
  const { weights } = await ran.value('fit', 'model', 'model');
  return Object.fromEntries(weights.map(({ layer, name, values }) => [`${layer}/${name}`, values]));
}

test('it is checked, trained by the compiled step, evaluated, predicted and explained as Keras does', async () => {
  const document = wired();
  expect(await bench.problems(document)).toEqual([]);
  // A step of no length leaves the weights what they are at the start.
  const still = withParams(withParams(document, 'adam', { learningRate: 1e-30 }), 'fit', { epochs: 1 });
  const initial = await weightsOf(await bench.run(still));
  expect(Object.keys(initial).toSorted()).toEqual(Object.keys(reference.initial).toSorted());
  for (const [name, values] of Object.entries(reference.initial)) closeTo(initial[name] ?? [], values, 1e-7);

  const ran = await bench.run(document);
  expect(ran.problems).toEqual({});
  const model = await ran.value('fit', 'model', 'model');
  expect(model.eagerBecause).toBeUndefined();
  expect(model.targets.map(({ name, kind }) => [name, kind])).toEqual([
    ['risk', 'binary'],
    ['price', 'number'],
  ]);
  expect(model.inputs.map(({ name }) => name).toSorted()).toEqual(['numbers', 'tokens']);
  const wires = await bench.wires(document);
  expect(wires['fit']?.['model']).toEqual(infoOf(model));
  for (const one of ['one-risk', 'one-price'])
    expect(wires[one]?.['model']).toEqual(infoOf(await ran.value(one, 'model', 'model')));
  for (const [name, values] of Object.entries(reference.history))
    closeTo(
      model.history.map(({ logs }) => logs[name] ?? Number.NaN),
      values,
      tolerance.told,
    );
  const final = await weightsOf(ran);
  for (const [name, values] of Object.entries(reference.final)) closeTo(final[name] ?? [], values, tolerance.weights);

  const { metrics: risk } = await ran.value('test-risk', 'report', 'report');
  const { metrics: price } = await ran.value('test-price', 'report', 'report');
  closeTo(
    [risk['accuracy'], risk['loss'], price['loss'], price['mean_absolute_error']].map(Number),
    [
      reference.test.risk_accuracy,
      reference.test.risk_loss,
      reference.test.price_loss,
      reference.test.price_mean_absolute_error,
    ],
    tolerance.told,
  );
  for (const target of ['risk', 'price'] as const) {
    const { outputs } = await ran.value(`tell-${target}`, 'predictions', 'predictions');
    closeTo(outputs, reference.test[target], tolerance.weights);
    const explanation = await ran.value(`why-${target}`, 'explanation', 'explanation');
    // In the order of the network's inputs, under the names of the table.
    const place = ['a', 'b', 'c', 's', 't', 'u'].map((name) => explanation.features.indexOf(name));
    closeTo(
      place.map((at) => explanation.values[at] ?? Number.NaN),
      reference.shapley[target].values,
      tolerance.weights,
    );
    closeTo(explanation.base, [reference.shapley[target].base], tolerance.weights);
    expect(explanation.additivityError).toBeLessThan(1e-5);
  }

  // The model alone, asked with rows of the table: both answers side by side.
  const { tf } = await openBackend();
  const opened = openPredictor(tf, { ...model, ...flatColumns(model.inputs) });
  const count = reference.test.risk.length;
  const [header, ...lines] = reference.table.trim().split('\n');
  const columns = flatColumns(model.inputs).features.map((name) => header?.split(',').indexOf(name) ?? -1);
  const raw = lines.slice(-count).flatMap((line) => columns.map((column) => Number(line.split(',')[column])));
  const answers = await opened.predictRaw(Float64Array.from(raw));
  opened.dispose();
  for (const target of ['risk', 'price'] as const) {
    const place = model.targets.findIndex(({ name }) => name === target);
    closeTo(
      answers.filter((_, i) => i % model.targets.length === place),
      reference.test[target],
      tolerance.weights,
    );
  }
});

test('an output that takes one of the inputs is a model of that input alone, as was told before the run', async () => {
  const apart = connect(wired(), { node: 'flat', port: 'layer' }, { node: 'cost', port: 'layer' });
  if (isRefused(apart)) throw new Error('The wire was refused');
  const document = withParams(apart.document, 'fit', { epochs: 1 });
  const [wires, ran] = [await bench.wires(document), await bench.run(document)];
  expect(ran.problems).toEqual({});
  expect(wires['fit']?.['model']).toEqual(infoOf(await ran.value('fit', 'model', 'model')));
  const model = await ran.value('one-price', 'model', 'model');
  expect(model.inputs.map(({ name }) => name)).toEqual(['tokens']);
  expect(wires['one-price']?.['model']).toEqual(infoOf(model));
});

test('what does not fit is told before the run, with where to mend it', async () => {
  const document = wired();
  const codes = async (id: string, params: Parameters<typeof withParams>[2]) =>
    (await bench.problems(withParams(document, id, params)))
      .filter(({ severity }) => severity === 'error')
      .map(({ node, code }) => `${node} ${code}`);
  expect(await codes('tokens', { input: 'words' })).toEqual(['tokens input.unknown']);
  expect(await codes('tokens', { input: 'numbers' })).toEqual(['fit network.inputs']);
  expect(await codes('price-output', { target: 'risk' })).toEqual(['price-output output.twice']);
  expect(await codes('price-output', { target: 'prize' })).toEqual(['fit network.targets']);
  expect(await codes('cost', { units: 2 })).toEqual(['cost network.unitsNumber']);
  expect(await codes('yes', { units: 3 })).toEqual(['yes network.units']);
  expect(await codes('risk', { inputName: '' })).toEqual(['both combine.unnamed']);
  expect(await codes('fit', { classWeights: 'balanced' })).toEqual(['fit training.classWeightsOutputs']);
  // What is behind the training, too.
  expect(await codes('one-price', { target: 'prize' })).toEqual(['one-price chooseOutput.unknown']);
  expect((await codes('split', { test: 0 })).toSorted()).toEqual(
    ['tell', 'test', 'why'].flatMap((what) =>
      ['price', 'risk'].map((target) => `${what}-${target} ${what === 'why' ? 'explain' : 'evaluate'}.noRows`),
    ),
  );
  const other = connect(document, { node: 'price', port: 'dataset' }, { node: 'why-price', port: 'dataset' });
  const whole = connect(document, { node: 'fit', port: 'model' }, { node: 'test-price', port: 'model' });
  if (isRefused(other) || isRefused(whole)) throw new Error('The wires were refused');
  const told = async (changed: PipelineDocument) =>
    (await bench.problems(changed))
      .filter(({ severity }) => severity === 'error')
      .map(({ node, code }) => `${node} ${code}`);
  // Nor has it test rows.
  expect(await told(other.document)).toEqual(['why-price model.inputs', 'why-price explain.noRows']);
  expect(await told(whole.document)).toEqual(['test-price model.severalTargets']);
});
