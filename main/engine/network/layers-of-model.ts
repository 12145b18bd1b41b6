// The layers of a trained model as the beginning of another network: without the last ones, with the weights that they have,
// and frozen or not, as Keras' layer.trainable says it.
import { Fault } from '#shared/protocol/problem.ts';
import { severalTargets, layersBefore } from '#engine/network/flat-model.ts';
import { at } from '#engine/network/layer.ts';
import type { LayerData, NetworkData, TensorRef, WeightStart } from '#engine/values/layer.ts';
import type { ModelValue, WeightData } from '#engine/values/model.ts';

export interface Taken {
  /** How many layers at the end are left out. */
  readonly without: number;
  readonly trainable: 'none' | 'last' | 'all';
  /** How many layers, from the end of those that stay, go on learning with 'last'. */
  readonly last: number;
}

/** Of a model as far as it is known: weights are, once it is trained. */
type Known = Pick<ModelValue, 'network' | 'targets'> & { readonly weights?: readonly WeightData[] };

/** They take what the model takes, but are no layers that a person has put there. */
const isBefore = ({ className }: LayerData): boolean => className === 'InputLayer' || className === 'FeatureEncoding';

/** Undoes a scaled target (training/target-scaling.ts). */
const isUndoing = ({ name, className }: LayerData): boolean =>
  /_unscaled_*$/.test(name) && (className === 'Rescaling' || className === 'Activation');

/**
 * A network whose layers are called `node/…`, so that two nodes' are not one. Throws Fault 'model.severalTargets', or
 * 'model.noLayers' (facts: layers, without) when none is left.
 */
export function layersOfModel({ network, targets, weights }: Known, node: string, taken: Taken): NetworkData {
  const several = severalTargets(targets);
  if (several) throw several;
  const output = at(network.outputs, 0);
  const all = layersBefore(network, output.layer);
  const scaled = targets[0]?.scaled !== undefined;
  const own = all.filter((layer) => !isBefore(layer) && !(scaled && isUndoing(layer)));
  const { without } = taken;
  const end = own[own.length - without - 1];
  if (!end) throw new Fault('model.noLayers', { layers: own.length, without }, { param: 'without' });
  const stay = layersBefore(network, end.name);
  const kept = stay.filter((layer) => !isBefore(layer));
  const count = { none: 0, last: taken.last, all: kept.length }[taken.trainable];
  const learning = new Set(kept.slice(Math.max(0, kept.length - count)));
  const starts = startsOf(weights ?? []);
  const named = <R extends TensorRef>(ref: R): R => ({ ...ref, layer: `${node}/${ref.layer}` });
  const names = new Set(stay.map(({ name }) => name));
  return {
    layers: stay.map((layer) => {
      const start = starts.get(layer.name);
      return {
        name: `${node}/${layer.name}`,
        className: layer.className,
        config: isBefore(layer) ? layer.config : { ...layer.config, trainable: learning.has(layer) },
        calls: layer.calls.map((call) => call.map(named)),
        ...(start && { start }),
      };
    }),
    inputs: network.inputs.filter(({ layer }) => names.has(layer)).map(named),
    // Of a layer that is used several times, what it gives last.
    outputs: [{ layer: `${node}/${end.name}`, call: Math.max(0, end.calls.length - 1), tensor: 0 }],
  };
}

function startsOf(weights: readonly WeightData[]): ReadonlyMap<string, readonly WeightStart[]> {
  const starts = new Map<string, WeightStart[]>();
  for (const { layer, name, shape, values } of weights)
    starts.set(layer, [...(starts.get(layer) ?? []), { name, shape, values }]);
  return starts;
}
