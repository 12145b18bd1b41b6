// Explained rows as all plots of explanations take them, and what they have in common: one feature's share in one output,
// colours of shares, and the levels of features' own values.

import { blue, gradient, grey, plotText, vermilion } from '#shared/plots/plot-frame.ts';
import { shortNumber } from '#shared/text/number-text.ts';

export interface Explained {
  /** What made it, which says what its numbers are called; absent = Shapley values. */
  readonly method?: string | undefined;
  readonly features: readonly string[];
  readonly outputs: readonly string[];
  readonly rows: number;
  /** rows × features × outputs. */
  readonly values: ArrayLike<number>;
  /** Half-widths of 95 % intervals, in the shape of the values. */
  readonly intervals?: ArrayLike<number> | undefined;
  /** rows × features × features × outputs: half of a pair's effect in each of its two places. */
  readonly interactions?: ArrayLike<number> | undefined;
  /** rows × features, in raw units. */
  readonly data: ArrayLike<number>;
  /** Their places in the table that they came from, from 0. */
  readonly source: ArrayLike<number>;
  /** One per output. */
  readonly base: ArrayLike<number>;
  /** rows × outputs. */
  readonly predictions: ArrayLike<number>;
  /** Of rows that are pictures: [height, width, channels]. */
  readonly shape?: readonly number[] | undefined;
  /** Of rows that are texts: the tokens of each, one per feature. */
  readonly tokens?: readonly (readonly string[])[] | undefined;
  /** Per feature the words whose places are its data; null for numbers. */
  readonly words?: readonly (readonly string[] | null)[] | undefined;
}

const placeOf = ({ features, outputs }: Explained, row: number, feature: number, output: number): number =>
  (row * features.length + feature) * outputs.length + output;

export function attributionOf(explained: Explained, row: number, feature: number, output: number): number {
  return explained.values[placeOf(explained, row, feature, output)] ?? 0;
}

/** Undefined where the explanation is no estimate. */
export function halfWidthOf(explained: Explained, row: number, feature: number, output: number): number | undefined {
  const half = explained.intervals?.[placeOf(explained, row, feature, output)];
  return half !== undefined && Number.isFinite(half) && half > 0 ? half : undefined;
}

export const predictionOf = ({ predictions, outputs }: Explained, row: number, output: number): number =>
  predictions[row * outputs.length + output] ?? Number.NaN;

/** What a row's own values are told from. */
type Data = Pick<Explained, 'features' | 'data' | 'words'>;

export const datumOf = ({ data, features }: Data, row: number, feature: number): number =>
  data[row * features.length + feature] ?? Number.NaN;

/** As a person reads it: a word, '–' for no value, '…' for a word that is none of those known, or a short number. */
export function shownDatum(explained: Data, row: number, feature: number): string {
  const [value, words] = [datumOf(explained, row, feature), explained.words?.[feature]];
  if (!words) return shortNumber(value);
  return Number.isNaN(value) ? '–' : (words[value] ?? '…');
}

/** A feature's value for a tooltip: with words beside numbers all are texts. */
export const shownValue = (explained: Data, row: number, feature: number): string | number =>
  explained.words ? shownDatum(explained, row, feature) : datumOf(explained, row, feature);

/** The tooltip of shownValue in `value`, or in another field. */
export const valueTip = ({ words }: Pick<Data, 'words'>, title: string, field = 'value') =>
  words ? { field, type: 'nominal', title } : { field, type: 'quantitative', title, format: '.6~g' };

/** Mean over rows of |share| in one output, per feature. */
export function magnitudes(explained: Explained, output: number): Float64Array {
  const { features, rows } = explained;
  const means = new Float64Array(features.length);
  for (let row = 0; row < rows; row++) {
    for (let f = 0; f < means.length; f++)
      means[f] = (means[f] ?? 0) + Math.abs(attributionOf(explained, row, f, output)) / rows;
  }
  return means;
}

/**
 * Mean over rows of a pair's |effect| in one output, both of its halves together, features × features; on the diagonal
 * what a feature does alone. Undefined where interactions were not computed.
 */
export function meanInteractions(explained: Explained, output: number): Float64Array | undefined {
  const { features, outputs, rows, interactions } = explained;
  if (!interactions) return undefined;
  const width = features.length;
  const means = new Float64Array(width * width);
  for (let row = 0; row < rows; row++) {
    for (let pair = 0; pair < means.length; pair++) {
      const multiplicity = Math.floor(pair / width) === pair % width ? 1 : 2;
      const half = interactions[(row * means.length + pair) * outputs.length + output] ?? 0;
      means[pair] = (means[pair] ?? 0) + (multiplicity * Math.abs(half)) / rows;
    }
  }
  return means;
}

/** Feature indexes by falling mean magnitude in one output. */
export function orderOf(explained: Explained, output: number): number[] {
  const means = magnitudes(explained, output);
  return Array.from(means.keys()).toSorted((a, b) => (means[b] ?? 0) - (means[a] ?? 0));
}

/** A row's features by falling |share| in one output. */
export function rowOrder(explained: Explained, row: number, output: number): number[] {
  const size = (feature: number): number => Math.abs(attributionOf(explained, row, feature, output));
  return Array.from(explained.features.keys()).toSorted((a, b) => size(b) - size(a));
}

/** A feature's own values from low (0) to high (1), the outer twentieths cut off so that one outlier greys nobody. */
export function levels(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const low = sorted[Math.floor(0.05 * (sorted.length - 1))] ?? 0;
  const high = sorted[Math.ceil(0.95 * (sorted.length - 1))] ?? 0;
  return values.map((value) => (high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0.5));
}

/** The levels of a feature's values in some rows; null for words, which are neither low nor high. */
export const levelsOf = (explained: Data, rows: readonly number[], feature: number): (number | null)[] =>
  explained.words?.[feature] ? rows.map(() => null) : levels(rows.map((row) => datumOf(explained, row, feature)));

export interface LevelWords {
  readonly low: string;
  readonly high: string;
}

/** Colour by `level`, from low to high; grey where there is none. */
export const levelColour = (title: string, words: LevelWords) => ({
  condition: { test: '!isValid(datum.level)', value: grey },
  field: 'level',
  type: 'quantitative',
  title,
  scale: { domain: [0, 0.5, 1], range: [blue, grey, vermilion] },
  legend: {
    ...gradient,
    titleLimit: 400,
    values: [0, 1],
    labelExpr: `datum.value < 0.5 ? ${JSON.stringify(words.low)} : ${JSON.stringify(words.high)}`,
  },
});

/** Colour by a field whose middle is nothing: blue takes away, vermilion adds. */
export const signColour = (field: string, title: string, max: number) => ({
  field,
  type: 'quantitative',
  title,
  scale: { domain: [-(max || 1), 0, max || 1], range: [blue, '#f2f2f2', vermilion], clamp: true },
  legend: { ...gradient, titleLimit: 400, tickCount: 3, format: '.2~g' },
});

/** Colour by a row's prediction. */
export const predictionColour = (title: string) => ({
  field: 'prediction',
  type: 'quantitative',
  title,
  scale: { range: [blue, grey, vermilion] },
  legend: { ...gradient, tickCount: 3, format: '.3~g' },
});

export interface EffectWords {
  /** What raises the output, and what lowers it. */
  readonly raises: string;
  readonly lowers: string;
}

export const effectOf = (share: number, words: EffectWords): string => (share < 0 ? words.lowers : words.raises);

/** Colour by `effect` alone; how much is told by opacity. */
export const effectColour = (words: EffectWords) => ({
  field: 'effect',
  type: 'nominal',
  title: null,
  scale: { domain: [words.raises, words.lowers], range: [vermilion, blue] },
  legend: { orient: 'top', symbolOpacity: 0.8, symbolType: 'square' },
});

/** An axis of names over places 0, 1, …: long names are cut as nameAxis cuts them. */
export const placeAxis = (names: readonly string[], angle = 0) => ({
  title: null,
  values: names.map((_, i) => i),
  labelExpr: `${JSON.stringify(names.map((name) => plotText(name.length > 24 ? `${name.slice(0, 23)}…` : name)))}[datum.value]`,
  labelLimit: 0,
  labelOverlap: false,
  labelAngle: angle,
  ticks: false,
  domain: false,
  grid: false,
});

/** Names from the top down, over parts that reach from `top` to `bottom`. */
export const placesDown = (names: readonly string[]) => ({
  field: 'top',
  type: 'quantitative',
  scale: { domain: [names.length - 0.5, -0.5], nice: false, zero: false },
  axis: placeAxis(names),
});

/** Where a share is nothing. */
export const zeroRule = {
  data: { values: [{ zero: 0 }] },
  mark: { type: 'rule', opacity: 0.5 },
  encoding: { x: { field: 'zero', type: 'quantitative' } },
} as const;
