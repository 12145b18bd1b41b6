// Runs layer.pretrainedEmbedding: Keras' Embedding, whose vectors begin with those of a file, in the order of the vocabulary
// that the data's texts were made into numbers with.
import { stat } from 'node:fs/promises';
import { pretrainedEmbedding as spec } from '#shared/nodes/layer/pretrained-embedding.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { createPace, nowAndThen } from '#engine/kernels/pace.ts';
import { deriveSeed, generator } from '#engine/kernels/random.ts';
import { readVectors, vectorsHead } from '#engine/language/read-vectors.ts';
import type { VectorsFound } from '#engine/language/read-vectors.ts';
import { addBehind, inferBehind } from '#engine/nodes/layer/add-layer.ts';
import type { NewLayer } from '#engine/nodes/layer/add-layer.ts';
import { idsBefore, tokensOf, unknownId } from '#engine/preprocessing/tokens.ts';
import { filePieces } from '#engine/table/file-pieces.ts';
import { inputFile, inputHashes, readInput } from '#engine/table/input-file.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { RunContext } from '#engine/values/runner.ts';

type Params = ParamsOf<typeof spec.params>;

export const pretrainedEmbedding = defineRunner<typeof spec>({
  spec,

  async infer({ layer, dataset }, params, { node, folder, signal }) {
    try {
      const { dimension } = await headOf(await inputFile(params.file, folder), params.file, signal);
      if (!layer || !dataset) return { outputs: {}, problems: [] };
      const { tokens } = inputOfTokens(dataset.inputs, layer.inputs);
      return { outputs: { layer: inferBehind(layer, embedding(node, params, tokens, dimension)) }, problems: [] };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { outputs: {}, problems: [error.problem] };
    }
  },

  outside: ({ file }, context) => inputHashes(file, context),

  async run({ layer, dataset }, params, context) {
    const { node, signal, seed } = context;
    return readInput(params.file, context, async (path) => {
      const inputs = dataset.inputs.map((input) => ({ ...input, tokens: tokensOf(input) }));
      const ends = layer.network.inputs.map(({ of = '', tokens }) => ({ of, ...(tokens !== undefined && { tokens }) }));
      const { tokens, preprocessing } = inputOfTokens(inputs, ends);
      const vocabulary = preprocessing.flatMap((step) => (step.step === 'tokens' ? step.vocabulary : []));
      const { dimension } = await headOf(path, params.file, signal);
      const added = embedding(node, params, tokens, dimension);
      // What is too large is refused before there is memory for it.
      addBehind(layer, added);
      const found = await read(path, params.file, vocabulary, context);
      const missing = vocabulary.filter((_, place) => !found.has[place]);
      if (missing.length === vocabulary.length)
        throw new Fault('vectors.noneFound', { file: params.file, words: vocabulary.length }, { param: 'file' });
      const values = await startOf(found, tokens, seed, signal);
      const start = [{ name: 'embeddings', shape: [tokens, dimension], values }];
      const use = { found: vocabulary.length - missing.length, missing: missing.length, some: missing.slice(0, 20) };
      return { layer: { ...addBehind(layer, { ...added, start }), vectors: { file: params.file, ...use } } };
    });
  },
});

/** Of a network's input, as both the wire and the value have it. */
interface End {
  readonly of: string;
  readonly tokens?: number;
}

/**
 * The input of the data whose tokens go into the network. Throws Fault 'vectors.noTokens' where there is none, or more than
 * one, and 'vectors.otherTokens' where the network takes the tokens of other data.
 */
function inputOfTokens<I extends { readonly name: string; readonly tokens?: number | undefined }>(
  inputs: readonly I[],
  ends: readonly End[],
): I & { readonly tokens: number } {
  const named = inputs.filter(({ name }) => inputs.length === 1 || ends.some(({ of }) => of === name));
  const [found, ...others] = named.filter(
    (input): input is I & { readonly tokens: number } => input.tokens !== undefined,
  );
  if (!found || others.length > 0) throw new Fault('vectors.noTokens', {}, { port: 'dataset' });
  const taken = ends.find(({ of, tokens }) => tokens !== undefined && (ends.length === 1 || of === found.name))?.tokens;
  if (taken !== undefined && taken !== found.tokens)
    throw new Fault('vectors.otherTokens', { network: taken, data: found.tokens }, { port: 'dataset' });
  return found;
}

function embedding(name: string, { trainable, maskZero }: Params, tokens: number, dimension: number): NewLayer {
  const config = { input_dim: tokens, output_dim: dimension, mask_zero: maskZero, trainable };
  return { name, className: 'Embedding', config, sizeParam: 'file' };
}

/** Lines are short beside a piece, and the first one is all that is wanted. */
const headPiece = 1 << 16;

const headOf = (path: string, file: string, signal: AbortSignal): ReturnType<typeof vectorsHead> =>
  vectorsHead(filePieces(path, { size: headPiece }, signal), file);

async function read(
  path: string,
  file: string,
  vocabulary: readonly string[],
  { signal, progress }: RunContext,
): Promise<VectorsFound> {
  const { size } = await stat(path);
  const [pace, isTime] = [createPace(signal), nowAndThen()];
  progress(0);
  return readVectors(filePieces(path, { size: 1 << 19 }, signal), file, vocabulary, async (bytes) => {
    if (isTime()) progress(Math.min(1, bytes / size), `${Math.round(bytes / 1e6)} / ${Math.round(size / 1e6)} MB`);
    await pace();
  });
}

/**
 * `tokens` rows: zeros for padding, a draw for the unknown token, then the vocabulary's, each missing one's own draw, so that
 * a word more in the file leaves the others as they were. Ids behind the vocabulary never come: zeros.
 */
async function startOf(
  { vectors, has, dimension, mean, deviation }: VectorsFound,
  tokens: number,
  seed: number,
  signal: AbortSignal,
): Promise<Float32Array> {
  const values = new Float32Array(tokens * dimension);
  const pace = createPace(signal);
  const draw = (id: number): void => {
    const random = generator(deriveSeed(seed, 'vectors', id));
    for (let i = id * dimension; i < (id + 1) * dimension; i += 1) values[i] = mean + deviation * random.normal();
  };
  values.set(vectors, idsBefore * dimension);
  draw(unknownId);
  for (const [place, found] of has.entries()) {
    if (!found) draw(place + idsBefore);
    await pace();
  }
  return values;
}
