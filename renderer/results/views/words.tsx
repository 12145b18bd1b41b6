// Word vectors to ask questions of: which words are near one, which are likely beside it, a − b + c, p(w2|w1) as a heat map
// or a table, and where they lie. All of it is worked out here, from the numbers of the words that are shown.
import '#renderer/results/explore.css';
import { useMemo, useState } from 'react';
import { DataTable } from '#renderer/results/DataTable.tsx';
import { VegaPlot } from '#renderer/results/VegaPlot.tsx';
import { ComboBox } from '#renderer/ui/ComboBox.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import { probabilityHeatmap, probabilityMatrix, wordBars, wordMap } from '#shared/plots/word-plots.ts';
import type { Bar } from '#shared/plots/word-plots.ts';
import { analogy, nearestWords, probabilitiesAfter } from '#shared/plots/word-similarity.ts';
import type { Similar } from '#shared/plots/word-similarity.ts';
import type { TableSlice } from '#shared/protocol/results.ts';
import type { ContentProps, ShownView } from '#renderer/results/views/view.ts';
import type { WordsResult, WordsView } from '#shared/spec/views/words.ts';

const questions = ['nearest', 'likely', 'analogy', 'map', 'heatmap', 'table'] as const;
type Question = (typeof questions)[number];

/** Bars of an answer, and words of a heat map around one. */
const [maxBars, maxNeighbours] = [15, 20] as const;

export function WordsExplorer({ view, compact, height }: ContentProps<WordsResult>) {
  const t = useText();
  const { words, total, listed } = view;
  const [question, setQuestion] = useState<Question>('nearest');
  const [word, setWord] = useState(0);
  const [of, setOf] = useState<'frequent' | 'around'>('frequent');
  const last = words.words.length - 1;
  const [trio, setTrio] = useState<readonly [number, number, number]>([0, Math.min(1, last), Math.min(2, last)]);
  const options = useMemo(() => words.words.map((label, id) => ({ id: String(id), label })), [words]);
  const known = words.logSums.length;
  const places = useMemo(() => {
    if (of === 'frequent') return Array.from({ length: listed }, (_, place) => place);
    const near = nearestWords(words, word, words.words.length).map((one) => one.word);
    return [word, ...near].filter((place) => place < known).slice(0, maxNeighbours);
  }, [of, listed, words, word, known]);
  if (compact) return <VegaPlot spec={wordMap(words, undefined, t, 'small')} title={t('view.wordMap')} compact />;

  const box = (label: string, value: number, onChange: (place: number) => void) => (
    <ComboBox label={label} options={options} value={String(value)} onChange={(id) => onChange(Number(id))} />
  );
  const isMatrix = question === 'heatmap' || question === 'table';
  return (
    <div className="explore ui-stack">
      <div className="explore-controls ui-wrap" role="group" aria-label={t('views.words.controls')}>
        <Select
          label={t('views.words.show')}
          options={questions.map((id) => ({ id, label: t(`views.words.${id}`) }))}
          value={question}
          onChange={(id) => setQuestion(id as Question)}
        />
        {isMatrix ? (
          <Select
            label={t('views.words.of')}
            options={(['frequent', 'around'] as const).map((id) => ({ id, label: t(`views.words.${id}`) }))}
            value={of}
            onChange={(id) => setOf(id as 'frequent' | 'around')}
          />
        ) : null}
        {question === 'analogy' ? (
          <>
            {box(t('views.words.a'), trio[0], (a) => setTrio([a, trio[1], trio[2]]))}
            {box(t('views.words.b'), trio[1], (b) => setTrio([trio[0], b, trio[2]]))}
            {box(t('views.words.c'), trio[2], (c) => setTrio([trio[0], trio[1], c]))}
          </>
        ) : isMatrix && of === 'frequent' ? null : (
          box(t('views.words.word'), word, setWord)
        )}
      </div>
      <div className="explore-plots">
        <section data-question={question}>
          <Answer
            words={words}
            question={question}
            word={word}
            trio={trio}
            places={places}
            onWord={setWord}
            height={height}
          />
        </section>
        {question === 'map' ? (
          <section data-question="nearest">
            <Nearest words={words} word={word} />
          </section>
        ) : null}
      </div>
      <p className="ui-small">
        {[
          ...(words.words.length < total ? [t('views.words.sampled', { shown: words.words.length, total })] : []),
          ...(known < words.words.length && (isMatrix || question === 'likely')
            ? [t('views.words.noSums', { count: known })]
            : []),
          ...(question === 'map' ? [t('views.words.pickHint')] : []),
        ].join(' ')}
      </p>
    </div>
  );
}

interface AnswerProps {
  readonly words: WordsView;
  readonly question: Question;
  readonly word: number;
  readonly trio: readonly [number, number, number];
  readonly places: readonly number[];
  readonly height: number | undefined;
  onWord(word: number): void;
}

function Answer({ words, question, word, trio, places, height, onWord }: AnswerProps) {
  const t = useText();
  const nameOf = (place: number) => words.words[place] ?? '';
  const map = useMemo(() => (question === 'map' ? wordMap(words, word, t) : null), [question, words, word, t]);
  const heat = useMemo(
    () => (question === 'heatmap' ? probabilityHeatmap(words, places, t) : null),
    [question, words, places, t],
  );
  const slice = useMemo(() => (question === 'table' ? tableOf(words, places) : null), [question, words, places]);
  if (slice) return <DataTable label={t('views.words.table')} slice={slice} />;
  if (heat) return <Titled title={t('views.words.heatmap')} spec={heat} />;
  if (map) {
    const pick = (datum: Readonly<Record<string, unknown>>) => {
      const { at } = datum;
      if (typeof at === 'number' && at >= 0 && at < words.words.length) onWord(at);
    };
    return <Titled title={t('views.words.map')} spec={map} onPick={pick} height={height} />;
  }
  if (question === 'analogy') {
    const [a, b, c] = trio;
    return (
      <Bars
        title={t('views.words.analogyOf', { a: nameOf(a), b: nameOf(b), c: nameOf(c) })}
        axis={t('plot.cosine')}
        bars={similar(words, analogy(words, a, b, c, maxBars))}
      />
    );
  }
  if (question === 'likely') {
    const title = t('views.words.likelyAfter', { word: nameOf(word) });
    return <Bars title={title} axis={t('plot.probabilityAfter', { word: nameOf(word) })} bars={likely(words, word)} />;
  }
  return <Nearest words={words} word={word} />;
}

function Nearest({ words, word }: { readonly words: WordsView; readonly word: number }) {
  const t = useText();
  const title = t('views.words.nearestTo', { word: words.words[word] ?? '' });
  return <Bars title={title} axis={t('plot.cosine')} bars={similar(words, nearestWords(words, word, maxBars))} />;
}

const similar = ({ words }: WordsView, list: readonly Similar[]): Bar[] =>
  list.map(({ word, similarity }) => ({ word: words[word] ?? '', value: similarity }));

/** Nothing for a word whose sum is not known. */
function likely(words: WordsView, word: number): Bar[] {
  if (word >= words.logSums.length) return [];
  return Array.from(probabilitiesAfter(words, word), (value, place) => ({ word: words.words[place] ?? '', value }))
    .toSorted((a, b) => b.value - a.value)
    .slice(0, maxBars);
}

function tableOf(words: WordsView, places: readonly number[]): TableSlice {
  const names = places.map((place) => words.words[place] ?? '');
  const rows = probabilityMatrix(words, places).map((row, i) => [names[i] ?? '', ...row]);
  const columns = [
    { name: 'w₁ \\ w₂', type: 'text' as const },
    ...names.map((name) => ({ name, type: 'number' as const })),
  ];
  return { columns, rows, offset: 0, total: rows.length };
}

function Bars({ title, axis, bars }: { readonly title: string; readonly axis: string; readonly bars: readonly Bar[] }) {
  const t = useText();
  const spec = useMemo(() => wordBars(bars, axis, t), [bars, axis, t]);
  return <Titled title={title} spec={spec} />;
}

interface TitledProps {
  readonly title: string;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly height?: number | undefined;
  onPick?(datum: Readonly<Record<string, unknown>>): void;
}

function Titled({ title, ...plot }: TitledProps) {
  return (
    <>
      <h3>{title}</h3>
      <VegaPlot title={title} {...plot} />
    </>
  );
}

export const words: ShownView<WordsResult> = { Content: WordsExplorer };
