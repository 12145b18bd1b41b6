// How well explanations of rows add up to their predictions.

/** max over rows and outputs of |base + Σ values − prediction|. `values`: rows × features × outputs. */
export function additivityError(values: Float64Array, base: Float64Array, predictions: Float64Array): number {
  const outputs = base.length;
  const width = values.length / (predictions.length / outputs);
  return predictions.reduce((largest, prediction, i) => {
    const [row, k] = [Math.floor(i / outputs), i % outputs];
    let sum = base[k] ?? 0;
    for (let at = row * width + k; at < (row + 1) * width; at += outputs) sum += values[at] ?? 0;
    return Math.max(largest, Math.abs(sum - prediction));
  }, 0);
}
