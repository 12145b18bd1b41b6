// Looks over the rows of a dataset before a network learns from them, also those that lie in a file: numbers that are
// none, a single class, and tokens that an embedding does not have (TensorFlow's look-up has no answer for others).
import { Fault } from '#shared/protocol/problem.ts';
import type { Tf } from '#engine/kernels/native.ts';
import type { Network } from '#engine/network/build-network.ts';
import { at, elements } from '#engine/network/layer.ts';
import type { RowForm } from '#engine/training/split-arrays.ts';
import { rowPieces } from '#engine/training/stored-rows.ts';
import type { DatasetValue, Numbers, SplitData, SplitName } from '#engine/values/dataset.ts';

/**
 * Throws Fault 'data.notFinite' (facts: column, row) for a feature or target of these splits that is no number,
 * 'data.oneClass' (facts: target, value) when all rows of `learnt` have the same class, and 'training.tokens' (facts:
 * layer, last, least, most) for a row of any split, as the model will be asked about each of them.
 * @param form which input of the dataset goes where
 * @param also is looked at, not learned from
 */
export async function checkData(
  tf: Tf,
  network: Network,
  form: RowForm,
  dataset: DatasetValue,
  { learnt, also = [] }: { readonly learnt: readonly SplitName[]; readonly also?: readonly SplitName[] },
  signal: AbortSignal,
): Promise<void> {
  for (const name of [...learnt, ...also]) await checkFinite(dataset, name, signal);
  checkClasses(dataset, learnt);
  for (const [i, { layer }] of network.inputs.entries()) {
    const embedding = embeddingOf(network, layer);
    if (!embedding) continue;
    for (const name of ['train', 'validation', 'test'] as const) {
      const { rows, inputs } = dataset.splits[name];
      const input = at(inputs, at(form.inputs, i).place);
      for await (const { values } of rowPieces(input, rows, signal)) checkTokens(tf, embedding, values);
    }
  }
}

async function checkFinite({ splits, inputs, targets }: DatasetValue, name: SplitName, signal: AbortSignal) {
  const split = splits[name];
  if (split.rows === 0) return;
  const refuse = (column: string, row: number): never => {
    throw new Fault('data.notFinite', { column, row: sourceRow(split, row) }, { port: 'dataset' });
  };
  for (const [i, { features, shape }] of inputs.entries()) {
    const width = elements(shape);
    for await (const { firstRow, values } of rowPieces(at(split.inputs, i), split.rows, signal)) {
      const feature = firstNotFinite(values);
      if (feature === undefined) continue;
      refuse(features[feature % width] ?? String(feature % width), firstRow + Math.floor(feature / width));
    }
  }
  for (const [k, target] of targets.entries()) {
    const row = firstNotFinite(at(split.targets, k));
    if (row !== undefined) refuse(target.name, row);
  }
}

function checkClasses({ splits, targets }: DatasetValue, learnt: readonly SplitName[]): void {
  for (const [k, target] of targets.entries()) {
    if (target.kind === 'number') continue;
    const classes = new Set(learnt.flatMap((name) => [...new Set(at(splits[name].targets, k))]));
    const [only] = classes;
    if (classes.size !== 1 || only === undefined) continue;
    throw new Fault('data.oneClass', { target: target.name, value: target.classes[only] ?? only }, { port: 'dataset' });
  }
}

function firstNotFinite(values: Numbers): number | undefined {
  // Whole numbers are finite.
  if (values instanceof Uint8Array || values instanceof Int32Array) return undefined;
  const index = values.findIndex((value) => !Number.isFinite(value));
  return index < 0 ? undefined : index;
}

/** As a person counts rows, from 1. */
function sourceRow(split: SplitData, row: number): number {
  return (split.source[row] ?? row) + 1;
}

function checkTokens(tf: Tf, embedding: Network['layers'][number], numbers: Numbers): void {
  if (numbers.length === 0) return;
  const last = (embedding.config as { readonly input_dim: number }).input_dim - 1;
  const [min = 0, max = 0, broken = 0] = tf.tidy(() => {
    const values = tf.tensor1d(numbers instanceof Float32Array ? numbers : Float32Array.from(numbers));
    const fractions = tf.max(tf.abs(tf.sub(values, tf.round(values))));
    return tf.stack([tf.min(values), tf.max(values), fractions]).dataSync<'float32'>();
  });
  if (min >= 0 && max <= last && broken === 0) return;
  throw new Fault('training.tokens', { layer: embedding.name, last, least: min, most: max }, { port: 'dataset' });
}

/** The embedding with the fewest tokens among those that an input reaches unchanged. */
function embeddingOf(network: Network, input: string): Network['layers'][number] | undefined {
  const raw = new Set<string>([input]);
  const found: Network['layers'][number][] = [];
  for (const layer of network.layers) {
    if (!layer.calls.some(({ from }) => from.some((ref) => raw.has(ref.layer)))) continue;
    if (layer.layer.traits.output === 'same') raw.add(layer.name);
    if (layer.layer.className === 'Embedding') found.push(layer);
  }
  const tokens = ({ config }: Network['layers'][number]) => (config as { readonly input_dim: number }).input_dim;
  return found.toSorted((a, b) => tokens(a) - tokens(b))[0];
}
