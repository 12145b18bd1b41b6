// A feature's share against its own value, one point per row, coloured by the feature that it interacts with most.
import type { Explained, LevelWords } from '#shared/plots/explained.ts';
import {
  attributionOf,
  datumOf,
  halfWidthOf,
  levelColour,
  levels,
  meanInteractions,
  orderOf,
} from '#shared/plots/explained.ts';
import { intervalRule, plot, spread } from '#shared/plots/plot-frame.ts';
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
  const level = levels(rows.map((row) => datumOf(explained, row, other)));
  const name = explained.features[feature] ?? '';
  const otherName = explained.features[other] ?? '';
  const points = rows.map((at, i) => {
    const share = attributionOf(explained, at, feature, output);
    const half = halfWidthOf(explained, at, feature, output);
    return {
      at,
      row: rowNumber(explained.source[at]),
      value: datumOf(explained, at, feature),
      share,
      other: datumOf(explained, at, other),
      level: level[i],
      ...(half === undefined ? {} : { low: share - half, high: share + half }),
    };
  });
  const bars = intervalRule('y');
  return plot(points, {
    height: 280,
    encoding: {
      x: { field: 'value', type: 'quantitative', title: name, scale: { zero: false }, axis: { tickCount: 6 } },
    },
    layer: [
      ...(points.some((point) => 'low' in point) ? [{ ...bars, mark: { ...bars.mark, opacity: 0.35 } }] : []),
      {
        mark: { type: 'circle', size: 32, opacity: 0.85 },
        encoding: {
          y: { field: 'share', type: 'quantitative', title: words.share, scale: { zero: false } },
          ...(other === feature ? {} : { color: levelColour(otherName, words) }),
          tooltip: [
            { field: 'value', type: 'quantitative', title: name, format: '.6~g' },
            { field: 'share', type: 'quantitative', title: words.share, format: '.6~g' },
            ...(other === feature ? [] : [{ field: 'other', type: 'quantitative', title: otherName, format: '.6~g' }]),
            { field: 'row', type: 'quantitative', title: words.row },
          ],
        },
      },
    ],
  });
}

/**
 * The feature whose value goes with what a feature's own value leaves open: rows in the order of the feature, cut into
 * short runs, |correlation| of shares and the other's values within each, summed (shap's approximate_interactions).
 * Where interactions were computed, theirs; the feature itself where there is no other.
 */
export function strongestInteraction(explained: Explained, output: number, feature: number): number {
  const rows = spread(explained.rows, maxRows).toSorted(
    (a, b) => datumOf(explained, a, feature) - datumOf(explained, b, feature),
  );
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
    let sum = exact?.[feature * explained.features.length + other] ?? 0;
    for (let from = 0; from < rows.length && !exact; from += run)
      sum += Math.abs(correlation(attributions.slice(from, from + run), values.slice(from, from + run)));
    if (sum > max) {
      max = sum;
      best = other;
    }
  }
  return best;
}

/** 0 where one of the two is constant. */
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
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}
