// A number for each word of a feature: its place among the frequent ones, of which the network makes as many numbers (one-hot),
// its share of the rows that it is fitted to, its place in an order, or the mean of the target in its rows. A cell holds the word's place in the feature's own list; another word is −1.
import { eachBlock } from '#engine/preprocessing/column-moments.ts';
import type { StepKind } from '#engine/preprocessing/step-kind.ts';
import { firstStep, listsInOrder, listsSideBySide, sameLists } from '#engine/preprocessing/step-kind.ts';
import type { LookUpRule, LookUpStep, Numbers } from '#engine/values/dataset.ts';

/** How many numbers the network makes of a feature: known before the rows are. */
export const slotsOf = (words: number, lacks: boolean, most: number): number => Math.min(words + (lacks ? 1 : 0), most);

/**
 * `words`: how many per feature, null for numbers. `lacks`: whether some row of the table has no value. `y`: the target, where
 * the rule asks for it. An order that a person gave is fitted to nothing: givenOrder.
 */
export async function fitLookUp(
  values: Numbers,
  rows: number,
  words: readonly (number | null)[],
  lacks: (feature: number) => boolean,
  by: LookUpRule & { readonly to: Exclude<LookUpRule['to'], 'given'> },
  signal?: AbortSignal,
  y?: Float32Array,
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
  if (by.to === 'target')
    return { step: 'lookUp', by, tables: await targetTables(values, rows, counts, by, y, signal) };
  const table = { slots: slotTable, share: (own: Float64Array) => own.map((count) => count / rows), sorted: places }[
    by.to
  ];
  return { step: 'lookUp', by, tables: counts.map((own, f) => own && table(own, lacks(f), by.most)) };
}

/** Words that the rows have are numbered in their order, as by scikit-learn's OrdinalEncoder; all else is −1. */
function places(counts: Float64Array): Float64Array {
  let next = 0;
  return counts.map((count, place) => (count > 0 && place < counts.length - 2 ? next++ : -1));
}

/** Each word's place in `order`; a word that is not there, and no value, is −1. */
export function givenOrder(words: readonly (readonly string[] | null)[], order: readonly string[]): LookUpStep {
  const tables = words.map((own) => own && Float64Array.of(...own.map((word) => order.indexOf(word)), -1, -1));
  return { step: 'lookUp', by: { to: 'given', most: order.length }, tables };
}

/**
 * The mean of the target in a word's rows, drawn to the mean of all rows, as by scikit-learn's TargetEncoder when it is fitted
 * and then applied (without its cross fitting). No value is a word of its own; other words have the mean of all rows.
 */
async function targetTables(
  values: Numbers,
  rows: number,
  counts: readonly (Float64Array | null)[],
  { smoothing }: LookUpRule,
  y: Float32Array | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly (Float64Array | null)[]> {
  if (!y) throw new Error('Encoding by the target needs the target');
  const width = counts.length;
  const all = y.reduce((sum, value) => sum + value, 0) / rows;
  const variance = y.reduce((sum, value) => sum + (value - all) ** 2, 0) / rows;
  const means = counts.map((own) => own && new Float64Array(own.length));
  const spreads = counts.map((own) => own && new Float64Array(own.length));
  const gather = (add: (f: number, place: number, target: number) => void) =>
    eachBlock(rows, width, signal, (from, to) => {
      for (let row = from; row < to; row += 1)
        counts.forEach((own, f) => {
          if (own) add(f, placeIn(own, values[row * width + f] as number), y[row] as number);
        });
    });
  await gather((f, place, target) => {
    const own = means[f];
    if (own) own[place] = (own[place] as number) + target / (counts[f]?.[place] ?? 1);
  });
  await gather((f, place, target) => {
    const own = spreads[f];
    if (own) own[place] = (own[place] as number) + (target - (means[f]?.[place] ?? 0)) ** 2;
  });
  return counts.map(
    (own, f) =>
      own &&
      own.map((count, place) => {
        if (count === 0 || place === own.length - 2) return all;
        const mean = means[f]?.[place] ?? all;
        const within = (spreads[f]?.[place] ?? 0) / count;
        // Without any spread at all, the word's mean is the mean of all.
        const weight =
          smoothing === undefined
            ? variance * count + within && (variance * count) / (variance * count + within)
            : count / (count + smoothing);
        return all + weight * (mean - all);
      }),
  );
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
  scales: false,
  rounds: false,
  async refit(step, values, rows, signal, y) {
    const { tables, by } = step;
    if (by.to === 'given') return step;
    return fitLookUp(
      values,
      rows,
      tables.map((table) => table && table.length - 2),
      // The rows that it was fitted to had one if there is a number of its own for no value.
      (feature) => (tables[feature]?.at(-1) ?? -1) >= 0,
      { ...by, to: by.to },
      signal,
      y,
    );
  },
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
  same: (one, other) => sameLists(one.tables, other.tables),
  describe: ({ tables, by }, feature, t) => {
    const table = tables[feature];
    if (!table) return undefined;
    const numbers = by.to === 'slots' ? Math.max(...table) + 1 : 1;
    return { about: 'encoded', text: t(`prepared.${by.to}`, { numbers }) };
  },
  sideBySide: (parts) => ({
    step: 'lookUp',
    tables: listsSideBySide(parts, ({ tables }: LookUpStep) => tables),
    by: firstStep(parts).by,
  }),
  inOrder: (step, columns) => ({ ...step, tables: listsInOrder(step.tables, columns) }),
};

/** A place is exact; this keeps its decimals from being looked for. */
const wholeError = 2 ** -20;
