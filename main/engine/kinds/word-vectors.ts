// Values of type wordVectors.
import type { ValueKind } from '#engine/kinds/kind.ts';
import { finite, numbersOf } from '#engine/kinds/numbers.ts';
import { tableView } from '#engine/kinds/table-view.ts';
import { trainingViews } from '#engine/results/training-views.ts';
import { wordViews } from '#engine/results/word-views.ts';
import { valueTable } from '#engine/table/value-table.ts';
import type { ValueTable } from '#engine/table/value-table.ts';
import type { WordVectorsValue } from '#engine/values/word-vectors.ts';

export const wordVectors: ValueKind<WordVectorsValue> = {
  type: 'wordVectors',
  describe: ({ dimension }) => ({ type: 'wordVectors', dimension }),
  summary: ({ history, words, dimension, tokens, pairs, stopped, eagerBecause, threads, map }) => ({
    ...numbersOf(history.at(-1)?.logs ?? {}),
    words: words.length,
    ...(map && { map: map.method, trustworthiness: finite(map.trustworthiness) }),
    dimension,
    tokens,
    pairs,
    epochs: history.length,
    ...(stopped ? { stopped } : {}),
    ...(eagerBecause ? { notCompiled: eagerBecause } : {}),
    ...(threads && { threads: threads.count }),
  }),
  views: (value, t) => [...wordViews(value, t), ...trainingViews(value, t), tableView(wordTable(value))],
  table: wordTable,
};

/** One row per word: its count, its place in the plane, and its vector. */
function wordTable({ words, counts, points, vectors, dimension }: WordVectorsValue): ValueTable {
  const numbers = Array.from({ length: dimension }, (_, i) => ({
    name: `v${i + 1}`,
    type: 'number' as const,
    cell: (row: number) => vectors[row * dimension + i] ?? null,
  }));
  return valueTable(
    [
      { name: 'word', type: 'text', cell: (row) => words[row] ?? null },
      { name: 'count', type: 'integer', cell: (row) => counts[row] ?? null },
      { name: 'x', type: 'number', cell: (row) => finite(points[row * 2] ?? Number.NaN) },
      { name: 'y', type: 'number', cell: (row) => finite(points[row * 2 + 1] ?? Number.NaN) },
      ...numbers,
    ],
    words.length,
  );
}
