// Rows behind metrics, for views that open them.

/**
 * In the order of their split: all rows, or of very many every mistake first and those at even distances. Classes by
 * index.
 */
export interface RowsView {
  /** In the split. */
  readonly total: number;
  readonly source: Int32Array;
  readonly truth: Float32Array;
  readonly predicted: Float32Array;
  /** Of two classes the second one's probability, else the true class's; nothing for a number. */
  readonly score: Float32Array;
  /** Shown beside a row; the names of a picture's values are left out. */
  readonly features: readonly string[];
  /** Rows × features (or the numbers of a picture), in raw units. */
  readonly values: Float32Array;
  /** [height, width, channels] of rows that are pictures. */
  readonly picture?: readonly number[];
}
