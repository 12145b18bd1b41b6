import { expect, test } from 'vitest';
import { Fault } from '#shared/protocol/problem.ts';
import { readModel, writeModel } from '#engine/network/model-file.ts';
import type { PreprocessingStep } from '#engine/values/dataset.ts';
import type { ModelValue } from '#engine/values/model.ts';
import { writeSafetensors } from '#engine/values/safetensors.ts';

const two = (a: number, b: number) => Float64Array.of(a, b);

const steps: readonly PreprocessingStep[] = [
  { step: 'fill', values: two(0.1, Number.NaN), by: 'median' },
  { step: 'lookUp', tables: [null, Float64Array.of(0, 1, -1, -1)], by: { to: 'sorted', most: 5 } },
  { step: 'power', lambdas: two(Number.NaN, -0.5), by: 'likelihood' },
  { step: 'quantile', quantiles: [Float64Array.of(1, 2, 3), null], to: 'normal', most: 3 },
  { step: 'bin', edges: [null, two(0, 1)], by: 'width', bins: 1 },
  {
    step: 'standardise',
    mean: two(1e-320, -0),
    scale: two(1 / 3, 2),
    by: 'range',
    range: [0, 1],
    only: Uint8Array.of(1, 0),
  },
];

function model(change: Partial<ModelValue> = {}): ModelValue {
  return {
    type: 'model',
    network: {
      layers: [
        { name: 'in', className: 'InputLayer', config: { batch_shape: [null, 2], dtype: 'float32' }, calls: [] },
        {
          name: 'out',
          className: 'Dense',
          config: { units: 3, activation: 'softmax' },
          calls: [[{ layer: 'in', call: 0, tensor: 0 }]],
        },
      ],
      inputs: [{ layer: 'in', call: 0, tensor: 0 }],
      outputs: [{ layer: 'out', call: 0, tensor: 0 }],
    },
    weights: [
      { layer: 'out', name: 'kernel', shape: [2, 3], values: Float32Array.of(1, -0, 1e-45, 3, 4, 5), trainable: true },
      { layer: 'out', name: 'bias', shape: [3], values: Float32Array.of(0.1, 0.2, 0.3), trainable: true },
    ],
    losses: [{ className: 'SparseCategoricalCrossentropy', config: {} }],
    optimizer: { className: 'Adam', config: { learning_rate: 0.001 }, wholeBatch: false },
    inputs: [{ name: '', shape: [2], features: ['a', 'b'], words: [null, ['x', '数']], preprocessing: steps }],
    targets: [{ name: 'kind', kind: 'classes', classes: ['p', 'q', 'r'] }],
    history: [{ epoch: 1, epochs: 1, seconds: 0, logs: { loss: 0.5, accuracy: null } }],
    ...change,
  };
}

const reasonOf = (bytes: Uint8Array): unknown => {
  try {
    readModel(bytes, 'mine.loommodel');
    return 'read';
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    expect(error.problem.facts).toMatchObject({ file: 'mine.loommodel' });
    return error.problem.facts['reason'] ?? error.problem.code;
  }
};

test('is read as it was written, every bit of it, and the same model is the same bytes', () => {
  const whole = model();
  const back = readModel(writeModel(whole), 'mine');
  expect(back).toEqual(whole);
  expect(Object.is(back.weights[0]?.values[1], -0)).toBe(true);
  const slower = model({
    history: [{ epoch: 1, epochs: 1, seconds: 9, logs: { loss: 0.5, accuracy: null } }],
    threads: { count: 3 },
  });
  expect(Buffer.from(writeModel(slower)).equals(Buffer.from(writeModel(whole)))).toBe(true);
});

test('a text becomes the numbers that its own step says', () => {
  const by = {
    rule: { by: 'words', lowerCase: true, stripTags: false, normalise: false, shortest: 1, neighbours: 1 },
    to: 'sequence',
    most: 9,
    leastCount: 1,
    mostShare: 1,
    length: 2,
    padAt: 'back',
    cutAt: 'back',
  } as const;
  const step = { step: 'tokens', by, vocabulary: ['ja', '是'], weights: new Float64Array(0), length: 2 } as const;
  const own = model({ inputs: [{ name: 't', shape: [2], features: ['text'], preprocessing: [step] }] });
  expect(readModel(writeModel(own), 'mine')).toEqual(own);
  const wider = model({
    inputs: [{ name: 't', shape: [2], features: ['text'], preprocessing: [{ ...step, length: 3 }] }],
  });
  expect(reasonOf(writeModel(wider))).toBe('its input 1 is not what its network takes');
});

test('steps that make other features are read, where their numbers go together', () => {
  const components = {
    step: 'components',
    from: ['a', 'b', 'c'],
    mixed: Int32Array.of(0, 2),
    mean: two(0.5, 1.5),
    directions: two(0.6, 0.8),
    variance: Float64Array.of(2),
    ratio: Float64Array.of(0.75),
    whiten: true,
    by: { count: 1 },
  } as const;
  const fill = { step: 'fill', values: Float64Array.of(1, 2, 3), by: 'mean' } as const;
  const scale = { step: 'standardise', mean: two(0, 0), scale: two(1, 1) } as const;
  const of = (...preprocessing: readonly PreprocessingStep[]) =>
    model({ inputs: [{ name: '', shape: [2], features: ['PC1', 'b'], preprocessing }] });
  const whole = of(fill, components, scale);
  expect(readModel(writeModel(whole), 'mine')).toEqual(whole);
  const products = {
    step: 'polynomial',
    from: ['a'],
    mixed: Int32Array.of(0),
    degree: 2,
    interactionsOnly: false,
  } as const;
  expect(reasonOf(writeModel(of(products)))).toBe('read');
  for (const wrong of [
    of({ ...products, degree: 3 }),
    of({ ...components, mixed: Int32Array.of(0, 3) }),
    of({ ...components, mixed: Int32Array.of(2, 0) }),
    of({ ...components, mixed: Int32Array.of(-1, 2) }),
    of({ ...components, mean: Float64Array.of(1) }),
    of({ ...components, directions: Float64Array.of(1) }),
    of({ ...components, words: [null] }),
    of(scale, components),
  ])
    expect(reasonOf(writeModel(wrong))).toBe('its input 1 is not what its network takes');
});

test.each<[string, Partial<ModelValue>]>([
  ['its weights are not those of its network', { weights: [] }],
  ['weight kernel of out is missing or of another shape', { weights: model().weights.toReversed() }],
  ['its targets are not those of its network', { losses: [] }],
  ['its output 1 does not tell its classes', { targets: [{ name: 'kind', kind: 'classes', classes: ['p', 'q'] }] }],
  ['its inputs are not those of its network', { inputs: [...model().inputs, ...model().inputs] }],
  [
    'its input 1 is not what its network takes',
    {
      inputs: [
        {
          name: '',
          shape: [2],
          features: ['a', 'b'],
          preprocessing: [{ step: 'fill', values: two(0, 0).subarray(1), by: 'mean' }],
        },
      ],
    },
  ],
  [
    'its network is none (layer.unknown out Nothing)',
    {
      network: {
        ...model().network,
        layers: model().network.layers.map((one) => (one.name === 'out' ? { ...one, className: 'Nothing' } : one)),
      },
    },
  ],
  [
    'its network is none (network.order out)',
    { network: { ...model().network, layers: model().network.layers.slice(0, 1) } },
  ],
])('“%s” is refused', (reason, change) => {
  expect(reasonOf(writeModel(model(change)))).toBe(reason);
});

test('bytes of a stranger are no model, and say why', () => {
  const bytes = Buffer.from(writeModel(model()));
  const changed = (from: string, to: string) => Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1');
  expect(reasonOf(Buffer.alloc(3))).toBe('it is shorter than a header');
  expect(reasonOf(Buffer.alloc(64, 255))).toBe('it is no safetensors file');
  expect(reasonOf(bytes.subarray(0, bytes.length - 1))).toMatch(/^(weight|array) \d is not whole$/);
  expect(reasonOf(changed('neuroloom.model', 'neuroloom.other'))).toBe('it holds no model');
  expect(reasonOf(changed('"version":"1"', '"version":"9"'))).toBe('model.fileVersion');
  // Longer than the file, by a header that says so.
  expect(reasonOf(changed('\\"length\\":2', '\\"length\\":9'))).toMatch(/^array \d is not whole$/);
  expect(reasonOf(changed('\\"kind\\":\\"classes\\"', '\\"kind\\":\\"nothing\\"'))).toMatch(/targets.0/);
  const plain = (model: string) => writeSafetensors([], { format: 'neuroloom.model', version: '1', model });
  expect(reasonOf(plain('{}'))).toMatch(/is missing or wrong$/);
  expect(reasonOf(plain('[1'))).toMatch(/is missing or wrong$/);
  for (let cut = 0; cut < bytes.length; cut += 97) expect(reasonOf(bytes.subarray(0, cut))).not.toBe('read');
});
