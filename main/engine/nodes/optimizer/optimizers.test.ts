// The optimizer nodes: their defaults are Keras', their schedules give the rates that their words promise, and each
// learns with any of its settings.
import { afterAll, describe, expect, test } from 'vitest';
import { catalogue, defaultParams } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import { stepParams } from '#shared/nodes/optimizer/step-params.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import { testContext } from '#test/support/test-context.ts';
import { runners } from '#engine/nodes/runners.ts';
import type { OptimizerValue } from '#engine/values/optimizer.ts';
import { buildNetwork, refTo } from '#engine/network/build-network.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { openBackend } from '#engine/kernels/native.ts';
import { optimizerClass } from '#engine/training/optimizers/registry.ts';
import { generator } from '#engine/kernels/random.ts';
import { learningRateAt } from '#engine/training/schedules.ts';
import type { LearningRate } from '#engine/training/schedules.ts';
import { train } from '#engine/training/trainer.ts';

const context = testContext();
afterAll(() => context.dispose());

const kinds = (Object.keys(catalogue) as NodeKind[]).filter((kind) => kind.startsWith('optimizer.'));

interface OptimizerRunner {
  run(inputs: object, params: object, run: object): Promise<{ readonly optimizer: OptimizerValue }>;
}

async function made(kind: NodeKind, params: object = {}): Promise<OptimizerValue> {
  const runner = runners[kind] as unknown as OptimizerRunner;
  return (await runner.run({}, { ...defaultParams(catalogue[kind]), ...params }, context)).optimizer;
}

test('the defaults of every node are Keras’', async () => {
  for (const kind of kinds) {
    const { className, config } = await made(kind);
    const keras = optimizerClass(className)?.config.parse({}) as object;
    const own = optimizerClass(className)?.config.parse(config);
    // Whole-batch gradient descent has no class of its own in Keras, and takes longer steps.
    const rate = kind === 'optimizer.gradientDescent' ? { learning_rate: 0.1 } : {};
    expect([kind, own]).toEqual([kind, { ...keras, ...rate }]);
  }
});

test.each(kinds)('every parameter of %s changes a field that its class knows', async (kind) => {
  const parsed = async (params: object) => {
    const { className, config } = await made(kind, params);
    return optimizerClass(className)?.config.parse(config);
  };
  const { params } = catalogue[kind] as NodeSpec;
  const own = Object.entries(params).filter(([name]) => !Object.hasOwn(stepParams, name));
  for (const [name, { default: value }] of own) {
    const other = typeof value === 'boolean' ? !value : Number(value) / 2 + 0.25;
    expect([name, await parsed({ [name]: other })]).not.toEqual([name, await parsed({})]);
  }
});

describe('rates', () => {
  const settings = { learningRate: 0.8, decaySteps: 100, factor: 0.5, boundaries: [300, 100], endShare: 0.25 };
  const at = [0, 50, 100, 101, 200, 301, 1000];
  const half = (t: number) => 0.5 ** t;
  const falling = (t: number) => Math.min(t / 100, 1);
  const cases: readonly (readonly [string, object, (t: number) => number])[] = [
    ['constant', {}, () => 0.8],
    ['plateau', {}, () => 0.8],
    ['step', {}, (t) => 0.8 * half(Math.floor(t / 100))],
    ['exponential', {}, (t) => 0.8 * half(t / 100)],
    ['piecewise', {}, (t) => 0.8 * half(Number(t > 100) + Number(t > 300))],
    ['inverseTime', {}, (t) => 0.8 / (1 + (0.5 * t) / 100)],
    ['polynomial', { power: 2 }, (t) => 0.2 + 0.6 * (1 - falling(t)) ** 2],
    ['cosine', {}, (t) => 0.8 * (0.75 * 0.5 * (1 + Math.cos(Math.PI * falling(t))) + 0.25)],
    [
      'cosine',
      { warmupSteps: 80 },
      (t) => (t < 80 ? (0.8 * t) / 80 : 0.8 * (0.75 * 0.5 * (1 + Math.cos(Math.PI * falling(t - 80))) + 0.25)),
    ],
  ];

  test.each(cases)('%s %j', async (schedule, more, expected) => {
    for (const kind of kinds) {
      const { config } = await made(kind, { ...settings, schedule, ...more });
      const rate = (optimizerClass('SGD')?.config.parse({ learning_rate: config['learning_rate'] }) ?? {}) as {
        learning_rate: LearningRate;
      };
      for (const t of at) expect(learningRateAt(rate.learning_rate, t)).toBeCloseTo(expected(t), 12);
    }
  });

  test('a plateau is handed on with the rate’s end as a rate; no other schedule has it', async () => {
    const plateau = { ...settings, schedule: 'plateau', plateauPatience: 3, plateauCooldown: 1, plateauMinDelta: 0.01 };
    expect((await made('optimizer.nadam', plateau)).reduceOnPlateau).toEqual({
      factor: 0.5,
      patience: 3,
      cooldown: 1,
      minDelta: 0.01,
      minRate: 0.2,
    });
    expect(await made('optimizer.nadam', { schedule: 'cosine' })).not.toHaveProperty('reduceOnPlateau');
  });
});

describe('every optimizer learns through the compiled step', () => {
  const settings = [
    {},
    { schedule: 'cosine', warmupSteps: 3, decaySteps: 20, weightDecay: 0.01, clip: 'globalNorm', clipAt: 0.5 },
    { schedule: 'plateau', clip: 'norm', clipAt: 0.1, momentum: 0.9, nesterov: true, centred: true, amsgrad: true },
    { schedule: 'piecewise', boundaries: [2, 4], clip: 'value', clipAt: 0.01 },
  ];
  const rows = 24;
  const random = generator(4);
  const x = Float32Array.from({ length: rows * 3 }, () => random.next() - 0.5);
  const y = Float32Array.from({ length: rows }, (_, row) => (x[row * 3] ?? 0) - 2 * (x[row * 3 + 1] ?? 0));
  const network = buildNetwork({
    layers: [
      { name: 'in', className: 'InputLayer', config: { batch_shape: [null, 3] }, calls: [] },
      { name: 'out', className: 'Dense', config: { units: 1 }, calls: [[refTo('in')]] },
    ],
    inputs: [refTo('in')],
    outputs: [refTo('out')],
  });

  test.each(kinds)('%s', async (kind) => {
    const { tf } = await openBackend();
    for (const params of settings) {
      const { reduceOnPlateau, ...optimizer } = await made(kind, { learningRate: 0.05, ...params });
      const { history, eagerBecause } = await train(tf, {
        network,
        weights: initialWeights(network, 1),
        optimizer,
        objective: { losses: ['mean_squared_error'], metrics: [[]] },
        data: { rows, inputs: [{ values: x, shape: [3] }], truths: [{ values: y, shape: [1] }] },
        epochs: 12,
        batchSize: 10,
        shuffle: true,
        seed: 1,
        reduceOnPlateau: reduceOnPlateau && { ...reduceOnPlateau, monitor: 'loss' },
      });
      expect([params, eagerBecause]).toEqual([params, undefined]);
      expect(history.at(-1)?.logs['loss']).toBeLessThan(Number(history[0]?.logs['loss']));
    }
  });
});

test('weight decay and one kind of clipping reach the configuration', async () => {
  for (const [clip, name] of [
    ['value', 'clipvalue'],
    ['norm', 'clipnorm'],
    ['globalNorm', 'global_clipnorm'],
  ] as const) {
    const { config } = await made('optimizer.rmsprop', { clip, clipAt: 0.3, weightDecay: 0.02 });
    const clips = Object.entries(config).filter(([key]) => key.includes('clip'));
    expect([clips, config['weight_decay']]).toEqual([[[name, 0.3]], 0.02]);
  }
  // AdamW without decay is Adam, not AdamW with the decay that it starts with.
  expect((await made('optimizer.adamw', { weightDecay: 0 })).config['weight_decay']).toBe(0);
});
