// Which features are used differently for two groups of rows: those above and those up to the median of one feature, or those
// of its most frequent word and the others.
import type { Explained } from '#shared/plots/explained.ts';
import { attributionOf, datumOf, shownDatum } from '#shared/plots/explained.ts';
import { blue, intervalRule, nameAxis, plot, vermilion } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';
import { maxFeatures } from '#shared/plots/shap-bar.ts';

export interface GroupDifference {
  readonly feature: number;
  /** Mean attribution in the upper group − that of the lower. */
  readonly difference: number;
  /** Half-width of its 95 % interval: 1.96 · √(s₁²/n₁ + s₂²/n₂) (Welch). */
  readonly half: number;
}

export interface GroupDifferenceWords {
  readonly difference: string;
  readonly feature: string;
  readonly interval: string;
}

/** The rows above the median of a feature; where that is none, those at it. */
export function upperRows(explained: Explained, feature: number): { readonly cut: number; readonly rows: Set<number> } {
  const values = Array.from({ length: explained.rows }, (_, row) => datumOf(explained, row, feature));
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const last = sorted.at(-1) ?? 0;
  // More than half of the rows at the largest value: the cut goes beneath it.
  const cut = middle < last ? middle : (sorted.findLast((value) => value < last) ?? last);
  return { cut, rows: new Set(values.flatMap((value, row) => (value > cut ? [row] : []))) };
}

/** By falling size of the difference. A group of one row has no spread of its own. */
export function groupDifferences(explained: Explained, output: number, upper: ReadonlySet<number>): GroupDifference[] {
  const rows = Array.from({ length: explained.rows }, (_, row) => row);
  const groups = [rows.filter((row) => upper.has(row)), rows.filter((row) => !upper.has(row))];
  return explained.features
    .map((_, feature) => {
      const [one, two] = groups.map((group) => {
        const mean = group.reduce((sum, row) => sum + attributionOf(explained, row, feature, output), 0) / group.length;
        const squares = group.reduce(
          (sum, row) => sum + (attributionOf(explained, row, feature, output) - mean) ** 2,
          0,
        );
        return { mean, error: group.length > 1 ? squares / (group.length - 1) / group.length : 0 };
      });
      return {
        feature,
        difference: (one?.mean ?? 0) - (two?.mean ?? 0),
        half: 1.96 * Math.sqrt((one?.error ?? 0) + (two?.error ?? 0)),
      };
    })
    .filter(({ difference }) => Number.isFinite(difference))
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
}

/** The rows of the most frequent word of a feature; undefined for numbers. */
export function rowsOfWord(
  explained: Explained,
  feature: number,
): { readonly word: string; readonly rows: Set<number> } | undefined {
  if (!explained.words?.[feature]) return undefined;
  const groups = Map.groupBy(
    Array.from({ length: explained.rows }, (_, row) => row),
    (row) => shownDatum(explained, row, feature),
  );
  const [word = '', rows = []] = [...groups].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
  return { word, rows: new Set(rows) };
}

export function groupDifference(
  explained: Explained,
  output: number,
  by: number,
  words: GroupDifferenceWords,
): PlotSpec {
  const bars = groupDifferences(explained, output, (rowsOfWord(explained, by) ?? upperRows(explained, by)).rows)
    .slice(0, maxFeatures)
    .map(({ feature, difference, half }) => ({
      feature: explained.features[feature],
      difference,
      half,
      low: difference - half,
      high: difference + half,
    }));
  const names = bars.map(({ feature }) => feature);
  return plot(bars, {
    height: { step: 22 },
    encoding: { y: { field: 'feature', type: 'nominal', sort: names, scale: { domain: names }, axis: nameAxis } },
    layer: [
      {
        mark: { type: 'bar', height: { band: 0.7 }, opacity: 0.6 },
        encoding: {
          x: { field: 'difference', type: 'quantitative', title: words.difference, axis: { tickCount: 5 } },
          color: { condition: { test: 'datum.difference < 0', value: blue }, value: vermilion },
          tooltip: [
            { field: 'feature', type: 'nominal', title: words.feature },
            { field: 'difference', type: 'quantitative', title: words.difference, format: '.6~g' },
            { field: 'half', type: 'quantitative', title: words.interval, format: '.3~g' },
          ],
        },
      },
      intervalRule(),
    ],
  });
}
