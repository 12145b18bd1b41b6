// Rows of a table by index, natively. tfjs' own gather reads the indices back to check them, which a recorded step must
// not do; here an index out of range is TensorFlow's error.
import * as tf from '@tensorflow/tfjs-core';
import { dataType, dataTypes, nativeBackend } from '#engine/kernels/compile/binding.ts';
import { nativeOp, onlyOutput, typeAttr } from '#engine/kernels/native-op.ts';

/** values [rows, …], index int32 [n] → [n, …]. Has no gradient. */
export function gatherRows(values: tf.Tensor, index: tf.Tensor): tf.Tensor {
  const backend = nativeBackend();
  if (!backend) return tf.gather(values, index as tf.Tensor1D);
  const axis = tf.scalar(0, 'int32');
  const types = {
    Tparams: typeAttr(dataType(values.dtype)),
    Tindices: typeAttr(dataTypes.int32),
    Taxis: typeAttr(dataTypes.int32),
  };
  const rows = onlyOutput(nativeOp(backend, 'GatherV2', types, [values, index, axis], 1));
  axis.dispose();
  return rows;
}
