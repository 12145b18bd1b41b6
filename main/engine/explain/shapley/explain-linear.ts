// All rows of a linear network at once, by the closed form.
import { linearShapley } from '#engine/explain/shapley/linear.ts';
import type { LinearNetwork } from '#engine/explain/shapley/linear-network.ts';
import type { EstimatedRows } from '#engine/explain/shapley/estimate-rows.ts';

/** `predictions` are the model's own, in the units of the coefficients; `mean` is of the background. */
export function explainLinear(
  { coefficients, intercepts }: LinearNetwork,
  x: Float32Array,
  mean: Float64Array,
  predictions: Float64Array,
): EstimatedRows {
  const features = mean.length;
  const outputs = intercepts.length;
  const rows = x.length / features;
  const values = new Float64Array(rows * features * outputs);
  const base = new Float64Array(outputs);
  let additivityError = 0;
  for (let k = 0; k < outputs; k++) {
    const own = { coefficients: coefficients.filter((_, i) => i % outputs === k), intercept: intercepts[k] ?? 0 };
    for (let row = 0; row < rows; row++) {
      const found = linearShapley(own, x.subarray(row * features, (row + 1) * features), mean);
      base[k] = found.base;
      let sum = found.base;
      found.values.forEach((value, j) => {
        values[(row * features + j) * outputs + k] = value;
        sum += value;
      });
      additivityError = Math.max(additivityError, Math.abs(sum - (predictions[row * outputs + k] ?? Number.NaN)));
    }
  }
  return { rows, values, base, predictions, additivityError, evaluations: rows, stopped: false };
}

/** Weighted mean of rows × features. */
export function meanRow(rows: Float32Array, features: number, backgroundWeights: Float64Array): Float64Array {
  const mean = new Float64Array(features);
  rows.forEach((value, i) => {
    mean[i % features] = (mean[i % features] ?? 0) + value * (backgroundWeights[Math.floor(i / features)] ?? 0);
  });
  return mean;
}
