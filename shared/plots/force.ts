// One row as forces: what pushes the prediction up ends at f(x) from the left, what pushes it down begins there.
import type { Explained } from '#shared/plots/explained.ts';
import { attributionOf, shownDatum, predictionOf, rowOrder } from '#shared/plots/explained.ts';
import { blue, plot, vermilion } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';
import { shortNumber } from '#shared/text/number-text.ts';

export interface ForceWords {
  readonly output: string;
  readonly share: string;
  readonly feature: string;
}

/** Named on each side of f(x); the others are thin. */
const maxNamed = 3;
const laneHeight = 18;
const barHeight = 26;

export function force(explained: Explained, row: number, output: number, words: ForceWords): PlotSpec {
  const prediction = predictionOf(explained, row, output);
  const base = explained.base[output] ?? Number.NaN;
  const order = rowOrder(explained, row, output).filter(
    (feature) => attributionOf(explained, row, feature, output) !== 0,
  );
  let up = prediction;
  let down = prediction;
  const bars = order.map((feature) => {
    const share = attributionOf(explained, row, feature, output);
    const edge = share > 0 ? up : down;
    const other = edge - share;
    if (share > 0) up = other;
    else down = other;
    return {
      name: `${explained.features[feature]} = ${shownDatum(explained, row, feature)}`,
      share,
      left: Math.min(edge, other),
      right: Math.max(edge, other),
      middle: (edge + other) / 2,
    };
  });
  const [low, high] = [Math.min(up, base), Math.max(down, base)];
  const named = lanesOf(
    [bars.filter((bar) => bar.share > 0), bars.filter((bar) => bar.share < 0)].flatMap((side) =>
      side.slice(0, maxNamed).map((bar) => ({ ...bar, place: (bar.middle - low) / (high - low || 1) })),
    ),
  );
  const height = barHeight + 12 + Math.max(1, named.length) * laneHeight;
  const x = {
    type: 'quantitative',
    title: words.output,
    scale: { zero: false, domain: [low, high], nice: false, padding: 12 },
    axis: { orient: 'top', tickCount: 5, grid: false },
  };
  const y = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { domain: [height, 0], nice: false },
    axis: null,
  });
  const colour = { condition: { test: 'datum.share < 0', value: blue }, value: vermilion };
  const tooltip = [
    { field: 'name', type: 'nominal', title: words.feature },
    { field: 'share', type: 'quantitative', title: words.share, format: '.6~g' },
  ];
  const reference = (at: number, name: string, strokeDash: readonly number[]) => ({
    data: { values: [{ at, name: `${name} = ${shortNumber(at)}`, from: 0, to: barHeight }] },
    mark: { type: 'rule', strokeWidth: 2, strokeDash },
    encoding: {
      x: { ...x, field: 'at' },
      y: y('from'),
      y2: { field: 'to' },
      tooltip: { field: 'name', type: 'nominal', title: ' ' },
    },
  });
  const text = (align: string) => ({
    data: { values: named.filter((bar) => bar.align === align) },
    mark: { type: 'text', align, fontSize: 11, dx: align === 'left' ? 4 : -4 },
    encoding: { x: { ...x, field: 'middle' }, y: y('lane'), text: { field: 'name', type: 'nominal' } },
  });
  return plot(
    bars.map((bar) => ({ ...bar, top: 2, bottom: barHeight })),
    {
      height,
      layer: [
        {
          mark: { type: 'bar', stroke: 'white', strokeWidth: 1 },
          encoding: {
            x: { ...x, field: 'left' },
            x2: { field: 'right' },
            y: y('top'),
            y2: { field: 'bottom' },
            color: colour,
            tooltip,
          },
        },
        {
          data: { values: named },
          mark: { type: 'rule', opacity: 0.5 },
          encoding: { x: { ...x, field: 'middle' }, y: y('top'), y2: { field: 'lane' }, color: colour },
        },
        ...['left', 'right'].map(text),
        reference(base, 'E[f(x)]', [3, 2]),
        reference(prediction, 'f(x)', [1, 0]),
      ],
    },
  );
}

/**
 * A lane of its own for every name, so that no two lie on one another: names run to the right, the rightmost on top, so
 * that no line to a lower name crosses one; beyond two thirds of the width they run to the left, beneath the others.
 */
function lanesOf<B extends { readonly middle: number; readonly place: number }>(
  bars: readonly B[],
): (B & { readonly align: 'left' | 'right'; readonly top: number; readonly lane: number })[] {
  const isRight = ({ place }: B) => place > 2 / 3;
  const left = bars.filter((bar) => !isRight(bar)).toSorted((a, b) => b.middle - a.middle);
  const right = bars.filter(isRight).toSorted((a, b) => a.middle - b.middle);
  return [...left, ...right].map((bar, i) => ({
    ...bar,
    align: isRight(bar) ? 'right' : 'left',
    top: barHeight,
    lane: barHeight + (i + 1) * laneHeight,
  }));
}
