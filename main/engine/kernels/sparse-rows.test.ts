// Embeddings whose updates move only the rows that a batch looked up: against single ops, and to the bit for the others.
import { beforeAll, describe, expect, test } from 'vitest';
import type { LayerData } from '#engine/values/layer.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { nativeBackend } from '#engine/kernels/compile/binding.ts';
import { compileProgram, writeProgram } from '#engine/kernels/compile/program.ts';
import type { FunctionPlan } from '#engine/kernels/compile/program.ts';
import { networkUpdates } from '#engine/training/network-updates.ts';
import { gatherRows } from '#engine/kernels/gather-rows.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { createObjective } from '#engine/training/objective.ts';
import { optimizerClass } from '#engine/training/optimizers/registry.ts';
import { weightTensors } from '#engine/network/predictor.ts';
import { distinctRows, scatterAttrs } from '#engine/kernels/sparse-rows.ts';
import { createStepper, eagerStepper } from '#engine/training/stepper.ts';
import type { StepCall } from '#engine/training/network-updates.ts';
import { createStepPlan, initialSlots } from '#engine/training/train-step.ts';
import { dataTensors, disposeData } from '#engine/training/training-data.ts';

let tf: Tf;
beforeAll(async () => {
  const backend = await openBackend();
  expect(backend.name).toBe('tensorflow');
  ({ tf } = backend);
});

const [words, dimension, length, rows] = [9, 3, 4, 6] as const;
const parts: readonly (readonly [string, Record<string, unknown>])[] = [
  ['InputLayer', { batch_shape: [null, length], dtype: 'int32' }],
  ['Embedding', { input_dim: words, output_dim: dimension }],
  ['Flatten', {}],
  ['Dense', { units: 1 }],
];
const end = (layer: string) => [{ layer, call: 0, tensor: 0 }];
const layers = parts.map(([className, config], i): LayerData => ({
  name: `l${i}`,
  className,
  config,
  calls: i === 0 ? [[]] : [end(`l${i - 1}`)],
}));

/** Words 0 … 5 alone, some of them more than once in a row. */
const tokens = Int32Array.from({ length: rows * length }, (_, i) => (i * i) % 6);

describe.each([
  ['SGD', { learning_rate: 0.05 }],
  ['Adagrad', { learning_rate: 0.05 }],
  ['SGD', { learning_rate: 0.05, momentum: 0.9 }],
  ['Adam', { learning_rate: 0.05 }],
  ['SGD', { learning_rate: 0.05, weight_decay: 0.1 }],
  ['SGD', { learning_rate: 0.05, clipnorm: 0.1 }],
] as const)('an embedding moved by %s %o', (className, config) => {
  test('ends as with single ops, and leaves the rows that no text names', async () => {
    const network = buildNetwork({ layers, inputs: end('l0'), outputs: end('l3') });
    const objective = createObjective(network, { losses: ['mean_squared_error'], metrics: [[]] }, [[1]]);
    const plan = createStepPlan(objective, { className, config }, 1);
    const weights = initialWeights(network, 2);
    const data = dataTensors({
      rows,
      inputs: [{ values: tokens, shape: [length] }],
      truths: [{ values: Float32Array.from({ length: rows }, (_, i) => i - 2), shape: [1] }],
    });
    const start = () => [...weightTensors(tf, network, weights), ...initialSlots(plan).flat()];
    const optimizer = optimizerClass(className);
    const call = (number: number): StepCall => ({
      rows: Int32Array.of((number * 2) % rows, (number * 3 + 1) % rows, 0),
      number,
      feeds: optimizer?.feeds(optimizer.config.parse(config), number, config.learning_rate) ?? {},
    });
    const calls = [1, 2, 3, 4, 5].map(call);
    const updates = networkUpdates(plan, data);
    const compiled = await createStepper(updates, start(), [call(1)]);
    const eager = eagerStepper(updates, start(), 'for comparison');
    expect(compiled.eagerBecause).toBeUndefined();
    for (const one of calls) {
      const [loss = 0] = compiled.step(one);
      expect(loss).toBeCloseTo(eager.step(one)[0] ?? Number.NaN, 4);
    }
    const [got, want] = [compiled.weights(), eager.weights()];
    got.forEach((weight, i) => {
      const wanted = want[i]?.dataSync() ?? [];
      weight.dataSync().forEach((value, j) => expect(value).toBeCloseTo(wanted[j] ?? Number.NaN, 5));
    });
    if (!('weight_decay' in config)) {
      const unnamed = got[0]?.dataSync<'float32'>().subarray(6 * dimension);
      expect(unnamed).toEqual(weights[0]?.values.subarray(6 * dimension));
    }
    tf.dispose([...got, ...want]);
    compiled.dispose();
    eager.dispose();
    disposeData(data);
  });
});

describe('a variable that is changed row by row', () => {
  const body: FunctionPlan['body'] = ([table], [ids, rate]) => {
    const backend = nativeBackend();
    if (!table || !ids || !rate || !backend) throw new Error('Nothing was given');
    const found = gatherRows(table, ids) as ReturnType<Tf['tensor2d']>;
    const named = distinctRows(backend, ids as ReturnType<Tf['tensor1d']>);
    const move = tf.mul(named.summed(found), rate);
    const update = { op: 'ResourceScatterSub', variables: [0], inputs: [named.ids, move], attrs: scatterAttrs };
    return { fetches: [tf.sum(found)], trainingOps: [update] };
  };

  test('is read by rows, never as a whole', () => {
    const table = tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);
    const feeds = [tf.tensor1d([2, 0, 2], 'int32'), tf.scalar(0.1)];
    const plan = { name: 'move', feeds, body };
    const graph = Buffer.from(writeProgram([table], [plan]).graph).toString('latin1');
    expect(graph).toContain('ResourceGather');
    expect(graph).not.toContain('GatherV2');
    const program = compileProgram([table], [plan]);
    // Row 2 is named twice and gives up a tenth twice: 5 − 1 = 4, 6 − 1.2 = 4.8.
    for (const sum of [1 + 2 + 2 * (5 + 6), 0.9 + 1.8 + 2 * (4 + 4.8)]) {
      const [found] = program.run('move', feeds);
      expect(found?.dataSync()[0]).toBeCloseTo(sum, 5);
      found?.dispose();
    }
    const now = program.read(0);
    const wanted = [0.81, 1.62, 3, 4, 3.2, 3.84];
    now.dataSync().forEach((value, i) => expect(value).toBeCloseTo(wanted[i] ?? Number.NaN, 5));
    tf.dispose([now, table, ...feeds]);
    program.dispose();
  });
});
