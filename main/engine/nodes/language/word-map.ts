// Runs language.wordMap: the most frequent words laid out anew, by the directions of their vectors.
import { wordMap as spec } from '#shared/nodes/language/word-map.ts';
import { checkMap, mapPoints } from '#engine/projection/map-points.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { WordVectorsValue } from '#engine/values/word-vectors.ts';

export const wordMap = defineRunner<typeof spec>({
  spec,

  infer: ({ vectors }) => ({ outputs: vectors ? { vectors } : {}, problems: [] }),

  async run({ vectors: value }, params, { seed, signal, progress }): Promise<{ vectors: WordVectorsValue }> {
    const { dimension, vectors } = value;
    const count = Math.min(params.words, value.words.length);
    checkMap(params, count, 'vectors');
    const found = await mapPoints(ofLengthOne(vectors, count, dimension), dimension, params, seed, {
      signal,
      progress: (fraction) => progress(fraction),
    });
    const points = new Float32Array(value.words.length * 2).fill(Number.NaN);
    points.set(found.points);
    const { trustworthiness, kept, divergence } = found;
    return {
      vectors: {
        ...value,
        points,
        explained: Float64Array.from(found.explained ?? []),
        map: {
          method: params.method,
          words: count,
          trustworthiness,
          kept,
          ...(divergence !== undefined && { divergence }),
        },
      },
    };
  },
});

/** Of the first `count` vectors; one of zeros stays. */
function ofLengthOne(vectors: Float32Array, count: number, dimension: number): Float64Array {
  const unit = Float64Array.from(vectors.subarray(0, count * dimension));
  for (let word = 0; word < count; word += 1) {
    const own = unit.subarray(word * dimension, (word + 1) * dimension);
    const length = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0)) || 1;
    own.forEach((value, k) => (own[k] = value / length));
  }
  return unit;
}
