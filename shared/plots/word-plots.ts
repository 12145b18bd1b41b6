// Plots of word vectors: a map of the words, bars of those that are near or likely, and p(w2|w1) as a heat map.
import { blue, gradient, grey, nameAxis, plot, vermilion } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';
import { nearestWords, probabilitiesAfter } from '#shared/plots/word-similarity.ts';
import type { WordModel } from '#shared/plots/word-similarity.ts';
import type { Translate } from '#shared/text/translate.ts';

/** What plots of words are made of; words by falling count. */
export interface WordsShown extends WordModel {
  readonly words: readonly string[];
  readonly counts: ArrayLike<number>;
  /** words × 2. */
  readonly points: ArrayLike<number>;
  /** Fractions of the variance that the two directions of the points hold. */
  readonly explained: ArrayLike<number>;
  /** 'pca' unless said. */
  readonly method?: 'pca' | 'tsne' | 'umap' | undefined;
}

export interface Bar {
  readonly word: string;
  readonly value: number;
}

/** Points of a map. */
const maxPoints = 600;
/** Room of a letter and of a line, as parts of the map's width and height: in a panel, or beneath a node. */
const rooms = { large: { letter: 0.014, line: 0.06 }, small: { letter: 0.045, line: 0.14 } } as const;

/** Words as points of a map, as a rule in the plane of their two principal components; the chosen word and those nearest to it stand out. */
export function wordMap(
  shown: WordsShown,
  chosen: number | undefined,
  t: Translate,
  room: keyof typeof rooms = 'large',
): PlotSpec {
  const { words, counts, points, explained, method = 'pca' } = shown;
  const near = new Set(chosen === undefined ? [] : nearestWords(shown, chosen, 10).map(({ word }) => word));
  const order = Array.from(words.keys());
  const drawn = order.filter((word) => word < maxPoints || word === chosen || near.has(word));
  const named = namedWords(shown, drawn, (word) => word === chosen || near.has(word), rooms[room]);
  // What stands out lies on top, then by count: of two names that would overlap the later one is shown.
  const rank = (word: number) => (word === chosen ? 2 : near.has(word) ? 1 : 0);
  const byWeight = drawn.toReversed().toSorted((one, other) => rank(one) - rank(other));
  const rows = byWeight.map((word) => ({
    at: word,
    word: words[word],
    first: points[2 * word],
    second: points[2 * word + 1],
    count: counts[word],
    role: word === chosen ? 'chosen' : near.has(word) ? 'near' : 'other',
    named: named.has(word),
  }));
  const axis = (field: string, k: 0 | 1) => ({
    field,
    type: 'quantitative',
    title:
      method === 'pca'
        ? t('plot.component', { number: k + 1, percent: `${Math.round(100 * (explained[k] ?? 0))} %` })
        : t(`plot.${method}Axis`, { number: k + 1 }),
    axis: { tickCount: 5 },
  });
  const colour = {
    field: 'role',
    type: 'nominal',
    scale: { domain: ['chosen', 'near', 'other'], range: [vermilion, blue, chosen === undefined ? blue : grey] },
    legend: null,
  };
  return plot(rows, {
    height: 340,
    usermeta: { thinLabels: true },
    encoding: { x: axis('first', 0), y: axis('second', 1) },
    layer: [
      {
        mark: { type: 'circle', size: 40, opacity: 0.55 },
        encoding: {
          color: colour,
          tooltip: [
            { field: 'word', type: 'nominal', title: t('plot.word') },
            { field: 'count', type: 'quantitative', title: t('plot.wordCount') },
          ],
        },
      },
      {
        transform: [{ filter: 'datum.named' }],
        mark: { type: 'text', align: 'left', dx: 6, dy: -4, fontSize: 11 },
        encoding: { text: { field: 'word', type: 'nominal' } },
      },
    ],
  });
}

/** Which words have room for their name: those that stand out first, then by falling count. */
function namedWords(
  { words, points }: WordsShown,
  drawn: readonly number[],
  standsOut: (word: number) => boolean,
  { letter, line }: { readonly letter: number; readonly line: number },
): ReadonlySet<number> {
  const ends = [0, 1].map((k) => {
    const along = drawn.map((word) => points[2 * word + k] ?? 0);
    const [low, high] = [Math.min(...along), Math.max(...along)];
    return { low, span: high - low || 1 };
  });
  const placed: { readonly x: number; readonly y: number; readonly width: number }[] = [];
  const named = new Set<number>();
  for (const word of [...drawn.filter(standsOut), ...drawn.filter((one) => !standsOut(one))]) {
    const [x = 0, y = 0] = ends.map(({ low, span }, k) => ((points[2 * word + k] ?? 0) - low) / span);
    const width = letter * ((words[word] ?? '').length + 1);
    const isFree = placed.every(
      (other) => Math.abs(other.y - y) > line || x > other.x + other.width || other.x > x + width,
    );
    if (!isFree) continue;
    placed.push({ x, y, width });
    named.add(word);
  }
  return named;
}

/** Words with a number each, from the largest down. */
export function wordBars(bars: readonly Bar[], title: string, t: Translate): PlotSpec {
  return plot(bars, {
    height: { step: 20 },
    mark: { type: 'bar', height: { band: 0.75 }, color: blue },
    encoding: {
      y: { field: 'word', type: 'nominal', sort: bars.map(({ word }) => word), axis: nameAxis },
      x: { field: 'value', type: 'quantitative', title, axis: { tickCount: 5 } },
      tooltip: [
        { field: 'word', type: 'nominal', title: t('plot.word') },
        { field: 'value', type: 'quantitative', title, format: '.6~g' },
      ],
    },
  });
}

/** p(w2|w1) among these words, by place: `matrix[w1][w2]`. */
export function probabilityMatrix(shown: WordsShown, places: readonly number[]): number[][] {
  return places.map((first) => {
    const all = probabilitiesAfter(shown, first);
    return places.map((second) => all[second] ?? Number.NaN);
  });
}

/** One row per w1. */
export function probabilityHeatmap(shown: WordsShown, places: readonly number[], t: Translate): PlotSpec {
  const names = places.map((word) => shown.words[word] ?? '');
  const cells = probabilityMatrix(shown, places).flatMap((row, i) =>
    row.map((probability, j) => ({ at: places[i], first: names[i], second: names[j], probability })),
  );
  const axis = { ...nameAxis, ticks: false, domain: false };
  return plot(cells, {
    height: { step: 18 },
    mark: { type: 'rect' },
    encoding: {
      y: { field: 'first', type: 'nominal', sort: names, axis: { ...axis, title: t('plot.firstWord') } },
      x: {
        field: 'second',
        type: 'nominal',
        sort: names,
        axis: { ...axis, title: t('plot.secondWord'), labelAngle: -45 },
      },
      color: {
        field: 'probability',
        type: 'quantitative',
        title: t('plot.pairProbability'),
        scale: { range: ['#E8EEF4', blue] },
        legend: { ...gradient, tickCount: 3 },
      },
      tooltip: [
        { field: 'first', type: 'nominal', title: t('plot.firstWord') },
        { field: 'second', type: 'nominal', title: t('plot.secondWord') },
        { field: 'probability', type: 'quantitative', title: t('plot.pairProbability'), format: '.4~g' },
      ],
    },
  });
}
