// Looks over the rows of a dataset before a network learns from them, also those that lie in a file: numbers that are
// none, a single class, and tokens that an embedding does not have (TensorFlow's look-up has no answer for others).
import { Fault } from '#shared/protocol/problem.ts';
import type { Tf } from '#engine/kernels/native.ts';
import type { Network } from '#engine/network/build-network.ts';
import { featurePieces } from '#engine/training/stored-rows.ts';
import type { DatasetValue, SplitData, SplitName } from '#engine/values/dataset.ts';

/**
 * Throws Fault 'data.notFinite' (facts: column, row) for a feature or target of these splits that is no number,
 * 'data.oneClass' (facts: target, value) when all rows of `learnt` have the same class, and 'training.tokens' (facts:
 * layer, last, least, most) for a row of any split, as the model will be asked about each of them.
 * @param also is looked at, not learned from
 */
export async function checkData(
  tf: Tf,
  network: Network,
  dataset: DatasetValue,
  { learnt, also = [] }: { readonly learnt: readonly SplitName[]; readonly also?: readonly SplitName[] },
  signal: AbortSignal,
): Promise<void> {
  for (const name of [...learnt, ...also]) await checkFinite(dataset, name, signal);
  checkClasses(dataset, learnt);
  const embedding = embeddingOfInput(network);
  if (!embedding) return;
  for (const name of ['train', 'validation', 'test'] as const)
    for await (const { x } of featurePieces(dataset.splits[name], signal)) checkTokens(tf, embedding, x);
}

async function checkFinite({ splits, features, target }: DatasetValue, name: SplitName, signal: AbortSignal) {
  const split = splits[name];
  if (split.rows === 0) return;
  const refuse = (column: string, row: number): never => {
    throw new Fault('data.notFinite', { column, row: sourceRow(split, row) }, { port: 'dataset' });
  };
  for await (const { firstRow, x } of featurePieces(split, signal)) {
    const feature = firstNotFinite(x);
    if (feature === undefined) continue;
    const width = (split.stored?.length ?? x.length) / split.rows;
    refuse(features[feature % width] ?? String(feature % width), firstRow + Math.floor(feature / width));
  }
  const row = firstNotFinite(split.y);
  if (row !== undefined) refuse(target.name, row);
}

function checkClasses({ splits, target }: DatasetValue, learnt: readonly SplitName[]): void {
  if (target.kind === 'number') return;
  const classes = new Set(learnt.flatMap((name) => [...new Set(splits[name].y)]));
  const [only] = classes;
  if (classes.size !== 1 || only === undefined) return;
  throw new Fault('data.oneClass', { target: target.name, value: target.classes[only] ?? only }, { port: 'dataset' });
}

function firstNotFinite(values: Float32Array): number | undefined {
  const index = values.findIndex((value) => !Number.isFinite(value));
  return index < 0 ? undefined : index;
}

/** As a person counts rows, from 1. */
function sourceRow(split: SplitData, row: number): number {
  return (split.source[row] ?? row) + 1;
}

function checkTokens(tf: Tf, embedding: Network['layers'][number], x: Float32Array): void {
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

/** The embedding with the fewest tokens among those that the network's input reaches unchanged. */
function embeddingOfInput(network: Network): Network['layers'][number] | undefined {
  const raw = new Set<string>();
  const found: Network['layers'][number][] = [];
  for (const layer of network.layers) {
    if (!layer.calls.some(({ from }) => from.every((ref) => raw.has(ref.layer)))) continue;
    if (layer.layer.traits.output === 'same') raw.add(layer.name);
    if (layer.layer.className === 'Embedding') found.push(layer);
  }
  const tokens = ({ config }: Network['layers'][number]) => (config as { readonly input_dim: number }).input_dim;
  return found.toSorted((a, b) => tokens(a) - tokens(b))[0];
}
