// All layer classes that networks may use, by Keras class name.
import type { LayerClass } from '#engine/network/layer.ts';
import { bidirectional } from '#engine/network/layers/bidirectional.ts';
import { timeDistributed } from '#engine/network/layers/time-distributed.ts';
import { plainLayerClass } from '#engine/network/plain-layer-classes.ts';

const wrappers: Readonly<Record<string, LayerClass>> = {
  Bidirectional: bidirectional as unknown as LayerClass,
  TimeDistributed: timeDistributed as unknown as LayerClass,
};

export function layerClass(className: string): LayerClass | undefined {
  return plainLayerClass(className) ?? (Object.hasOwn(wrappers, className) ? wrappers[className] : undefined);
}
