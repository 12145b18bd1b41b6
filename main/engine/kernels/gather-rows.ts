// Rows of a table by index, natively. tfjs' own gather reads the indices back to check them, which a recorded step must
// not do; here an index out of range is TensorFlow's error.
import * as tf from '@tensorflow/tfjs-core';
import { dataTypes, nativeBackend, nativeType } from '#engine/kernels/compile/binding.ts';
import { nativeOp, onlyOutput, typeAttr } from '#engine/kernels/native-op.ts';

/** values [rows, …], index int32 [n] → [n, …]; bytes become floats. Has no gradient. */
export function gatherRows(values: tf.Tensor, index: tf.Tensor): tf.Tensor {
  const backend = nativeBackend();
  if (!backend) return tf.gather(values, index as tf.Tensor1D);
  const axis = tf.scalar(0, 'int32');
  const types = {
    Tparams: typeAttr(nativeType(values)),
    Tindices: typeAttr(dataTypes.int32),
    Taxis: typeAttr(dataTypes.int32),
  };
  const rows = onlyOutput(nativeOp(backend, 'GatherV2', types, [values, index, axis], 1));
  axis.dispose();
  if (nativeType(values) !== dataTypes.uint8) return rows;
  const cast = { SrcT: typeAttr(dataTypes.uint8), DstT: typeAttr(dataTypes.float32) };
  const floats = onlyOutput(nativeOp(backend, 'Cast', cast, [rows], 1));
  rows.dispose();
  return floats;
}
