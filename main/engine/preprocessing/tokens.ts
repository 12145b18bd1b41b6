// Numbers made of the texts of a single feature: the ids of its tokens in their order, or how often each token of a
// vocabulary comes (bag of words), weighted or not. A cell holds the text's place in the list of texts, which comes with the
// rows. It is the one step that makes another width: what follows it, and what looks at a model by its columns, takes each
// of its numbers for one.
import { learnPairs } from '#engine/preprocessing/byte-pairs.ts';
import { eachBlock } from '#engine/preprocessing/column-moments.ts';
import { alphabetical, mostFrequent, tokenCounter, tokeniser } from '#engine/preprocessing/tokenise.ts';
import { firstStep, sameNumbers } from '#engine/preprocessing/step-kind.ts';
import type { StepKind } from '#engine/preprocessing/step-kind.ts';
import type { DatasetInput, Numbers, PreprocessingStep, TokenStep } from '#engine/values/dataset.ts';

/** Ids before those of the vocabulary: nothing (the text has ended), and any token that is not in it. */
export const idsBefore = 2;
export const unknownId = 1;

/** What the ids of tokens are below, however few tokens the training rows have; undefined where there are no ids. */
export const tokensBelow = ({ to, most }: Pick<TokenStep['by'], 'to' | 'most'>): number | undefined =>
  to === 'sequence' ? most + idsBefore : undefined;

/** The same of an input. */
export function tokensOf({ preprocessing }: Pick<DatasetInput, 'preprocessing'>): number | undefined {
  const step = preprocessing.find((own) => own.step === 'tokens');
  return step && tokensBelow(step.by);
}

/** How many numbers a text becomes. */
export const tokensWidth = ({ by, vocabulary, length }: Pick<TokenStep, 'by' | 'vocabulary' | 'length'>): number =>
  by.to === 'sequence' ? length : vocabulary.length;

/** Fits to the rows (one feature), whose cells are places among `texts`. */
export async function fitTokens(
  values: Numbers,
  rows: number,
  texts: readonly string[],
  by: TokenStep['by'],
  signal?: AbortSignal,
): Promise<TokenStep> {
  const pairs = by.rule.by === 'parts' ? await fitPairs(values, rows, texts, by, signal) : undefined;
  const tokensOf = tokeniser(by.rule, pairs);
  const counter = tokenCounter();
  let longest = 0;
  await eachBlock(rows, costOfText, signal, (from, to) => {
    for (let row = from; row < to; row += 1) {
      const tokens = tokensOf(texts[values[row] as number] ?? '');
      longest = Math.max(longest, tokens.length);
      counter.add(tokens);
    }
  });
  const isSequence = by.to === 'sequence';
  const kept = counter
    .counts()
    .filter(
      ({ times, texts: own }) =>
        (isSequence ? times : own) >= by.leastCount && (isSequence || own <= by.mostShare * rows),
    );
  const frequent = mostFrequent(kept, by.most);
  const vocabulary = isSequence ? frequent : alphabetical(frequent);
  return {
    step: 'tokens',
    by,
    vocabulary: vocabulary.map(({ token }) => token),
    ...(pairs && { pairs }),
    weights:
      by.to === 'tfidf'
        ? Float64Array.from(vocabulary, ({ texts: own }) => Math.log((1 + rows) / (1 + own)) + 1)
        : new Float64Array(0),
    length: by.length > 0 ? by.length : Math.max(1, Math.min(longest, longestFound)),
  };
}

async function fitPairs(
  values: Numbers,
  rows: number,
  texts: readonly string[],
  { rule, most }: TokenStep['by'],
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const wordsOf = tokeniser({ ...rule, by: 'words', shortest: 1, neighbours: 1 });
  const words = new Map<string, number>();
  await eachBlock(rows, costOfText, signal, (from, to) => {
    for (let row = from; row < to; row += 1)
      for (const word of wordsOf(texts[values[row] as number] ?? '')) words.set(word, (words.get(word) ?? 0) + 1);
  });
  return learnPairs(words, most, signal);
}

/** How many steps there are up to the one that makes numbers of texts, it included; 0 where there is none. */
export const textSteps = (steps: readonly PreprocessingStep[]): number =>
  steps.findIndex(({ step }) => step === 'tokens') + 1;

/** Whether the numbers of an input are made of texts: they are no features of its own, and are prepared no further. */
export const isText = ({ preprocessing }: Pick<DatasetInput, 'preprocessing'>): boolean => textSteps(preprocessing) > 0;

/** Whether something was fitted to the training rows. */
export const isFitted = ({ preprocessing }: Pick<DatasetInput, 'preprocessing'>): boolean =>
  preprocessing.some((step) => step.step !== 'tokens' || !step.given);

/** Longer texts are cut unless a person says how long they are to be. */
const longestFound = 2000;

/** Of a text, in numbers of a table: the loop must not hold others up. */
const costOfText = 500;

export const tokens: StepKind<TokenStep> = {
  step: 'tokens',
  scales: false,
  rounds: false,
  // The texts are gone by then: the vocabulary stays.
  refit: (step) => Promise.resolve(step),
  async apply(step, values, rows, signal, texts) {
    if (!texts) throw new Error('Rows of texts come without them');
    const { by, vocabulary, weights, pairs } = step;
    const width = tokensWidth(step);
    const result = new Float32Array(rows * width);
    const tokensOf = tokeniser(by.rule, pairs);
    const place = new Map(vocabulary.map((token, at) => [token, at]));
    const write = by.to === 'sequence' ? writeSequence : writeBag;
    await eachBlock(rows, costOfText + width, signal, (from, to) => {
      for (let row = from; row < to; row += 1) {
        const places = tokensOf(texts[values[row] as number] ?? '').map((token) => place.get(token) ?? -1);
        write(result.subarray(row * width, (row + 1) * width), places, by, weights);
      }
    });
    return result;
  },
  // Once the texts are numbers, each number is looked at for itself.
  applyOne: (_, __, value) => value,
  undoOne: (_, __, from) => from,
  same: (one, other) =>
    one.length === other.length &&
    JSON.stringify(one.by) === JSON.stringify(other.by) &&
    one.vocabulary.length === other.vocabulary.length &&
    one.vocabulary.every((token, i) => token === other.vocabulary[i]) &&
    String(one.pairs) === String(other.pairs) &&
    sameNumbers(one.weights, other.weights),
  describe: ({ by, vocabulary }, _, t) => ({
    about: 'encoded',
    text: t(`prepared.${by.to}`, { numbers: vocabulary.length }),
  }),
  sideBySide: (parts) => firstStep(parts),
  inOrder: (step) => step,
};

/** The ids of tokens by their places in the vocabulary, -1 for one that is not in it, into one row. */
export function writeSequence(into: Float32Array, places: ArrayLike<number>, by: TokenStep['by']): void {
  const kept = Math.min(into.length, places.length);
  const from = by.cutAt === 'front' ? places.length - kept : 0;
  const first = by.padAt === 'front' ? into.length - kept : 0;
  for (let i = 0; i < kept; i += 1) {
    const place = places[from + i] ?? -1;
    into[first + i] = place < 0 ? unknownId : place + idsBefore;
  }
}

function writeBag(into: Float32Array, places: readonly number[], by: TokenStep['by'], weights: Float64Array): void {
  const counts = new Map<number, number>();
  for (const place of places) if (place >= 0) counts.set(place, by.to === 'binary' ? 1 : (counts.get(place) ?? 0) + 1);
  if (by.to !== 'tfidf') {
    for (const [place, count] of counts) into[place] = count;
    return;
  }
  let square = 0;
  for (const [place, count] of counts) square += (count * (weights[place] as number)) ** 2;
  for (const [place, count] of counts) into[place] = (count * (weights[place] as number)) / Math.sqrt(square);
}
