// One way of attribution by name: what it is measured against, its values for given rows, and whether they add up.
import type { attribution as spec } from '#shared/nodes/explain/attribution.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { deepShapley } from '#engine/explain/attribution/deep.ts';
import type { RowsOf } from '#engine/explain/attribution/deep.ts';
import { gradCam } from '#engine/explain/attribution/grad-cam.ts';
import { occlusion, spreadOver, windowsOver } from '#engine/explain/attribution/occlusion.ts';
import type { Predictor } from '#engine/network/predictor.ts';
import {
  drawnPaths,
  expectedGradients,
  integratedGradients,
  plainGradients,
  smoothGrad,
} from '#engine/explain/attribution/output-gradients.ts';
import type { GradientValues } from '#engine/explain/attribution/output-gradients.ts';
import { readOut } from '#engine/kernels/read-out.ts';
import type { Tf } from '#engine/kernels/native.ts';

export interface AttributionTask extends RowsOf {
  readonly settings: ParamsOf<typeof spec.params>;
  /** Of one row. */
  readonly shape: readonly number[];
  readonly background: Float32Array;
  readonly seed: number;
}

/** Whether base and values add up to the prediction. */
export function addsUp(method: AttributionTask['settings']['method']): boolean {
  return method === 'deep' || method === 'expectedGradients' || method === 'integratedGradients';
}

/** What one fixed row the values are measured against; undefined where it is the whole background. */
export function baselineOf(
  { settings, background }: Pick<AttributionTask, 'settings' | 'background'>,
  features: number,
): Float32Array | undefined {
  if (settings.method !== 'integratedGradients' && settings.method !== 'occlusion') return undefined;
  return settings.baseline === 'zero'
    ? new Float32Array(features)
    : Float32Array.from(moments(background, features).mean);
}

/** Throws what the methods throw: Fault 'explain.noDeepRule', 'explain.noConvolution', 'explain.noSuchConvolution'. */
export async function attributeRows(tf: Tf, model: Predictor, task: AttributionTask): Promise<GradientValues> {
  const { settings, count, background, seed, outputs } = task;
  const { features } = model;
  const baseline = baselineOf(task, features) ?? new Float32Array(features);
  switch (settings.method) {
    case 'deep': {
      const values = await deepShapley(tf, model, task);
      return { values, evaluations: (count * background.length) / features };
    }
    case 'expectedGradients': {
      const rows = background.length / features;
      const samplesOf = (row: number) => drawnPaths(seed, row, settings.samples, rows);
      return expectedGradients(tf, model, { ...task, size: settings.samples, samplesOf });
    }
    case 'integratedGradients':
      return integratedGradients(tf, model, { ...task, baseline, steps: settings.steps });
    case 'gradient':
      return plainGradients(tf, model, task);
    case 'inputTimesGradient':
      return plainGradients(tf, model, { ...task, timesInput: true });
    case 'smoothGrad':
      return smoothGrad(tf, model, { ...task, size: settings.samples, spread: noiseOf(task, features) });
    case 'gradCam': {
      const { maps, height, width } = await gradCam(tf, model, { ...task, layer: settings.layer });
      const values = overPicture(tf, maps, [count, height, width, outputs.length], task.shape);
      return { values, evaluations: count };
    }
    case 'occlusion': {
      const windows = windowsOver(task.shape, settings.window, settings.stride);
      const drops = await occlusion(tf, model, { ...task, windows, filling: baseline });
      const each = windows.covered.length / features;
      return { values: spreadOver(drops, windows, features, outputs.length), evaluations: count * (each + 1) };
    }
  }
}

/** Of a picture a fraction of the row's own range, of a table one of each feature's spread over the background. */
function noiseOf({ x, count, shape, background, settings }: AttributionTask, features: number): Float32Array {
  const spread = new Float32Array(count * features);
  const { deviation } = moments(background, features);
  for (let row = 0; row < count; row++) {
    const own = x.subarray(row * features, (row + 1) * features);
    let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const value of own) [min, max] = [Math.min(min, value), Math.max(max, value)];
    for (let i = 0; i < features; i++)
      spread[row * features + i] = settings.noise * (shape.length > 1 ? max - min : (deviation[i] ?? 0));
  }
  return spread;
}

function moments(rows: Float32Array, features: number): { mean: Float64Array; deviation: Float64Array } {
  const count = rows.length / features;
  const mean = new Float64Array(features);
  const deviation = new Float64Array(features);
  rows.forEach((value, i) => (mean[i % features] = (mean[i % features] ?? 0) + value / count));
  rows.forEach(
    (value, i) =>
      (deviation[i % features] = (deviation[i % features] ?? 0) + (value - (mean[i % features] ?? 0)) ** 2 / count),
  );
  return { mean, deviation: deviation.map(Math.sqrt) };
}

/** Maps [rows, height, width, outputs] on a picture's places, shared evenly by its channels. */
function overPicture(
  tf: Tf,
  maps: Float32Array,
  [count, height, width, outputs]: [number, number, number, number],
  [tall = 1, wide = 1, channels = 1]: readonly number[],
): Float64Array {
  const flat = readOut(tf, () => {
    const small = tf.tensor4d(maps, [count, height, width, outputs]);
    const large = tf.image.resizeBilinear(small, [tall, wide], false, true);
    const shared = tf.div(tf.reshape(large, [count * tall * wide, 1, outputs]), channels);
    return tf.tile(shared, [1, channels, 1]).dataSync<'float32'>();
  });
  return Float64Array.from(flat);
}
