// The worst mistakes of an evaluation as pictures, where its rows are such: those first whose true class was held least
// likely.
import type { ResultView } from '#shared/protocol/results.ts';
import { elements } from '#engine/network/layer.ts';
import { picturesOf } from '#engine/values/pictures.ts';
import type { ReportValue } from '#engine/values/report.ts';

const maxPictures = 32;

export function mistakePictures({ rows, target }: ReportValue): ResultView | undefined {
  if (!rows?.picture || !target || target.classes.length === 0) return undefined;
  const two = target.classes.length === 2;
  // Of two classes the score is the second one's.
  const given = (row: number): number => {
    const score = rows.score[row] ?? 0;
    return two && rows.truth[row] === 0 ? 1 - score : score;
  };
  const size = elements(rows.picture);
  const name = (label: number | undefined): string => target.classes[label ?? -1] ?? '';
  const pictures = picturesOf(rows.picture, () =>
    Array.from(rows.truth.keys())
      .filter((row) => rows.truth[row] !== rows.predicted[row])
      .toSorted((a, b) => given(a) - given(b))
      .slice(0, maxPictures)
      .map((row) => ({
        label: `${name(rows.truth[row])} → ${name(rows.predicted[row])}`,
        values: rows.values.subarray(row * size, (row + 1) * size),
      })),
  );
  if (!pictures || pictures.images.length === 0) return undefined;
  return { view: 'images', title: 'view.mistakePictures', ...pictures };
}
