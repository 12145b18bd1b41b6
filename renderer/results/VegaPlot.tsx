// A plot in its place: as wide as its container, in the theme on screen, with a description for a screen reader, and
// to be saved as a picture.
import '#renderer/results/results.css';
import { useEffect, useId, useRef, useState } from 'react';
import { onThemeChange, themeOnScreen } from '#renderer/results/plot-theme.ts';
import type { DrawnPlot, TooltipAt } from '#renderer/results/draw-plot.ts';
import type { Spec } from '#renderer/results/plot-spec.ts';
import { csvText, plotNumbers } from '#renderer/results/csv-text.ts';
import { saveBlob } from '#renderer/results/save-blob.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import { toast } from '#renderer/ui/Toasts.tsx';

interface VegaPlotProps {
  readonly spec: Spec;
  /** What the plot is, in the person's language. */
  readonly title: string;
  /** Beneath a node: lower, and without the menu. */
  readonly compact?: boolean;
  readonly height?: number | undefined;
  /** Values of the spec's own parameters, by name: they move the plot without redrawing it. */
  readonly params?: Readonly<Record<string, number>>;
  /** Told the row of the plot's data whose mark is clicked. */
  onPick?(datum: Readonly<Record<string, unknown>>): void;
}

const compactHeight = 110;

export function VegaPlot({ spec, title, compact = false, height, params, onPick }: VegaPlotProps) {
  const t = useText();
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const [theme, setTheme] = useState(themeOnScreen);
  const [failed, setFailed] = useState(false);
  const [tooltip, setTooltip] = useState<TooltipAt | null>(null);
  useEffect(() => onThemeChange(() => setTheme(themeOnScreen())), []);

  const picked = useRef(onPick);
  useEffect(() => {
    picked.current = onPick;
  });
  const canPick = onPick !== undefined;

  const moved = useRef<{ plot?: DrawnPlot | undefined; params?: VegaPlotProps['params'] }>({});
  useEffect(() => {
    moved.current.params = params;
    if (params) moved.current.plot?.setParams(params);
  }, [params]);

  const wantedHeight = height ?? (compact ? compactHeight : undefined);
  useEffect(() => {
    const container = place.current;
    if (!container) return undefined;
    const held = moved.current;
    let drawn: DrawnPlot | undefined;
    let wanted = true;
    setFailed(false);
    const draw = async () => {
      const { drawPlot } = await import('#renderer/results/draw-plot.ts');
      if (!wanted) return;
      const size = { width: container.clientWidth || 300, height: wantedHeight, compact };
      const pick = canPick ? (datum: Readonly<Record<string, unknown>>) => picked.current?.(datum) : undefined;
      const plot = await drawPlot(container, spec, size, theme, setTooltip, pick);
      if (!wanted) {
        plot.dispose();
        return;
      }
      drawn = plot;
      held.plot = plot;
      if (held.params) plot.setParams(held.params);
    };
    draw().catch(() => wanted && setFailed(true));
    const observer = new ResizeObserver(([entry]) => {
      // Zero while a tab hides it.
      if (entry && entry.contentRect.width > 0) drawn?.setWidth(entry.contentRect.width);
    });
    observer.observe(container);
    return () => {
      wanted = false;
      observer.disconnect();
      held.plot = undefined;
      drawn?.dispose();
      setTooltip(null);
    };
  }, [spec, theme, wantedHeight, compact, canPick]);

  const save = async (format: string) => {
    try {
      if (format === 'csv') {
        const { columns, rows } = plotNumbers(spec);
        saveBlob(new Blob([csvText(columns, rows)], { type: 'text/csv' }), `${title}.csv`);
        return;
      }
      const { exportPlot } = await import('#renderer/results/draw-plot.ts');
      saveBlob(await exportPlot(spec, format === 'png' ? 'png' : 'svg'), `${title}.${format}`);
    } catch {
      toast({ severity: 'error', text: t('studio.results.plotFailed') });
    }
  };
  const described = typeof spec['description'] === 'string' ? spec['description'] : undefined;
  return (
    <figure className="result-plot" aria-labelledby={`${id}-title`}>
      <figcaption className={compact ? 'visually-hidden' : 'result-plot-head'}>
        <span id={`${id}-title`} className="visually-hidden">
          {title}
        </span>
        {compact ? null : (
          <Menu
            label={t('studio.common.more')}
            entries={[
              { id: 'svg', label: t('studio.results.exportSvg'), icon: 'download' },
              { id: 'png', label: t('studio.results.exportPng'), icon: 'download' },
              { id: 'csv', label: t('studio.export.csvOfPlot'), icon: 'file-spreadsheet' },
            ]}
            onChoose={(format) => void save(format)}
          >
            <IconButton icon="download" size="small" label={t('studio.results.savePlot')} />
          </Menu>
        )}
      </figcaption>
      {described === undefined ? null : <p className="visually-hidden">{described}</p>}
      {failed ? <p className="result-note">{t('studio.results.plotFailed')}</p> : null}
      <div
        ref={place}
        className="result-plot-place"
        role="img"
        aria-label={described ?? title}
        data-failed={failed || undefined}
        data-pick={canPick || undefined}
        onPointerLeave={() => setTooltip(null)}
      />
      {tooltip ? <PlotTooltip tooltip={tooltip} /> : null}
    </figure>
  );
}

function PlotTooltip({ tooltip }: { readonly tooltip: TooltipAt }) {
  const left = tooltip.x > window.innerWidth - 220;
  const style = {
    top: tooltip.y + 12,
    ...(left ? { right: window.innerWidth - tooltip.x + 12 } : { left: tooltip.x + 12 }),
  };
  return (
    <div className="result-tooltip ui-tooltip" style={style} aria-hidden>
      {tooltip.rows.map(([name, value]) => (
        <div key={name}>
          {name === '' ? null : <span>{name}</span>}
          <b>{value}</b>
        </div>
      ))}
    </div>
  );
}
