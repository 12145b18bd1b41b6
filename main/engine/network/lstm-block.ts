// A whole LSTM sequence in one op of TensorFlow (BlockLSTMV2), and its gradient in another: what an unrolled loop needs
// some 50 ops a step for. Its gates stand in the order i, f, c, o, as Keras' do.
import * as tf from '@tensorflow/tfjs-core';
import { dataTypes, type NativeBackend } from '#engine/kernels/compile/binding.ts';
import { at } from '#engine/network/layer.ts';
import { boolAttr, floatAttr, nativeOp, typeAttr } from '#engine/kernels/native-op.ts';

const type = { T: typeAttr(dataTypes.float32), use_peephole: boolAttr(false) };

/** Peephole weights, which Keras' LSTM has not. */
const none = (units: number): tf.Tensor[] => [tf.zeros([units]), tf.zeros([units]), tf.zeros([units])];

/**
 * i, f, o = σ(x·W + h·U + b), c = f⊙c + i⊙tanh(…), h = o⊙tanh(c), from a state of zeros.
 *
 * @param x [steps, batch, features]
 * @param kernel [features, 4 · units], recurrentKernel [units, 4 · units], bias [4 · units]
 * @returns [steps, batch, units]: the output h of each step; with `withCarry` [steps, batch, 2 · units]: then the carry c
 */
export function lstmBlock(
  backend: NativeBackend,
  x: tf.Tensor,
  kernel: tf.Tensor,
  recurrentKernel: tf.Tensor,
  bias: tf.Tensor,
  withCarry: boolean,
): tf.Tensor {
  const [steps = 0, batch = 0] = x.shape;
  const [units = 0] = recurrentKernel.shape;
  const length = { int64: steps };
  const start = (): tf.Tensor => tf.zeros([batch, units]);
  const op = tf.customGrad((...given: (tf.Tensor | tf.GradSaveFunc)[]) => {
    const save = given[3] as tf.GradSaveFunc;
    const [from, weights, offset] = given as [tf.Tensor, tf.Tensor, tf.Tensor];
    const outputs = nativeOp(
      backend,
      'BlockLSTMV2',
      { ...type, cell_clip: floatAttr(0) },
      [length, from, start(), start(), weights, ...none(units), offset],
      7,
    );
    const [carry, hidden] = [at(outputs, 1), at(outputs, 6)];
    save([from, weights, offset, ...outputs]);
    return {
      value: withCarry ? tf.concat([hidden, carry], 2) : hidden,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const halves = withCarry ? tf.split(dy, 2, 2) : [dy, tf.zeros(dy.shape)];
        const [input, matrix, shift, ...made] = saved as [tf.Tensor, tf.Tensor, tf.Tensor, ...tf.Tensor[]];
        const gradients = nativeOp(
          backend,
          'BlockLSTMGradV2',
          type,
          [length, input, start(), start(), matrix, ...none(units), shift, ...made, at(halves, 1), at(halves, 0)],
          8,
        );
        return [gradients[0], gradients[3], gradients[7]] as tf.Tensor[];
      },
    };
  });
  return op(x, tf.concat([kernel, recurrentKernel], 0), bias);
}
