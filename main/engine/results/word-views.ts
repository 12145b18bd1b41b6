// Views of word vectors: a map, everything that the studio asks its questions of, p(w2|w1) of the first words, how the
// training went, and figures.
import { probabilityHeatmap, wordMap } from '#shared/plots/word-plots.ts';
import type { ResultView } from '#shared/protocol/results.ts';
import type { WordsView } from '#shared/spec/views/words.ts';
import { metricWords } from '#shared/text/metric-words.ts';
import type { Translate } from '#shared/text/translate.ts';
import { historyViews } from '#engine/results/report-views.ts';
import type { WordVectorsValue } from '#engine/values/word-vectors.ts';

/** Words that are sent to the studio, and their numbers: 5 MB. */
const [maxWords, maxNumbers] = [2000, 1_200_000] as const;
/** Words of a heat map, which has a row and a column for each. */
const maxInHeatmap = 40;

export function wordViews(value: WordVectorsValue, t: Translate): ResultView[] {
  const words = shownWords(value);
  const listed = Math.min(value.listed, maxInHeatmap, words.words.length);
  const first = Array.from({ length: listed }, (_, word) => word);
  const { history } = value;
  return [
    { view: 'plot', id: 'word-map', title: 'view.wordMap', spec: wordMap(words, undefined, t) },
    { view: 'words', title: 'view.words', total: value.words.length, listed, words },
    { view: 'plot', id: 'word-heatmap', title: 'view.wordHeatmap', spec: probabilityHeatmap(words, first, t) },
    ...historyViews(history, t),
    {
      view: 'metrics',
      title: 'view.wordFigures',
      metrics: [
        ...Object.entries(history.at(-1)?.logs ?? {}).map(([name, loss]) => ({ name, value: loss })),
        { name: t('figure.vocabulary'), value: value.words.length },
        { name: t('figure.dimension'), value: value.dimension },
        { name: t('figure.tokens'), value: value.tokens },
        { name: t(value.objective === 'cbow' ? 'figure.centres' : 'figure.pairs'), value: value.pairs },
        { name: t('figure.epochs'), value: history.length },
        ...mapFigures(value, t),
      ],
    },
  ];
}

function mapFigures({ map }: WordVectorsValue, t: Translate): { readonly name: string; readonly value: number }[] {
  if (!map) return [];
  const { words, trustworthiness, kept, divergence } = map;
  return [
    { name: t('figure.wordsOnMap'), value: words },
    { name: metricWords('trustworthiness', t), value: trustworthiness },
    { name: metricWords('neighbours_kept', t), value: kept },
    ...(divergence === undefined ? [] : [{ name: metricWords('map_divergence', t), value: divergence }]),
  ];
}

/** All words, those that are on the map, or of very many the most frequent. */
function shownWords(value: WordVectorsValue): WordsView {
  const { dimension, contexts, logSums, map } = value;
  const tables = contexts ? 2 : 1;
  const count = Math.min(
    map?.words ?? value.words.length,
    maxWords,
    Math.max(2, Math.floor(maxNumbers / (dimension * tables))),
  );
  return {
    words: value.words.slice(0, count),
    counts: value.counts.slice(0, count),
    dimension,
    vectors: value.vectors.slice(0, count * dimension),
    ...(contexts && { contexts: contexts.slice(0, count * dimension) }),
    logSums: logSums.slice(0, count),
    points: value.points.slice(0, count * 2),
    explained: value.explained,
    ...(map && { method: map.method }),
  };
}
