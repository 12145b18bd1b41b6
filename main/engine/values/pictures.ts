// Rows of numbers as the pictures that they are, the range of all of them as black to white.

export interface LabelledRow {
  readonly label: string;
  /** height × width × channels. */
  readonly values: Float32Array;
}

export interface Pictures {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly images: readonly { readonly label: string; readonly pixels: Uint8Array }[];
}

/** Undefined where rows of this shape are no pictures: [height, width, 1 | 3] are. */
export function picturesOf(shape: readonly number[], rows: () => readonly LabelledRow[]): Pictures | undefined {
  const [height = 0, width = 0, channels] = shape;
  if (shape.length !== 3 || (channels !== 1 && channels !== 3)) return undefined;
  const shown = rows();
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { values } of shown)
    for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  const level = (value: number): number => (high > low ? Math.round((255 * (value - low)) / (high - low)) : 0);
  const images = shown.map(({ label, values }) => ({ label, pixels: Uint8Array.from(values, level) }));
  return { width, height, channels, images };
}
