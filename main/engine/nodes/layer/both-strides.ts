// The steps of a pool from its parameter.

/** None: the pool's own size. One: the same both ways. */
export function bothStrides(strides: readonly number[], pool: readonly number[]): readonly number[] {
  const [rows, columns = rows] = strides;
  return rows === undefined || columns === undefined ? pool : [rows, columns];
}
