// A plot whose points are rows that something is known of: a click on a point shows that row beneath.
import '#renderer/results/explore.css';
import { useState } from 'react';
import { plotTitle } from '#renderer/results/plot-title.ts';
import { valueOf } from '#renderer/results/cell-rows.ts';
import { VegaPlot } from '#renderer/results/VegaPlot.tsx';
import { shortNumber } from '#shared/text/number-text.ts';
import { Facts } from '#renderer/ui/Facts.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import type { PlotResult } from '#shared/spec/views/plot.ts';
import type { RowsView } from '#shared/spec/views/rows-view.ts';
import { rowPlace } from '#shared/text/row-number.ts';

interface PlotWithRowsProps {
  readonly view: PlotResult;
  readonly rows: RowsView;
  readonly height?: number | undefined;
}

export function PlotWithRows({ view, rows, height }: PlotWithRowsProps) {
  const t = useText();
  const [picked, setPicked] = useState<number | null>(null);
  const place = picked === null ? -1 : rows.source.indexOf(rowPlace(picked));
  const facts: readonly (readonly [string, number | string | null | undefined])[] = [
    [t('column.truth'), rows.truth[place]],
    [t('column.predicted'), rows.predicted[place]],
    ...rows.features.map((name, k) => [name, valueOf(rows, place, k)] as const),
  ];
  return (
    <>
      <VegaPlot
        spec={view.spec}
        title={plotTitle(view, t)}
        onPick={({ row }) => typeof row === 'number' && setPicked(row)}
        height={height}
      />
      {place < 0 || picked === null ? null : (
        <section className="picked-row" data-row={picked}>
          <div className="picked-row-head ui-row">
            <h3>{t('views.plot.row', { row: String(picked) })}</h3>
            <IconButton icon="x" size="small" label={t('views.plot.closeRow')} onPress={() => setPicked(null)} />
          </div>
          <Facts
            className="picked-row-facts"
            facts={facts.map(([name, value]) => [
              name,
              typeof value === 'string' ? value : shortNumber(value ?? undefined),
            ])}
          />
        </section>
      )}
    </>
  );
}
