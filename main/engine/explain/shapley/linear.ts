// The closed form of Shapley values of a linear model of independent features: value = coefficient × distance from the
// background's mean. Also of a logistic model, in log-odds.

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
