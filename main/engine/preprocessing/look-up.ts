// A number for each word of a feature: its place among the frequent ones, of which the network makes as many numbers (one-hot),
// or its share of the rows that it is fitted to. A cell holds the word's place in the feature's own list; another word is −1.
import { eachBlock } from '#engine/preprocessing/column-moments.ts';
import type { StepKind } from '#engine/preprocessing/step-kind.ts';
import { sameNumbers } from '#engine/preprocessing/step-kind.ts';
import type { LookUpRule, LookUpStep, Numbers } from '#engine/values/dataset.ts';

/** How many numbers the network makes of a feature: known before the rows are. */
export const slotsOf = (words: number, lacks: boolean, most: number): number => Math.min(words + (lacks ? 1 : 0), most);

/** `counts`: words per feature, null for numbers. `lacks`: whether some row of the table has no value. */
export async function fitLookUp(
  values: Numbers,
  rows: number,
  words: readonly (number | null)[],
  lacks: (feature: number) => boolean,
  by: LookUpRule,
  signal?: AbortSignal,
): Promise<LookUpStep> {
  const width = words.length;
  /** Of each word, of others, of no value. */
  const counts = words.map((count) => (count === null ? null : new Float64Array(count + 2)));
  await eachBlock(rows, width, signal, (from, to) => {
    for (let row = from; row < to; row += 1)
      counts.forEach((own, f) => {
        if (!own) return;
        const place = placeIn(own, values[row * width + f] as number);
        own[place] = (own[place] as number) + 1;
      });
  });
  const table = { slots: slotTable, share: (own: Float64Array) => own.map((count) => count / rows) }[by.to];
  return { step: 'lookUp', by, tables: counts.map((own, f) => own && table(own, lacks(f), by.most)) };
}

/** Where a table has what it says of a cell. */
function placeIn(table: Float64Array, cell: number): number {
  const words = table.length - 2;
  if (Number.isNaN(cell)) return words + 1;
  return cell >= 0 && cell < words ? cell : words;
}

/**
 * Each word has the slot of its place while there are slots enough, and −1 where no row had it: a weight that nothing
 * trained must not speak. Otherwise the most frequent ones have theirs in order, and all others the last.
 */
function slotTable(counts: Float64Array, lacks: boolean, most: number): Float64Array {
  const words = counts.length - 2;
  const size = slotsOf(words, lacks, most);
  const table = new Float64Array(counts.length).fill(-1);
  const places = [...counts.keys()].filter((place) => place !== words);
  if (words + (lacks ? 1 : 0) <= most) {
    for (const place of places) if ((counts[place] ?? 0) > 0) table[place] = place > words ? words : place;
    return table;
  }
  const frequent = places
    .toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
    .slice(0, size - 1)
    .toSorted((a, b) => a - b);
  table.fill(size - 1);
  frequent.forEach((place, slot) => (table[place] = slot));
  return table;
}

export const lookUp: StepKind<LookUpStep> = {
  step: 'lookUp',
  rounds: false,
  refit: ({ tables, by }, values, rows, signal) =>
    fitLookUp(
      values,
      rows,
      tables.map((table) => table && table.length - 2),
      // The rows that it was fitted to had one if there is a number of its own for no value.
      (feature) => (tables[feature]?.at(-1) ?? -1) >= 0,
      by,
      signal,
    ),
  async apply({ tables }, values, rows, signal) {
    const result = values instanceof Float64Array ? values.slice() : Float32Array.from(values);
    const width = tables.length;
    const found = tables.flatMap((table, f) => (table ? [{ table, f }] : []));
    await eachBlock(rows, width, signal, (from, to) => {
      for (let at = from * width; at < to * width; at += width)
        for (const { table, f } of found) result[at + f] = table[placeIn(table, result[at + f] as number)] as number;
    });
    return result;
  },
  applyOne: ({ tables }, feature, value) => {
    const table = tables[feature];
    return table ? (table[placeIn(table, value)] as number) : value;
  },
  /** To the word whose number is the nearest; −1 where several have it, and for other words; NaN for no value. */
  undoOne({ tables }, feature, from) {
    const table = tables[feature];
    if (!table) return from;
    const distances = table.map((number) => Math.abs(number - from.value));
    const place = distances.indexOf(Math.min(...distances));
    const words = table.length - 2;
    const only = table.indexOf(table[place] ?? 0, place + 1) < 0;
    const value = place > words ? Number.NaN : place < words ? place : -1;
    return { value: only ? value : -1, error: wholeError };
  },
  same: (one, other) =>
    one.tables.length === other.tables.length &&
    one.tables.every((table, f) => sameNumbers(table ?? [], other.tables[f] ?? [])),
  sideBySide: (parts) => ({
    step: 'lookUp',
    tables: parts.flatMap((part) =>
      typeof part === 'number' ? Array.from({ length: part }, () => null) : part.tables,
    ),
    by: parts.find((part) => typeof part !== 'number')?.by ?? { to: 'slots', most: 1 },
  }),
  inOrder: (step, columns) => ({ ...step, tables: Array.from(columns, (from) => step.tables[from] ?? null) }),
};

/** A place is exact; this keeps its decimals from being looked for. */
const wholeError = 2 ** -20;
