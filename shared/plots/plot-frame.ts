// What every plot has in common: Vega-Lite's schema, the width of its place, no background of its own, and colours that
// people with a colour vision deficiency can tell apart. Text, grid and axis colours are the theme's of who draws it.

export type PlotSpec = Readonly<Record<string, unknown>>;

/** Okabe and Ito's blue and vermilion: apart in hue and in lightness, on light and on dark. */
export const blue = '#0072B2';
export const vermilion = '#D55E00';
export const grey = '#999999';

/** For classes and series: Okabe-Ito without black and yellow, then Paul Tol's muted ones. */
export const categoryColours = [
  blue,
  vermilion,
  '#009E73',
  '#CC79A7',
  '#56B4E9',
  '#E69F00',
  '#882255',
  '#999933',
  '#AA4499',
  grey,
] as const;

export const schemaUrl = 'https://vega.github.io/schema/vega-lite/v6.json';

/** What a plot asks of who draws it, as its `usermeta`. */
export interface PlotNeeds {
  /** CSS pixels: a smaller place is scrolled. */
  readonly leastWidth?: number;
  readonly leastHeight?: number;
  /** Of labels that would lie on one another only the one drawn last is shown. */
  readonly thinLabels?: true;
}

/** Control characters and separators, which end a line within Vega's expressions. */
const lineBreaks = /[\p{Cc}\u2028\u2029]/gu;
const wordJoiner = '\u2060';

/**
 * A name of the user's as Vega can take it. Vega writes texts into expressions and looks them up in plain objects, where
 * `constructor` and its like are found before any name was put there: an invisible sign before those makes them names.
 */
export function plotText(text: string): string {
  if (text in {}) return wordJoiner + text;
  return text.replaceAll(lineBreaks, '↵');
}

function withPlotTexts(part: unknown): unknown {
  if (typeof part === 'string') return plotText(part);
  if (Array.isArray(part)) return part.map(withPlotTexts);
  if (typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, withPlotTexts(value)]));
}

/**
 * `rows` are the plot's data, inline. Parts may be layers, or a mark with its encoding. A height that is a plain number
 * may be replaced by who draws; one in steps belongs to the rows of the plot. Texts of both become plotText.
 */
export function plot(rows: readonly object[], parts: PlotSpec): PlotSpec {
  return {
    $schema: schemaUrl,
    background: null,
    width: 'container',
    autosize: { type: 'fit-x', contains: 'padding' },
    data: { values: withPlotTexts(rows) },
    ...(withPlotTexts(parts) as PlotSpec),
  };
}

/**
 * Long names are cut in the axis and whole in the tooltip, so that bars keep room at 300 px. By letters, not by pixels:
 * without a browser pixels are only estimated.
 */
export const nameAxis = {
  title: null,
  labelLimit: 0,
  labelExpr: "length(datum.label) > 24 ? slice(datum.label, 0, 23) + '…' : datum.label",
  ticks: false,
  domain: false,
  grid: false,
} as const;

/** One colour per name, for classes, outputs and series; the legend lies above the plot. */
export const categoryColour = (
  field: string,
  title: string | null,
  names: readonly string[],
  legend: object | null,
) => ({
  field,
  type: 'nominal',
  title,
  sort: names,
  scale: { domain: names, range: names.map((_, k) => categoryColours[k % categoryColours.length]) },
  legend: legend && { orient: 'top', ...legend },
});

/** A legend of a colour that changes evenly. */
export const gradient = { orient: 'top', direction: 'horizontal', gradientLength: 120, gradientThickness: 8 } as const;

/** The error bars of a layer whose rows have both ends, `low` and `high`; rows without them get none. */
export const intervalRule = (axis: 'x' | 'y' = 'x') => ({
  transform: [{ filter: 'isValid(datum.low)' }],
  mark: { type: 'rule', strokeWidth: 2 },
  encoding: { [axis]: { field: 'low', type: 'quantitative' }, [`${axis}2`]: { field: 'high' } },
});

/** `count` of `total` places, evenly spaced, so that a plot of a million rows stays a plot. */
export function spread(total: number, count: number): number[] {
  if (total <= count) return Array.from({ length: total }, (_, i) => i);
  return Array.from({ length: count }, (_, i) => Math.floor((i * total) / count));
}
