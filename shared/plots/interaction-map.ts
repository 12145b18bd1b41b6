// Which features act together: the mean size of each pair's effect, and on the diagonal what each does alone.
import type { Explained } from '#shared/plots/explained.ts';
import { meanInteractions, orderOf, placeAxis, placesDown } from '#shared/plots/explained.ts';
import { gradient, plot } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';

export interface InteractionWords {
  readonly effect: string;
  readonly feature: string;
  readonly other: string;
}

const maxFeatures = 20;

/** Of one output, the weightiest features first; a plot of nothing where interactions were not computed. */
export function interactionMap(explained: Explained, output: number, words: InteractionWords): PlotSpec {
  const means = meanInteractions(explained, output) ?? new Float64Array();
  const width = explained.features.length;
  const order = orderOf(explained, output).slice(0, maxFeatures);
  const cells = order.flatMap((feature, i) =>
    order.map((other, j) => ({
      feature: explained.features[feature],
      other: explained.features[other],
      left: j - 0.5,
      right: j + 0.5,
      top: i - 0.5,
      bottom: i + 0.5,
      effect: means[feature * width + other] ?? 0,
    })),
  );
  const names = order.map((feature) => explained.features[feature] ?? '');
  const scale = { domain: [-0.5, order.length - 0.5], nice: false, zero: false };
  return plot(cells, {
    height: Math.max(120, 30 * order.length),
    mark: { type: 'rect', stroke: 'white', strokeOpacity: 0.4, strokeWidth: 1 },
    encoding: {
      x: { field: 'left', type: 'quantitative', scale, axis: placeAxis(names, -45) },
      x2: { field: 'right' },
      y: placesDown(names),
      y2: { field: 'bottom' },
      color: {
        field: 'effect',
        type: 'quantitative',
        title: words.effect,
        scale: { scheme: 'blues', domainMin: 0 },
        legend: { ...gradient, titleLimit: 400, tickCount: 3, format: '.2~g' },
      },
      tooltip: [
        { field: 'feature', type: 'nominal', title: words.feature },
        { field: 'other', type: 'nominal', title: words.other },
        { field: 'effect', type: 'quantitative', title: words.effect, format: '.6~g' },
      ],
    },
  });
}
