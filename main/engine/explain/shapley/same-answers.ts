// Whether a model says the same of every row. Knows nothing of problems: what follows from it is the caller's.

/**
 * Last digits of float32: kernels round the rows at the end of a batch otherwise than the others, by the width of the
 * machine's vectors.
 */
const rounding = 4 * 2 ** -23;

/** `predictions`: each rows × outputs. Rows that differ by no more than float32 rounding are the same. */
export function sameAnswers(predictions: readonly Float64Array[], outputs: number): boolean {
  const first = predictions.find(({ length }) => length > 0);
  return predictions.every((rows) =>
    rows.every((value, i) => {
      const expected = first?.[i % outputs] ?? Number.NaN;
      return Math.abs(value - expected) <= rounding * Math.abs(expected);
    }),
  );
}
