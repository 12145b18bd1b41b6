// A network's weights before training.
import type { WeightData } from '#engine/values/model.ts';
import type { Network } from '#engine/network/build-network.ts';
import { initialValues } from '#engine/network/initializers.ts';
import { deriveSeed } from '#engine/kernels/random.ts';

/** Each weight has a stream of its own, named by layer and weight: adding a layer leaves the others' values alone. */
export function initialWeights(network: Network, seed: number): WeightData[] {
  return network.weights.map((spec) => ({
    layer: spec.layer,
    name: spec.name,
    shape: spec.shape,
    values: initialValues(spec.initializer, spec.shape, deriveSeed(seed, 'weights', spec.layer, spec.name)),
    trainable: spec.trainable,
  }));
}
