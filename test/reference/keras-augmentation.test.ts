// What Keras makes of pictures in training, with factors that leave nothing to chance.
import { beforeAll, expect, test } from 'vitest';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { stepRandom } from '#engine/kernels/random.ts';
import { buildNetwork, refTo } from '#engine/network/build-network.ts';
import { forward } from '#engine/network/forward.ts';
import { at } from '#engine/network/layer.ts';
import { loadCases } from '#test/reference/load-cases.ts';

interface AugmentationCase {
  readonly id: string;
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly shape: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

let tf: Tf;
beforeAll(async () => {
  ({ tf } = await openBackend());
});

const files = loadCases<AugmentationCase>('keras-augmentation');

test.each(files.flatMap(({ cases }) => cases))('$id', ({ className, config, shape, x, y }) => {
  const network = buildNetwork({
    layers: [
      { name: 'in', className: 'InputLayer', config: { batch_shape: [null, ...shape.slice(1)] }, calls: [] },
      { name: 'layer', className, config, calls: [[refTo('in')]] },
    ],
    inputs: [refTo('in')],
    outputs: [refTo('layer')],
  });
  const [made, unchanged] = [true, false].map((training) =>
    tf.tidy(() => {
      const random = stepRandom(1, tf.tensor1d([1], 'int32'), 1);
      const { outputs } = forward(network, [tf.tensor([...x], [...shape])], [], { training, random });
      return at(outputs, 0).dataSync<'float32'>();
    }),
  );
  expect(Array.from(unchanged ?? [])).toEqual(x.map(Math.fround));
  expect(y.filter((want, i) => !(Math.abs((made?.[i] ?? Number.NaN) - want) <= 1e-5))).toEqual([]);
});
