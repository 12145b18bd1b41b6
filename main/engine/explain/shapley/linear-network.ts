// Whether a network is linear from its input to its outputs, or but for a last sigmoid, and its coefficients.
import type { ModelValue } from '#engine/values/model.ts';

export interface LinearNetwork {
  /** features × outputs. */
  readonly coefficients: Float64Array;
  readonly intercepts: Float64Array;
}

/** Of dense layers one after the other, and what undoes a target's scaling; `logOdds`: of what the last sigmoid takes. Undefined for all other networks. */
export function linearNetwork(
  { network, weights }: Pick<ModelValue, 'network' | 'weights'>,
  logOdds: boolean,
): LinearNetwork | undefined {
  const [input, ...layers] = network.layers;
  if (!input || layers.length === 0 || network.inputs.length !== 1 || network.outputs.length !== 1) return undefined;
  let found: LinearNetwork | undefined;
  let from = input.name;
  for (const [place, layer] of layers.entries()) {
    const follows = layer.calls.length === 1 && layer.calls[0]?.length === 1 && layer.calls[0][0]?.layer === from;
    if (layer.className === 'Rescaling' && follows && found) {
      const [scale, offset] = [Number(layer.config['scale']), Number(layer.config['offset'])];
      found = {
        coefficients: found.coefficients.map((value) => value * scale),
        intercepts: found.intercepts.map((value) => value * scale + offset),
      };
      from = layer.name;
      continue;
    }
    const wanted = logOdds && place === layers.length - 1 ? 'sigmoid' : 'linear';
    const kernel = weights.find((w) => w.layer === layer.name && w.name === 'kernel');
    const bias = weights.find((w) => w.layer === layer.name && w.name === 'bias');
    if (layer.className !== 'Dense' || !follows || (layer.config['activation'] ?? 'linear') !== wanted)
      return undefined;
    if (kernel?.shape.length !== 2) return undefined;
    const units = kernel.shape[1] ?? 0;
    const own = bias?.values ?? new Float32Array(units);
    found = found
      ? {
          coefficients: product(found.coefficients, kernel.values, units),
          intercepts: product(found.intercepts, kernel.values, units).map((v, k) => v + (own[k] ?? 0)),
        }
      : { coefficients: Float64Array.from(kernel.values), intercepts: Float64Array.from(own) };
    from = layer.name;
  }
  return network.outputs[0]?.layer === from ? found : undefined;
}

/** left [rows, n] × right [n, units]. */
function product(left: Float64Array, right: Float32Array, units: number): Float64Array {
  const inner = right.length / units;
  const rows = left.length / inner;
  const result = new Float64Array(rows * units);
  for (let i = 0; i < rows; i++)
    for (let n = 0; n < inner; n++)
      for (let k = 0; k < units; k++)
        result[i * units + k] = (result[i * units + k] ?? 0) + (left[i * inner + n] ?? 0) * (right[n * units + k] ?? 0);
  return result;
}
