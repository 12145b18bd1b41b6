// The closed form of Shapley values of a linear model of independent features: value = coefficient × distance from the
// background's mean. Also of a logistic model, in log-odds.
import { additivityError } from '#engine/explain/shapley/additivity.ts';
import type { EstimatedRows } from '#engine/explain/shapley/estimate-rows.ts';
import type { LinearNetwork } from '#engine/explain/shapley/linear-network.ts';

export interface LinearModel {
  /** One per feature. */
  readonly coefficients: ArrayLike<number>;
  readonly intercept: number;
}

/** `row` and `mean` hold one number per feature; the values and `base` sum to the model's output for the row. */
export function linearShapley(
  { coefficients, intercept }: LinearModel,
  row: ArrayLike<number>,
  mean: ArrayLike<number>,
): { base: number; values: Float64Array } {
  let base = intercept;
  const values = Float64Array.from({ length: coefficients.length }, (_, j) => {
    base += (coefficients[j] ?? 0) * (mean[j] ?? 0);
    return (coefficients[j] ?? 0) * ((row[j] ?? 0) - (mean[j] ?? 0));
  });
  return { base, values };
}

/** All rows at once. `predictions` are the model's own, in the units of the coefficients; `mean` is of the background. */
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
  for (let k = 0; k < outputs; k++) {
    const own = { coefficients: coefficients.filter((_, i) => i % outputs === k), intercept: intercepts[k] ?? 0 };
    for (let row = 0; row < rows; row++) {
      const found = linearShapley(own, x.subarray(row * features, (row + 1) * features), mean);
      base[k] = found.base;
      found.values.forEach((value, j) => (values[(row * features + j) * outputs + k] = value));
    }
  }
  const error = additivityError(values, base, predictions);
  return { rows, values, base, predictions, additivityError: error, evaluations: rows, stopped: false };
}
