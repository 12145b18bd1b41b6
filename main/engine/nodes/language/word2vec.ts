// Runs language.word2vec: a text from a file or from the node itself becomes vectors of its words, and a table of how
// likely words are near one another. A cancelled training hands over the vectors so far.
import { word2vec as spec } from '#shared/nodes/language/word2vec.ts';
import { probabilitiesAfter } from '#shared/plots/word-similarity.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import type { WireInfo } from '#shared/spec/ports.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { readText } from '#engine/language/chosen-text.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { InferContext, OwnProblem, RunContext } from '#engine/values/runner.ts';
import type { TableValue } from '#engine/values/table.ts';
import type { WordVectorsValue } from '#engine/values/word-vectors.ts';
import { trainingFault, trainWords } from '#engine/language/train-words.ts';
import { corpusOf } from '#engine/language/vocabulary.ts';
import type { Corpus } from '#engine/language/vocabulary.ts';
import { logSums, projected } from '#engine/language/word-probabilities.ts';
import { inputFile, inputHashes, readInput } from '#engine/table/input-file.ts';
import { writeTable } from '#engine/table/write-table.ts';
import { openBackend } from '#engine/kernels/native.ts';

type Params = ParamsOf<typeof spec.params>;

const columns: Extract<WireInfo, { type: 'table' }>['columns'] = [
  { name: 'word1', type: 'text' },
  { name: 'word2', type: 'text' },
  { name: 'probability', type: 'number' },
];

/** Words whose p(w2|w1) can be looked at, and multiply-adds that their sums may take: a cancelled training waits less. */
const [maxSummed, maxWork, minWork] = [2000, 2e11, 1e9] as const;

export const word2vec = defineRunner<typeof spec>({
  spec,

  async infer(_, params, context) {
    const outputs = {
      vectors: { type: 'wordVectors', dimension: params.dimension },
      probabilities: { type: 'table', columns, rows: null },
    } as const;
    return { outputs, problems: await problemsOf(params, context) };
  },

  outside: async ({ source, file }, context) => (source === 'file' ? inputHashes(file, context) : []),

  async run(_, params, context) {
    context.progress(null);
    const read = () => corpusFor(params, context);
    const corpus = await (params.source === 'file' ? readInput(params.file, context, read) : read());
    const vectors = await train(corpus, params, context);
    return { vectors, probabilities: await probabilityTable(vectors, context) };
  },
});

async function problemsOf(params: Params, context: InferContext): Promise<OwnProblem[]> {
  try {
    // A file may be long: what is in it is said when it is run.
    if (params.source === 'file') await inputFile(params.file, context.folder);
    else return typedProblems(await corpusFor(params, context), params);
    return [];
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [error.problem];
  }
}

function typedProblems({ words, longestLine }: Corpus, params: Params): OwnProblem[] {
  const fault = trainingFault(words.length, params);
  if (fault) return [fault.problem];
  if (params.window < longestLine) return [];
  const facts = { window: params.window, longest: longestLine };
  return [makeProblem('words.windowLonger', facts, { severity: 'warning', param: 'window' })];
}

/**
 * Throws Fault 'words.empty', 'words.tooFew' (a vocabulary of less than two words) and 'words.noPairs' (no line with two
 * of them), and those of reading the text.
 */
async function corpusFor(params: Params, context: Pick<RunContext, 'folder' | 'signal'>): Promise<Corpus> {
  const { source, tokens: by, lowerCase, stripPunctuation, leastCount } = params;
  const tokens = await readText(params, { by, lowerCase, stripPunctuation }, context);
  if (tokens.words.length === 0) throw new Fault('words.empty', {}, { param: source === 'file' ? 'file' : 'text' });
  const corpus = await corpusOf(tokens, leastCount, params.mostWords, context.signal);
  const { words, longestLine } = corpus;
  if (words.length < 2) {
    const facts = { distinct: tokens.words.length, words: words.length, leastCount };
    throw new Fault('words.tooFew', facts, { param: tokens.words.length < 2 ? 'text' : 'leastCount' });
  }
  if (longestLine < 2) throw new Fault('words.noPairs', {}, { param: source === 'file' ? 'file' : 'text' });
  return corpus;
}

async function train(corpus: Corpus, params: Params, context: RunContext): Promise<WordVectorsValue> {
  const { objective, window, dimension, negatives, subsample, epochs, optimizer, learningRate, shuffle } = params;
  const { seed, signal, threads, checkpoint } = context;
  const { tf } = await openBackend();
  const trained = await trainWords(tf, {
    corpus,
    objective,
    window,
    dimension,
    negatives,
    subsample,
    epochs,
    batchSize: params.batchSize,
    shuffle,
    optimizer,
    learningRate,
    seed,
    signal,
    threads,
    checkpoint,
    onResume: (done) => context.resumed?.(done, epochs),
    onEpoch: (log) => context.epoch(log),
    onProgress: (fraction, note, live) => context.progress(fraction, note, live),
  });
  const { vectors, contexts, history, examples, stopped, eagerBecause } = trained;
  const model = { dimension, vectors, ...(contexts && { contexts }) };
  const each = corpus.words.length * dimension;
  const summed = Math.floor((stopped ? minWork : maxWork) / each);
  const count = Math.max(1, Math.min(corpus.words.length, maxSummed, summed));
  const { points, explained } = await projected(tf, model);
  return {
    type: 'wordVectors',
    objective,
    words: corpus.words,
    counts: corpus.counts,
    ...model,
    // A cancel stopped the training; the results so far are handed over all the same.
    logSums: await logSums(tf, model, count),
    points,
    explained,
    listed: Math.min(params.listed, count),
    tokens: corpus.tokens,
    pairs: examples,
    history,
    ...(stopped && { stopped }),
    ...(eagerBecause !== undefined && { eagerBecause }),
    ...(trained.threads && { threads: trained.threads }),
  };
}

/** Of the first words, each with each. */
async function probabilityTable(value: WordVectorsValue, { newFile }: RunContext): Promise<TableValue> {
  const { words, listed, dimension } = value;
  const first = <A extends Float32Array>(table: A): Float32Array => table.subarray(0, listed * dimension);
  const model = {
    dimension,
    vectors: first(value.vectors),
    ...(value.contexts && { contexts: first(value.contexts) }),
    logSums: value.logSums,
  };
  const rows = Array.from({ length: listed }, (_, word) => probabilitiesAfter(model, word));
  const file = newFile('probabilities.parquet');
  await writeTable(file, {
    columns: [
      { name: 'word1', storage: 'text' },
      { name: 'word2', storage: 'text' },
      { name: 'probability', storage: 'double' },
    ],
    rows: listed * listed,
    numbers: (_column, from, items) => {
      for (let i = 0; i < items.length; i += 1)
        items[i] = rows[Math.floor((from + i) / listed)]?.[(from + i) % listed] ?? Number.NaN;
    },
    values: (column, from, to) =>
      Array.from(
        { length: to - from },
        (_, i) => words[column === 0 ? Math.floor((from + i) / listed) : (from + i) % listed] ?? null,
      ),
  });
  return { type: 'table', file, columns, rows: listed * listed };
}
