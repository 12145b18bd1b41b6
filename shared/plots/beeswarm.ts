// Every explained row as a point per feature: where it pushes the output, and whether its own value is low or high.
// Points that would lie on one another are stacked, which is computed here: Vega-Lite has no swarm of its own.
import type { Explained, LevelWords } from '#shared/plots/explained.ts';
import { levelColour, levelsOf, shownValue, valueTip, zeroRule } from '#shared/plots/explained.ts';
import { nameAxis, plot, spread } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';
import { featuresByMagnitude, maxFeatures } from '#shared/plots/shap-bar.ts';
import { rowNumber } from '#shared/text/row-number.ts';

export interface BeeswarmWords extends LevelWords {
  readonly share: string;
  readonly feature: string;
  readonly value: string;
  readonly row: string;
}

/** Of all features together; a browser draws them at once. */
const maxPoints = 4000;
const bins = 80;

/** Of one output. Of more than 4,000 points, only rows at even distances are drawn. */
export function beeswarm(
  explained: Omit<Explained, 'base' | 'predictions'>,
  output: number,
  words: BeeswarmWords,
): PlotSpec {
  const { features, outputs, values, source } = explained;
  const width = features.length;
  const order = featuresByMagnitude(explained).slice(0, maxFeatures);
  const chosen = spread(explained.rows, Math.max(200, Math.floor(maxPoints / Math.max(1, order.length))));
  const attributionOf = (row: number, feature: number): number =>
    values[(row * width + feature) * outputs.length + output] ?? 0;
  let low = 0;
  let high = 0;
  for (const row of chosen) {
    for (const feature of order) {
      low = Math.min(low, attributionOf(row, feature));
      high = Math.max(high, attributionOf(row, feature));
    }
  }
  const points = order.flatMap((feature) => {
    const level = levelsOf(explained, chosen, feature);
    const offsets = swarm(
      chosen.map((row) => Math.floor(((attributionOf(row, feature) - low) / (high - low || 1)) * (bins - 1))),
    );
    return chosen.map((row, i) => ({
      feature: features[feature],
      share: attributionOf(row, feature),
      value: shownValue(explained, row, feature),
      level: level[i],
      offset: offsets[i],
      row: rowNumber(source[row]),
      at: row,
    }));
  });
  const names = order.map((feature) => features[feature] ?? '');
  return plot(points, {
    height: { step: 26 },
    layer: [
      zeroRule,
      {
        mark: { type: 'circle', size: 22, opacity: 0.85 },
        encoding: {
          y: { field: 'feature', type: 'nominal', sort: names, scale: { domain: names }, axis: nameAxis },
          yOffset: { field: 'offset', type: 'quantitative', scale: { domain: [-1, 1], zero: false, nice: false } },
          x: { field: 'share', type: 'quantitative', title: words.share, axis: { tickCount: 5 } },
          color: levelColour(words.value, words),
          tooltip: [
            { field: 'feature', type: 'nominal', title: words.feature },
            valueTip(explained, words.value),
            { field: 'share', type: 'quantitative', title: words.share, format: '.6~g' },
            { field: 'row', type: 'quantitative', title: words.row },
          ],
        },
      },
    ],
  });
}

/** Offsets −1 … 1: points of one bin go alternately up and down from the middle; the fullest bin sets the scale. */
function swarm(binOf: readonly number[]): number[] {
  const counts = new Map<number, number>();
  const places = binOf.map((bin) => {
    const place = counts.get(bin) ?? 0;
    counts.set(bin, place + 1);
    return Math.ceil(place / 2) * (place % 2 === 0 ? 1 : -1);
  });
  const fullest = Math.max(8, ...counts.values());
  return places.map((place) => (1.8 * place) / fullest);
}
