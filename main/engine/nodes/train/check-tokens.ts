// Whether what arrives at an embedding are tokens of it. TensorFlow's look-up has no answer for others.
import { Fault } from '#shared/protocol/problem.ts';
import type { DatasetValue, SplitName } from '#engine/values/dataset.ts';
import type { Network } from '#engine/network/build-network.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { featurePieces } from '#engine/training/stored-rows.ts';

const splitNames = ['train', 'validation', 'test'] as const satisfies readonly SplitName[];

/**
 * Looks at the rows of all splits, as the model will be asked about each of them. Throws Fault 'training.tokens' (facts:
 * layer, last, least, most).
 */
export function checkTokens(tf: Tf, network: Network, dataset: DatasetValue): void {
  const embedding = readsInput(network);
  if (embedding) for (const name of splitNames) checkThese(tf, embedding, dataset.splits[name].x);
}

/** As checkTokens, also for rows that lie in a file. */
export async function checkStoredTokens(
  tf: Tf,
  network: Network,
  dataset: DatasetValue,
  signal: AbortSignal,
): Promise<void> {
  const embedding = readsInput(network);
  if (!embedding) return;
  for (const name of splitNames)
    for await (const { x } of featurePieces(dataset.splits[name], signal)) checkThese(tf, embedding, x);
}

function checkThese(tf: Tf, embedding: Network['layers'][number], x: Float32Array): void {
  if (x.length === 0) return;
  const last = (embedding.config as { readonly input_dim: number }).input_dim - 1;
  const [least = 0, most = 0, broken = 0] = tf.tidy(() => {
    const values = tf.tensor1d(x);
    const fractions = tf.max(tf.abs(tf.sub(values, tf.round(values))));
    return tf.stack([tf.min(values), tf.max(values), fractions]).dataSync<'float32'>();
  });
  if (least >= 0 && most <= last && broken === 0) return;
  throw new Fault('training.tokens', { layer: embedding.name, last, least, most }, { port: 'dataset' });
}

const shaping: ReadonlySet<string> = new Set(['InputLayer', 'Reshape', 'Flatten', 'Permute', 'RepeatVector']);

/** The embedding with the fewest tokens among those that the network's input reaches unchanged. */
function readsInput(network: Network): Network['layers'][number] | undefined {
  const raw = new Set<string>();
  const found: Network['layers'][number][] = [];
  for (const layer of network.layers) {
    if (!layer.calls.some(({ from }) => from.every((ref) => raw.has(ref.layer)))) continue;
    if (shaping.has(layer.layer.className)) raw.add(layer.name);
    if (layer.layer.className === 'Embedding') found.push(layer);
  }
  const tokens = ({ config }: Network['layers'][number]) => (config as { readonly input_dim: number }).input_dim;
  return found.toSorted((a, b) => tokens(a) - tokens(b))[0];
}
