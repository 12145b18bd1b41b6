// A row that is a picture: the picture in grey, and over each place how much it adds to the output or takes away.
import type { EffectWords, Explained } from '#shared/plots/explained.ts';
import { attributionOf, datumOf, effectColour, effectOf } from '#shared/plots/explained.ts';
import { plot } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';

export interface PictureWords extends EffectWords {
  readonly share: string;
  readonly value: string;
  readonly place: string;
}

/** Cells along the longer side: larger pictures are drawn in blocks, each with the sum of its attributions. */
const maxCells = 64;
const side = 320;
/** Of 255: a darker picture would swallow the colours over it. */
const darkest = 140;

interface Cell {
  readonly place: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** From a light grey to white over the range of the row. */
  readonly grey: string;
  readonly value: number;
  readonly share: number;
}

/** Undefined when rows are no pictures. */
export function pictureCells(explained: Explained, row: number, output: number): Cell[] | undefined {
  const [height, width, channels = 1] = explained.shape ?? [];
  if (height === undefined || width === undefined || height * width * channels !== explained.features.length)
    return undefined;
  const block = Math.max(1, Math.ceil(Math.max(height, width) / maxCells));
  const cells: { place: string; left: number; top: number; value: number; share: number }[] = [];
  for (let top = 0; top < height; top += block) {
    for (let left = 0; left < width; left += block) {
      const places = Array.from({ length: block * block }, (_, i) => [
        top + Math.floor(i / block),
        left + (i % block),
      ]).filter(([y = 0, x = 0]) => y < height && x < width);
      const flat = places.flatMap(([y = 0, x = 0]) =>
        Array.from({ length: channels }, (_, c) => (y * width + x) * channels + c),
      );
      cells.push({
        place: `${top}, ${left}`,
        left,
        top,
        value: flat.reduce((sum, feature) => sum + datumOf(explained, row, feature), 0) / flat.length,
        share: flat.reduce((sum, feature) => sum + attributionOf(explained, row, feature, output), 0),
      });
    }
  }
  const low = cells.reduce((min, { value }) => Math.min(min, value), Number.POSITIVE_INFINITY);
  const high = cells.reduce((max, { value }) => Math.max(max, value), Number.NEGATIVE_INFINITY);
  return cells.map((cell) => {
    const level = Math.round(darkest + (255 - darkest) * (high > low ? (cell.value - low) / (high - low) : 0));
    return {
      ...cell,
      right: cell.left + block,
      bottom: cell.top + block,
      grey: `rgb(${level},${level},${level})`,
    };
  });
}

/** Opacity by size, so that the picture shows where nothing was found; a plot of nothing when rows are no pictures. */
export function pictureOverlay(explained: Explained, row: number, output: number, words: PictureWords): PlotSpec {
  const cells = pictureCells(explained, row, output) ?? [];
  const [height = 1, width = 1] = explained.shape ?? [];
  const max = cells.reduce((largest, { share }) => Math.max(largest, Math.abs(share)), 0);
  const scale = side / Math.max(height, width);
  const axis = (field: string, size: number, turned: boolean) => ({
    field,
    type: 'quantitative',
    scale: { domain: turned ? [size, 0] : [0, size], nice: false, zero: false },
    axis: null,
  });
  const shown = cells.map((cell) => ({
    ...cell,
    effect: effectOf(cell.share, words),
    size: max > 0 ? Math.abs(cell.share) / max : 0,
  }));
  return plot(shown, {
    width: Math.round(width * scale),
    height: Math.round(height * scale),
    autosize: { type: 'pad' },
    encoding: {
      x: axis('left', width, false),
      x2: { field: 'right' },
      y: axis('top', height, true),
      y2: { field: 'bottom' },
    },
    layer: [
      { mark: { type: 'rect' }, encoding: { color: { field: 'grey', type: 'nominal', scale: null } } },
      {
        mark: { type: 'rect' },
        encoding: {
          color: effectColour(words),
          opacity: {
            field: 'size',
            type: 'quantitative',
            scale: { domain: [0, 1], range: [0, 0.9] },
            legend: null,
          },
          tooltip: [
            { field: 'place', type: 'nominal', title: words.place },
            { field: 'value', type: 'quantitative', title: words.value, format: '.6~g' },
            { field: 'share', type: 'quantitative', title: words.share, format: '.6~g' },
          ],
        },
      },
    ],
    resolve: { scale: { color: 'independent' } },
  });
}
