// Rows of a table by index, natively. tfjs' own gather reads the indices back to check them, which a recorded step must
// not do; here an index out of range is TensorFlow's error.
import * as tf from '@tensorflow/tfjs-core';
import { dataType, dataTypes, nativeBackend } from '#engine/tensor/compile/binding.ts';

/** values [rows, …], index int32 [n] → [n, …]. Has no gradient. */
export function gatherRows(values: tf.Tensor, index: tf.Tensor): tf.Tensor {
  const backend = nativeBackend();
  if (!backend) return tf.gather(values, index as tf.Tensor1D);
  const type = (name: string, value: number) => ({ name, type: backend.binding.TF_ATTR_TYPE, value });
  const axis = tf.scalar(0, 'int32');
  const ids = backend.getInputTensorIds([values, index, axis]);
  const [meta] = backend.binding.executeOp(
    'GatherV2',
    [type('Tparams', dataType(values.dtype)), type('Tindices', dataTypes.int32), type('Taxis', dataTypes.int32)],
    ids,
    1,
  );
  axis.dispose();
  if (!meta) throw new Error('GatherV2 gave nothing');
  return backend.createOutputTensor(meta);
}
