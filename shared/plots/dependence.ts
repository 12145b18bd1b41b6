// A feature's share against its own value, one point per row, coloured by the feature that it interacts with most. Words stand
// side by side, the most frequent first, their rows a little apart.
import type { Explained, LevelWords } from '#shared/plots/explained.ts';
import {
  attributionOf,
  datumOf,
  halfWidthOf,
  levelColour,
  levelsOf,
  meanInteractions,
  orderOf,
  placeAxis,
  shownDatum,
  shownValue,
  valueTip,
} from '#shared/plots/explained.ts';
import { categoryColour, intervalRule, plot, spread } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';
import { rowNumber } from '#shared/text/row-number.ts';

export interface DependenceWords extends LevelWords {
  readonly share: string;
  readonly row: string;
}

const maxRows = 1000;
/** Features that are looked at for interaction, the weightiest first. */
const maxOthers = 60;

export function dependence(explained: Explained, output: number, feature: number, words: DependenceWords): PlotSpec {
  const other = strongestInteraction(explained, output, feature);
  const rows = spread(explained.rows, maxRows);
  const level = levelsOf(explained, rows, other);
  const names = explained.words?.[feature] ? wordsOf(explained, rows, feature) : undefined;
  const others = explained.words?.[other] ? wordsOf(explained, rows, other) : undefined;
  const among = new Map<string, number>();
  const name = explained.features[feature] ?? '';
  const otherName = explained.features[other] ?? '';
  const points = rows.map((at, i) => {
    const share = attributionOf(explained, at, feature, output);
    const half = halfWidthOf(explained, at, feature, output);
    const word = shownDatum(explained, at, feature);
    const before = among.get(word) ?? 0;
    among.set(word, before + 1);
    return {
      at,
      row: rowNumber(explained.source[at]),
      value: shownValue(explained, at, feature),
      // By the golden ratio, whose fractions lie evenly however many there are.
      ...(names && { place: names.indexOf(word), aside: ((before * 0.618) % 1) - 0.5 }),
      share,
      ...(explained.words && !names && { number: datumOf(explained, at, feature) }),
      other: shownValue(explained, at, other),
      level: level[i],
      ...(half === undefined ? {} : { low: share - half, high: share + half }),
    };
  });
  const bars = intervalRule('y');
  return plot(points, {
    height: 280,
    encoding: names
      ? {
          x: {
            field: 'place',
            type: 'ordinal',
            axis: { ...placeAxis(names, names.join('').length > 40 ? -40 : 0), title: name },
          },
          xOffset: { field: 'aside', type: 'quantitative', scale: { domain: [-1, 1], nice: false } },
        }
      : {
          x: {
            field: explained.words ? 'number' : 'value',
            type: 'quantitative',
            title: name,
            scale: { zero: false },
            axis: { tickCount: 6 },
          },
        },
    layer: [
      ...(points.some((point) => 'low' in point) ? [{ ...bars, mark: { ...bars.mark, opacity: 0.35 } }] : []),
      {
        mark: { type: 'circle', size: 32, opacity: 0.85 },
        encoding: {
          y: { field: 'share', type: 'quantitative', title: words.share, scale: { zero: false } },
          ...(other === feature
            ? {}
            : {
                color: others
                  ? categoryColour('other', otherName, others, { columns: 4, titleLimit: 400 })
                  : levelColour(otherName, words),
              }),
          tooltip: [
            valueTip(explained, name),
            { field: 'share', type: 'quantitative', title: words.share, format: '.6~g' },
            ...(other === feature ? [] : [valueTip(explained, otherName, 'other')]),
            { field: 'row', type: 'quantitative', title: words.row },
          ],
        },
      },
    ],
  });
}

/** The words of a feature in some rows, the most frequent first. */
function wordsOf(explained: Explained, rows: readonly number[], feature: number): string[] {
  const groups = Map.groupBy(rows, (row) => shownDatum(explained, row, feature));
  return [...groups].toSorted(([, a], [, b]) => b.length - a.length).map(([word]) => word);
}

/**
 * The feature whose value goes with what a feature's own value leaves open: rows in the order of the feature, cut into
 * short runs, |correlation| of shares and the other's values within each, summed (shap's approximate_interactions).
 * Of words the correlation is that with the means of their rows, less what as many words would reach by chance.
 * Where interactions were computed, theirs; the feature itself where there is no other.
 */
export function strongestInteraction(explained: Explained, output: number, feature: number): number {
  // Rows without a word together before the others.
  const place = (row: number): number => {
    const value = datumOf(explained, row, feature);
    return explained.words?.[feature] && Number.isNaN(value) ? -2 : value;
  };
  const rows = spread(explained.rows, maxRows).toSorted((a, b) => place(a) - place(b));
  const attributions = rows.map((row) => attributionOf(explained, row, feature, output));
  const run = Math.max(Math.min(Math.floor(rows.length / 10), 50), 1);
  const exact = meanInteractions(explained, output);
  let best = feature;
  let max = -1;
  const others = orderOf(explained, output)
    .filter((other) => other !== feature)
    .slice(0, maxOthers);
  for (const other of others) {
    const values = rows.map((row) => datumOf(explained, row, other));
    const related = explained.words?.[other] ? wordCorrelation : correlation;
    let sum = exact?.[feature * explained.features.length + other] ?? 0;
    for (let from = 0; from < rows.length && !exact; from += run)
      sum += related(attributions.slice(from, from + run), values.slice(from, from + run));
    if (sum > max) {
      max = sum;
      best = other;
    }
  }
  return best;
}

/** Its size; 0 where one of the two is constant. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middleA, middleB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (const [i, value] of a.entries()) {
    const [da, db] = [value - middleA, (b[i] ?? 0) - middleB];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa > 0 && bb > 0 ? Math.abs(ab) / Math.sqrt(aa * bb) : 0;
}

/** ε, the correlation ratio that chance is taken out of (Kelley 1935): √(1 − (within ÷ (n − k)) ÷ (all ÷ (n − 1))). */
function wordCorrelation(a: readonly number[], words: readonly number[]): number {
  const squares = (values: readonly number[]): number => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
  const groups = [...Map.groupBy(a.keys(), (i) => words[i]).values()];
  const [all, spare] = [squares(a), a.length - groups.length];
  if (!(all > 0) || spare === 0) return 0;
  const within = groups.reduce((sum, group) => sum + squares(group.map((i) => a[i] ?? 0)), 0);
  return Math.sqrt(Math.max(0, 1 - within / spare / (all / (a.length - 1))));
}
