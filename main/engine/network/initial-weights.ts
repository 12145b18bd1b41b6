// A network's weights before training.
import type { WeightData } from '#engine/values/model.ts';
import type { Network, NetworkWeight } from '#engine/network/build-network.ts';
import { initialValues } from '#engine/network/initializers.ts';
import { deriveSeed } from '#engine/kernels/random.ts';

/** Each weight has a stream of its own, named by layer and weight: adding a layer leaves the others' values alone. */
export function initialWeights(network: Network, seed: number): WeightData[] {
  return network.weights.map((spec) =>
    withValues(spec, initialValues(spec.initializer, spec.shape, deriveSeed(seed, 'weights', spec.layer, spec.name))),
  );
}

export const withValues = ({ layer, name, shape, trainable }: NetworkWeight, values: Float32Array): WeightData => ({
  layer,
  name,
  shape,
  values,
  trainable,
});
