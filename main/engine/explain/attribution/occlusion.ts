// Occlusion: how far an output falls when a part of the row is covered: f(x) − f(x with a filling there). A part is a
// window over a picture or a sequence, or one feature of a table.
import type { RowsOf } from '#engine/explain/attribution/deep.ts';
import { pointPieces } from '#engine/network/predictor.ts';
import type { Predictor } from '#engine/network/predictor.ts';
import { readOut } from '#engine/kernels/read-out.ts';
import type { Tf } from '#engine/kernels/native.ts';

export interface Windows {
  /** Windows along each axis that they move on. */
  readonly counts: readonly number[];
  /** windows × features: 1 where it covers. */
  readonly covered: Uint8Array;
}

/** Windows of `size` places every `stride` along all axes but the last (channels); of a table every feature is one. */
export function windowsOver(shape: readonly number[], size: number, stride: number): Windows {
  const features = shape.reduce((product, n) => product * n, 1);
  const axes = shape.length > 1 ? shape.slice(0, -1) : shape;
  const [span, step] = shape.length > 1 ? [size, stride] : [1, 1];
  const counts = axes.map((length) => Math.floor((length - Math.min(span, length)) / step) + 1);
  const windows = counts.reduce((product, n) => product * n, 1);
  const channels = shape.length > 1 ? (shape.at(-1) ?? 1) : 1;
  const covered = new Uint8Array(windows * features);
  for (let window = 0; window < windows; window++) {
    for (let feature = 0; feature < features; feature++) {
      let [rest, place, inside] = [window, Math.floor(feature / channels), true];
      for (let axis = axes.length - 1; axis >= 0; axis--) {
        const from = (rest % (counts[axis] ?? 1)) * step;
        const here = place % (axes[axis] ?? 1);
        inside &&= here >= from && here < from + span;
        rest = Math.floor(rest / (counts[axis] ?? 1));
        place = Math.floor(place / (axes[axis] ?? 1));
      }
      covered[window * features + feature] = inside ? 1 : 0;
    }
  }
  return { counts, covered };
}

/** count × windows × outputs: f(x) − f(x covered). `filling` has a number for each feature. */
export async function occlusion(
  tf: Tf,
  model: Predictor,
  task: RowsOf & { readonly windows: Windows; readonly filling: Float32Array },
): Promise<Float64Array> {
  const { x, count, outputs, windows, filling, signal, progress } = task;
  const { features } = model;
  const size = windows.covered.length / features;
  const drops = new Float64Array(count * size * outputs.length);
  const wanted = Int32Array.from(outputs);
  for await (const { start, rows, part, from, taken, done } of pointPieces(
    x,
    features,
    size,
    model.batchRows,
    signal,
  )) {
    const found = readOut(tf, () => {
      const own = tf.tensor3d(part, [rows, 1, features]);
      const places = Float32Array.from(windows.covered.subarray(from * features, (from + taken) * features));
      const covered = tf.tensor3d(places, [1, taken, features]);
      const put = tf.mul(covered, tf.tensor3d(filling, [1, 1, features]));
      const inputs = tf.add(tf.mul(own, tf.sub(1, covered)), put);
      const index = tf.tensor1d(wanted, 'int32');
      const answer = tf.gather(model.predict(tf.reshape(own, [rows, features])), index, 1);
      const after = tf.gather(model.predict(tf.reshape(inputs, [rows * taken, features])), index, 1);
      return tf
        .sub(tf.reshape(answer, [rows, 1, outputs.length]), tf.reshape(after, [rows, taken, outputs.length]))
        .dataSync<'float32'>();
    });
    for (let row = 0; row < rows; row++) {
      const own = found.subarray(row * taken * outputs.length, (row + 1) * taken * outputs.length);
      drops.set(own, ((start + row) * size + from) * outputs.length);
    }
    progress?.(done);
  }
  return drops;
}

/** Drops of windows, spread evenly over what each covers: count × features × outputs; overlapping ones are averaged. */
export function spreadOver(drops: Float64Array, { covered }: Windows, features: number, outputs: number): Float64Array {
  const size = covered.length / features;
  const count = drops.length / size / outputs;
  const weight = new Float64Array(covered.length);
  const over = new Float64Array(features);
  for (let window = 0; window < size; window++) {
    const places = covered.subarray(window * features, (window + 1) * features);
    const fraction =
      1 /
      Math.max(
        1,
        places.reduce((sum, one) => sum + one, 0),
      );
    places.forEach((one, feature) => {
      weight[window * features + feature] = one * fraction;
      over[feature] = (over[feature] ?? 0) + one;
    });
  }
  const values = new Float64Array(count * features * outputs);
  for (let row = 0; row < count; row++) {
    for (let window = 0; window < size; window++) {
      for (let feature = 0; feature < features; feature++) {
        const part = (weight[window * features + feature] ?? 0) / Math.max(1, over[feature] ?? 1);
        if (part === 0) continue;
        for (let k = 0; k < outputs; k++) {
          const place = (row * features + feature) * outputs + k;
          values[place] = (values[place] ?? 0) + part * (drops[(row * size + window) * outputs + k] ?? 0);
        }
      }
    }
  }
  return values;
}
