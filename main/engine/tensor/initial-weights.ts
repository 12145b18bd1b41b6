// A network's weights before training.
import type { WeightData } from '#engine/run/values.ts';
import type { Network } from '#engine/tensor/build-network.ts';
import { initialValues } from '#engine/tensor/initializers.ts';
import { deriveSeed } from '#engine/tensor/random.ts';

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
