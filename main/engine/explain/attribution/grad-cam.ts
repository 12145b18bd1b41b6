// Grad-CAM: where in a picture a convolution saw what speaks for a class: ReLU(Σ_k mean gradient_k · map_k), the gradient
// being that of the class's logit where the network ends in a sigmoid or softmax.
import type { Tensor } from '@tensorflow/tfjs-core';
import { Fault } from '#shared/protocol/problem.ts';
import type { RowsOf } from '#engine/explain/attribution/deep.ts';
import { compiledFunction } from '#engine/kernels/compile/compiled-function.ts';
import { rowPieces } from '#engine/network/predictor.ts';
import type { Predictor } from '#engine/network/predictor.ts';
import { readOut } from '#engine/kernels/read-out.ts';
import { at } from '#engine/network/layer.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { forward } from '#engine/network/forward.ts';

export interface ClassMaps {
  readonly layer: string;
  readonly height: number;
  readonly width: number;
  /** count × height × width × outputs, neither resized nor normalised. */
  readonly maps: Float32Array;
}

/**
 * `layer` '' = the last convolution. Throws Fault 'explain.noConvolution', or 'explain.noSuchConvolution' (facts: layer,
 * known) for a name that is none of the network's convolutions.
 */
export async function gradCam(tf: Tf, model: Predictor, task: RowsOf & { readonly layer: string }): Promise<ClassMaps> {
  const { x, count, outputs, signal, progress } = task;
  const known = model.network.layers.filter((built) => built.layer.traits.convolution).map(({ name }) => name);
  const layer = task.layer === '' ? known.at(-1) : known.find((name) => name === task.layer);
  if (known.length === 0) throw new Fault('explain.noConvolution', {}, { port: 'model', param: 'method' });
  if (layer === undefined)
    throw new Fault('explain.noSuchConvolution', { layer: task.layer, known: known.join(', ') }, { param: 'layer' });
  const built = model.network.layers.find(({ name }) => name === layer);
  const [height = 0, width = 0, channels = 0] = at(at(built?.calls ?? [], -1).outputShapes, 0);
  const maps = new Float32Array(count * height * width * outputs.length);
  const compiled = compiledFunction(model.weights, ([part]) => {
    const inputs = model.inputsOf(part as Tensor);
    const rows = part?.shape[0] ?? 0;
    const still = tf.zeros([rows, height, width, channels]);
    let map: Tensor = still;
    const watch = (name: string, tensors: readonly Tensor[]): void => {
      if (name === layer) map = at(tensors, 0);
    };
    forward(model.network, inputs, model.weights, { training: false, watch });
    const each = outputs.map((place) => {
      // The gradient at a change of the maps by nothing is the gradient at the maps.
      const gradient = tf.grad((moved: Tensor) => {
        const result = forward(model.network, inputs, model.weights, {
          training: false,
          through: (name, tensors) => (name === layer ? [tf.add(at(tensors, 0), moved)] : tensors),
        });
        const output = tf.reshape(at(result.logits, 0) ?? at(result.outputs, 0), [rows, -1]);
        return tf.sum(tf.slice(output, [0, place], [-1, 1]));
      })(still);
      const importance = tf.mean(gradient, [1, 2], true);
      return tf.relu(tf.sum(tf.mul(importance, map), -1));
    });
    return [tf.stack(each, -1)];
  });
  try {
    for await (const { start, rows, part } of rowPieces(x, model.features, model.gradientRows, signal)) {
      const found = readOut(tf, () =>
        compiled.run([tf.tensor2d(part, [rows, model.features])])[0]?.dataSync<'float32'>(),
      );
      maps.set(found ?? [], start * height * width * outputs.length);
      progress?.((start + rows) / count);
    }
  } finally {
    compiled.dispose();
  }
  return { layer, height, width, maps };
}
