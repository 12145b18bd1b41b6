// A network's weights before training.
import type { NetworkData } from '#engine/values/layer.ts';
import type { WeightData } from '#engine/values/model.ts';
import type { Network, NetworkWeight } from '#engine/network/build-network.ts';
import { initialValues } from '#engine/network/initializers.ts';
import { deriveSeed } from '#engine/kernels/random.ts';

/**
 * What they begin with, where that is given. Each other weight has a stream of its own, named by layer and weight: adding a
 * layer leaves the others' values alone.
 */
export function initialWeights(network: Network, seed: number): WeightData[] {
  return network.weights.map((spec) =>
    withValues(
      spec,
      spec.start?.slice() ??
        initialValues(spec.initializer, spec.shape, deriveSeed(seed, 'weights', spec.layer, spec.name)),
    ),
  );
}

/** The network of a trained model, whose weights stand beside it. */
export const withoutStart = ({ layers, ...ends }: NetworkData): NetworkData => ({
  ...ends,
  layers: layers.map(({ start: _, ...layer }) => layer),
});

export const withValues = ({ layer, name, shape, trainable }: NetworkWeight, values: Float32Array): WeightData => ({
  layer,
  name,
  shape,
  values,
  trainable,
});
