// A number target that a training learns scaled: fitted to the rows that it learns from, in 64 bits, and undone by layers
// behind the network's output, so that whoever asks the model sees the target's own unit.
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import type { LayerData, NetworkData, TensorRef } from '#engine/values/layer.ts';
import { refTo } from '#engine/network/build-network.ts';

/** What is learnt is (y − offset) / scale, of log(1 + y) with `log`. */
export interface TargetScaling {
  readonly log: boolean;
  readonly offset: number;
  readonly scale: number;
}

/** Undefined of a target that is learnt as it is. What has one value alone keeps the scale 1. */
export function fitScaling({ scaled: by }: TargetInfo, y: Float32Array): TargetScaling | undefined {
  if (by === undefined) return undefined;
  const log = by === 'logarithm';
  const values = Float64Array.from(y, log ? Math.log1p : Number);
  if (by === 'range') {
    const [least, greatest] = values.reduce<readonly [number, number]>(
      ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
      [Infinity, -Infinity],
    );
    return values.length === 0 ? { log, offset: 0, scale: 1 } : { log, offset: least, scale: greatest - least || 1 };
  }
  const count = Math.max(1, values.length);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { log, offset: mean, scale: Math.sqrt(squares / count) || 1 };
}

export const scaledTarget = ({ log, offset, scale }: TargetScaling, y: Float32Array): Float32Array =>
  y.map((value) => ((log ? Math.log1p(value) : value) - offset) / scale);

/** By how much an error grows when the scaling is undone; undefined where it depends on the value. */
export const unitOf = (scaling: TargetScaling | undefined): number | undefined =>
  scaling?.log === false ? scaling.scale : undefined;

/** The network with layers of Keras' behind its outputs that undo their scalings; it has the same weights. */
export function unscaledNetwork(
  { layers, inputs, outputs }: NetworkData,
  scalings: readonly (TargetScaling | undefined)[],
): NetworkData {
  const all = [...layers];
  const behind = ({ layer, call, tensor }: TensorRef, className: string, config: LayerData['config']): TensorRef => {
    let name = `${layer}_unscaled`;
    while (all.some((other) => other.name === name)) name += '_';
    all.push({ name, className, config, calls: [[{ layer, call, tensor }]] });
    return refTo(name);
  };
  const ends = outputs.map((end, i) => {
    const scaling = scalings[i];
    if (!scaling) return end;
    const { log, offset, scale } = scaling;
    const linear = behind(end, 'Rescaling', { scale, offset });
    if (!log) return { ...end, ...linear };
    const power = behind(linear, 'Activation', { activation: 'exponential' });
    return { ...end, ...behind(power, 'Rescaling', { scale: 1, offset: -1 }) };
  });
  return { layers: all, inputs, outputs: ends };
}
