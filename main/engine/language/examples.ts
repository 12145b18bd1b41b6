// What a word model learns from: pairs of a centre word and a word near it, or a word and all those near it. Made block
// by block and shuffled by seed, so that the pairs of a long text are never held all at once.
import { lineEnd } from '#engine/language/read-tokens.ts';
import { keepProbabilities } from '#engine/language/vocabulary.ts';
import type { Corpus } from '#engine/language/vocabulary.ts';
import { deriveSeed, generator, permutation } from '#engine/kernels/random.ts';

/** `inputs` has `width` words per example, `noWord` where there are fewer; `targets` one. */
export interface Examples {
  readonly width: number;
  readonly count: number;
  readonly inputs: Int32Array;
  readonly targets: Int32Array;
}

export const noWord = -1;

/** pair: centre → each word near it. context: the words near → centre. */
export type ExampleForm = 'pair' | 'context';

/** Numbers of a block's inputs: about 20 ms of work, with their order. */
const blockNumbers = 250_000;

/** The examples of the centres at `from` … `to` of the text: by position, what is near from left to right. */
export function examplesOf(ids: Int32Array, window: number, form: ExampleForm, from = 0, to = ids.length): Examples {
  const width = form === 'pair' ? 1 : 2 * window;
  const max = (to - from) * (form === 'pair' ? 2 * window : 1);
  const inputs = new Int32Array(max * width);
  const targets = new Int32Array(max);
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const centre = ids[at] ?? lineEnd;
    if (centre === lineEnd) continue;
    let first = at;
    while (first > 0 && at - first < window && ids[first - 1] !== lineEnd) first -= 1;
    let near = 0;
    for (let other = first; other < ids.length && other <= at + window; other += 1) {
      const word = ids[other] ?? lineEnd;
      if (word === lineEnd) break;
      if (other === at) continue;
      if (form === 'pair') {
        inputs[count] = centre;
        targets[count] = word;
        count += 1;
      } else {
        inputs[count * width + near] = word;
        near += 1;
      }
    }
    if (form === 'context' && near > 0) {
      inputs.fill(noWord, count * width + near, (count + 1) * width);
      targets[count] = centre;
      count += 1;
    }
  }
  return { width, count, inputs: inputs.subarray(0, count * width), targets: targets.subarray(0, count) };
}

/** How many examples the text has, without making them. */
export function countExamples(ids: Int32Array, window: number, form: ExampleForm): number {
  let [count, line] = [0, 0];
  const close = (): void => {
    if (form === 'context') count += line > 1 ? line : 0;
    else {
      // Each word has min(window, i) to its left, and pairs go both ways.
      const short = Math.min(line, window + 1);
      count += 2 * ((short * (short - 1)) / 2 + (line - short) * window);
    }
    line = 0;
  };
  for (const id of ids) {
    if (id === lineEnd) close();
    else line += 1;
  }
  close();
  return count;
}

/** One batch as the step takes it. What is beyond `count` repeats the first example and weighs nothing. */
export interface Batch {
  readonly inputs: Int32Array;
  readonly targets: Int32Array;
  /** Of each example, batch × 1: 1 / count, or 0. */
  readonly weights: Float32Array;
  /** Of each word of an example's inputs, where there are several: 1 / their number, or 0. */
  readonly meanWeights: Float32Array | undefined;
  readonly count: number;
}

export interface ExampleFeed {
  /** Examples of an epoch; with subsampling about. */
  readonly perEpoch: number;
  /** In order, each good until the next is asked for. */
  batches(epoch: number): Iterable<Batch>;
}

export interface FeedSettings {
  /** As countExamples tells, where it is known. */
  readonly perEpoch?: number;
  readonly window: number;
  readonly form: ExampleForm;
  readonly batchSize: number;
  readonly shuffle: boolean;
  /** Occurrences of frequent words are dropped at random above this frequency in the text; 0 = none. */
  readonly subsample: number;
  readonly seed: number;
}

export function exampleFeed(corpus: Pick<Corpus, 'ids' | 'counts'>, settings: FeedSettings): ExampleFeed {
  const { window, form, subsample, seed } = settings;
  const perEpoch = settings.perEpoch ?? countExamples(corpus.ids, window, form);
  const keep = subsample > 0 ? keepProbabilities(corpus.counts, subsample) : undefined;
  const positions = Math.max(1, Math.floor(blockNumbers / (2 * window)));
  /** A text of one block, all of whose words are kept, has the same examples in every epoch. */
  let held: Examples | undefined;
  function* blocks(epoch: number): Generator<Examples> {
    const { ids } = corpus;
    const total = Math.ceil(ids.length / positions);
    if (total <= 1 && !keep) {
      held ??= examplesOf(ids, window, form);
      yield held;
      return;
    }
    const order = Int32Array.from({ length: total }, (_, i) => i);
    const turns = settings.shuffle ? permutation(total, generator(deriveSeed(seed, 'blocks', epoch))) : order;
    for (const block of turns) {
      const [from, to] = [block * positions, Math.min(ids.length, (block + 1) * positions)];
      // Subsampled words are those of the block alone: what is near across its ends is left out.
      const part = keep && subsampled(ids.subarray(from, to), keep, deriveSeed(seed, 'subsample', epoch, block));
      yield part ? examplesOf(part, window, form) : examplesOf(ids, window, form, from, to);
    }
  }
  return {
    perEpoch,
    *batches(epoch) {
      const filling = batchFilling(settings);
      let number = 0;
      for (const block of blocks(epoch)) {
        number += 1;
        const random = generator(deriveSeed(seed, 'order', epoch, number));
        const order = settings.shuffle ? permutation(block.count, random) : undefined;
        for (let i = 0; i < block.count; i += 1) {
          if (filling.put(block, order ? (order[i] ?? 0) : i)) yield filling.take();
        }
      }
      if (filling.count() > 0) yield filling.take();
    },
  };
}

function subsampled(ids: Int32Array, keep: Float64Array, seed: number): Int32Array {
  const random = generator(seed);
  return ids.filter((id) => id === lineEnd || random.next() < (keep[id] ?? 1));
}

interface Filling {
  /** Whether the batch is full. */
  put(from: Examples, place: number): boolean;
  count(): number;
  take(): Batch;
}

function batchFilling({ batchSize, form, window }: FeedSettings): Filling {
  const width = form === 'pair' ? 1 : 2 * window;
  const inputs = new Int32Array(batchSize * width);
  const targets = new Int32Array(batchSize);
  const weights = new Float32Array(batchSize);
  const meanWeights = width > 1 ? new Float32Array(batchSize * width) : undefined;
  let count = 0;
  const setMeanWeights = (start: number): void => {
    if (!meanWeights) return;
    let words = 0;
    while (words < width && inputs[start + words] !== noWord) words += 1;
    const [first = 0] = inputs.subarray(start);
    meanWeights.fill(1 / words, start, start + words);
    meanWeights.fill(0, start + words, start + width);
    inputs.fill(first, start + words, start + width);
  };
  return {
    put(from, place) {
      const start = count * width;
      for (let i = 0; i < width; i += 1) inputs[start + i] = from.inputs[place * width + i] ?? noWord;
      targets[count] = from.targets[place] ?? 0;
      setMeanWeights(start);
      count += 1;
      return count === batchSize;
    },
    count: () => count,
    take() {
      const taken = count;
      weights.fill(1 / taken, 0, taken);
      weights.fill(0, taken);
      for (let i = taken; i < batchSize; i += 1) {
        inputs.copyWithin(i * width, 0, width);
        meanWeights?.copyWithin(i * width, 0, width);
        targets[i] = targets[0] ?? 0;
      }
      count = 0;
      return { inputs, targets, weights, meanWeights, count: taken };
    },
  };
}
