// The worst mistakes of an evaluation as pictures, where its rows are such: those first whose true class was held least
// likely.
import type { ResultView } from '#shared/protocol/results.ts';
import type { ReportValue } from '#engine/values/report.ts';

const maxPictures = 32;

export function mistakePictures({ rows, target }: ReportValue): ResultView | undefined {
  const [height, width, channels] = rows?.picture ?? [];
  if (!rows || !target || target.classes.length === 0 || height === undefined || width === undefined) return undefined;
  if (channels !== 1 && channels !== 3) return undefined;
  const two = target.classes.length === 2;
  // Of two classes the score is the second one's.
  const given = (row: number): number => {
    const score = rows.score[row] ?? 0;
    return two && rows.truth[row] === 0 ? 1 - score : score;
  };
  const wrong = Array.from(rows.truth.keys())
    .filter((row) => rows.truth[row] !== rows.predicted[row])
    .toSorted((a, b) => given(a) - given(b))
    .slice(0, maxPictures);
  if (wrong.length === 0) return undefined;
  const size = height * width * channels;
  const shown = wrong.map((row) => rows.values.subarray(row * size, (row + 1) * size));
  const low = Math.min(...shown.map((pixels) => pixels.reduce((min, v) => Math.min(min, v), Infinity)));
  const high = Math.max(...shown.map((pixels) => pixels.reduce((largest, v) => Math.max(largest, v), -Infinity)));
  const level = (v: number): number => (high > low ? Math.round((255 * (v - low)) / (high - low)) : 0);
  const name = (label: number | undefined): string => target.classes[label ?? -1] ?? '';
  return {
    view: 'images',
    title: 'view.mistakePictures',
    width,
    height,
    channels,
    images: wrong.map((row, i) => ({
      label: `${name(rows.truth[row])} → ${name(rows.predicted[row])}`,
      pixels: Uint8Array.from(shown[i] ?? [], level),
    })),
  };
}
