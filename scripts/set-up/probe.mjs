// Loads the native kernels, multiplies two matrices and prints what it found as JSON. Runs in a process of its own:
// a library that does not fit this machine may end the process instead of throwing.
import util from 'node:util';

// Gone since Node 23; the package still calls them (tfjs#8609).
util.isNullOrUndefined ??= (value) => value === null || value === undefined;
util.isArray ??= Array.isArray;

const { default: tf } = await import('@tensorflow/tfjs-node');
const product = tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2]));
const values = Array.from(product.dataSync());
if (values.join() !== '19,22,43,50') throw new Error(`matMul answered ${values.join()}, not 19,22,43,50`);
// A binding that knows session-options.cc takes these away, whatever becomes of the loading.
const options = ['NEUROLOOM_SESSION_THREADS', 'NEUROLOOM_SESSION_IN_TURN'];
for (const name of options) process.env[name] = '1';
try {
  tf.backend().binding.loadSavedModel('', 'serve');
} catch {
  // There is nothing to load.
}
const sessionOptions = options.every((name) => process.env[name] === undefined);
const tensorflow = tf.backend().binding.TF_Version;
process.stdout.write(`${JSON.stringify({ backend: tf.getBackend(), tensorflow, sessionOptions })}\n`);
