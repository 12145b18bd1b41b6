// An explanation to walk through: any of its plots, of any output, row and feature, made here from its numbers; a click
// on a point opens that row and its waterfall beside the plot.
import '#renderer/results/explore.css';
import { useMemo, useState } from 'react';
import { VegaPlot } from '#renderer/results/VegaPlot.tsx';
import { ComboBox } from '#renderer/ui/ComboBox.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { shortNumber } from '#shared/text/number-text.ts';
import { useText } from '#renderer/ui/use-text.ts';
import { orderOf, predictionOf } from '#shared/plots/explained.ts';
import { explanationPlot, largestOutput, plotAbout, plotsFor } from '#shared/plots/explanation-plots.ts';
import type { ExplanationPlot } from '#shared/plots/explanation-plots.ts';
import type { ContentProps, ShownView } from '#renderer/results/views/view.ts';
import type { ExplanationResult } from '#shared/spec/views/explanation.ts';
import { rowNumber } from '#shared/text/row-number.ts';

/** Plots whose points are rows. */
const pickable: ReadonlySet<ExplanationPlot> = new Set(['beeswarm', 'heatmap', 'dependence', 'map', 'decision']);
/** Plots whose height says nothing; that of the others belongs to their rows. */
const anyHeight: ReadonlySet<ExplanationPlot> = new Set(['dependence', 'map']);
/** Plots draw a part of more rows than this. */
const maxDrawn = 100;

export function ExplanationView({ view, compact, height }: ContentProps<ExplanationResult>) {
  const t = useText();
  const { explained, total } = view;
  const kinds = useMemo(() => plotsFor(explained), [explained]);
  const [wanted, setWanted] = useState<ExplanationPlot>('beeswarm');
  const plot = kinds.includes(wanted) ? wanted : (kinds[0] ?? 'waterfall');
  const [output, setOutput] = useState(() => largestOutput(explained, 0));
  const order = useMemo(() => orderOf(explained, output), [explained, output]);
  const [feature, setFeature] = useState(order[0] ?? 0);
  const [row, setRow] = useState(0);
  const [isOpen, setOpen] = useState(true);
  const about = plotAbout[plot];
  const spec = useMemo(
    () => explanationPlot(explained, { plot: compact ? 'waterfall' : plot, output, row, feature }, t),
    [explained, compact, plot, output, row, feature, t],
  );
  const beside = about !== 'row' || plot === 'decision';
  const waterfall = useMemo(
    () => (beside && isOpen ? explanationPlot(explained, { plot: 'waterfall', output, row, feature: 0 }, t) : null),
    [beside, isOpen, explained, output, row, t],
  );
  const title = t(`explanationPlot.${plot}`);
  if (compact) return <VegaPlot spec={spec} title={t('explanationPlot.waterfall')} compact />;

  const pick = (datum: Readonly<Record<string, unknown>>) => {
    const { at } = datum;
    if (typeof at !== 'number' || at < 0 || at >= explained.rows) return;
    setRow(at);
    setOpen(true);
  };
  const names = (list: readonly string[]) => list.map((label, id) => ({ id: String(id), label }));
  const rowName = String(rowNumber(explained.source[row] ?? row));
  return (
    <div className="explore ui-stack">
      <div className="explore-controls ui-wrap" role="group" aria-label={t('views.explanation.controls')}>
        <Select
          label={t('views.explanation.plot')}
          options={kinds.map((id) => ({ id, label: t(`explanationPlot.${id}`) }))}
          value={plot}
          onChange={(id) => setWanted(id as ExplanationPlot)}
        />
        {explained.outputs.length > 1 ? (
          <Select
            label={t('views.explanation.output')}
            options={names(explained.outputs)}
            value={String(output)}
            onChange={(id) => setOutput(Number(id))}
          />
        ) : null}
        {about === 'feature' ? (
          <ComboBox
            label={t('views.explanation.feature')}
            options={order.map((id) => ({ id: String(id), label: explained.features[id] ?? '' }))}
            value={String(feature)}
            onChange={(id) => setFeature(Number(id))}
          />
        ) : null}
        {explained.rows > 1 ? (
          <RowBox
            view={view}
            output={output}
            row={row}
            onRow={(next) => {
              setRow(next);
              setOpen(true);
            }}
          />
        ) : null}
      </div>
      <div className="explore-plots">
        <section data-plot={plot}>
          <h3>{title}</h3>
          <VegaPlot
            spec={spec}
            title={title}
            {...(pickable.has(plot) ? { onPick: pick } : {})}
            height={anyHeight.has(plot) ? height : undefined}
          />
        </section>
        {waterfall ? (
          <section className="explore-row" data-row={rowName}>
            <div className="explore-row-head ui-row">
              <h3 className="ui-grow">{t('views.explanation.pickedTitle', { row: rowName })}</h3>
              <IconButton icon="x" size="small" label={t('views.plot.closeRow')} onPress={() => setOpen(false)} />
            </div>
            <VegaPlot spec={waterfall} title={t('views.explanation.pickedTitle', { row: rowName })} />
          </section>
        ) : null}
      </div>
      <p className="ui-small">
        {[
          ...(explained.rows < total ? [t('views.explanation.sampled', { shown: explained.rows, total })] : []),
          ...(explained.rows > maxDrawn && beside ? [t('views.explanation.drawn')] : []),
          ...(pickable.has(plot) ? [t('views.explanation.pickHint')] : []),
        ].join(' ')}
      </p>
    </div>
  );
}

interface RowBoxProps {
  readonly view: ExplanationResult;
  readonly output: number;
  readonly row: number;
  onRow(row: number): void;
}

function RowBox({ view: { explained }, output, row, onRow }: RowBoxProps) {
  const t = useText();
  const options = useMemo(
    () =>
      Array.from({ length: explained.rows }, (_, at) => {
        const prediction = shortNumber(predictionOf(explained, at, output));
        const name = String(rowNumber(explained.source[at] ?? at));
        return { id: String(at), label: t('views.explanation.rowOption', { row: name, prediction }) };
      }),
    [explained, output, t],
  );
  return (
    <ComboBox
      label={t('views.explanation.row')}
      options={options}
      value={String(row)}
      onChange={(id) => onRow(Number(id))}
    />
  );
}

export const explanation: ShownView<ExplanationResult> = { Content: ExplanationView };
