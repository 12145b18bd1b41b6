// The runners of all kinds that stand for a Keras layer as their spec says: none of them needs code of its own.
import { catalogue } from '#shared/nodes/catalogue.ts';
import type { Catalogue } from '#shared/nodes/catalogue.ts';
import type { KerasLayer, NodeSpec } from '#shared/spec/define-node.ts';
import type { Runner } from '#engine/values/runner.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';
import { kerasConfig } from '#engine/network/keras-config.ts';

type KerasKind = {
  [K in keyof Catalogue]: Catalogue[K] extends { readonly keras: KerasLayer } ? K : never;
}[keyof Catalogue];

function* kerasRunners(): Iterable<readonly [string, Runner<NodeSpec>]> {
  for (const spec of Object.values<NodeSpec>(catalogue)) {
    const { keras, kind } = spec;
    if (!keras || !('layer' in keras)) continue;
    const { layer: className, sizeParam, twice } = keras;
    const runner = layerRunner(spec, (name, params) => ({
      name,
      className,
      config: kerasConfig(spec, params),
      ...(sizeParam !== undefined && { sizeParam }),
      ...(twice && { twice }),
    }));
    yield [kind, runner];
  }
}

export const kerasLayers = Object.fromEntries(kerasRunners()) as unknown as {
  readonly [K in KerasKind]: Runner<Catalogue[K]>;
};
