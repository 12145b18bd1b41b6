// A table of any length and width: draws only the cells in view, asks the engine for rows as they are scrolled to, and
// is walked with the arrow keys as a grid.
import '#renderer/results/data-table.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { cellAt, missingPages, pageRows, pagesOf, visibleRange } from '#renderer/results/table-pages.ts';
import type { Pages } from '#renderer/results/table-pages.ts';
import { saveTable } from '#renderer/results/save-table.ts';
import { engine } from '#renderer/state/connection.ts';
import { groupDigits, shortNumber } from '#shared/text/number-text.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { toast } from '#renderer/ui/Toasts.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import type { CellValue, TableSlice } from '#shared/protocol/results.ts';

interface DataTableProps {
  readonly label: string;
  /** What came with the view; the columns are the table's own. */
  readonly slice: TableSlice;
  /** Where more rows come from; without it the slice is all there is. */
  readonly source?: { readonly key: string; readonly port: string };
}

const rowHeight = 28;
const headHeight = 44;
/** Browsers draw no element taller than some 33 million pixels. */
const tallest = 30_000_000;

export function DataTable({ label, slice, source }: DataTableProps) {
  const t = useText();
  const place = useRef<HTMLDivElement>(null);
  const perPage = source ? pageRows(slice.columns.length) : Math.max(1, slice.total);
  const first = useMemo(() => pagesOf(slice, perPage), [slice, perPage]);
  const pages = usePages(first, perPage, source);
  const [view, setView] = useState({ top: 0, left: 0, width: 800, height: 400 });
  const [active, setActive] = useState({ row: 0, column: 0 });
  const total = source ? slice.total : slice.rows.length;
  const numberWidth = 24 + String(total).length * 8;
  const edges = useMemo(() => columnEdges(slice, numberWidth), [slice, numberWidth]);
  const shownRows = Math.min(total, Math.floor(tallest / rowHeight));

  useEffect(() => {
    const box = place.current;
    if (!box) return undefined;
    const look = () =>
      setView({ top: box.scrollTop, left: box.scrollLeft, width: box.clientWidth, height: box.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(box);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, []);

  const firstRow = Math.max(0, Math.floor(view.top / rowHeight) - 4);
  const lastRow = Math.min(shownRows - 1, Math.ceil((view.top + view.height - headHeight) / rowHeight) + 4);
  useEffect(() => {
    if (lastRow >= firstRow) pages.want(firstRow, lastRow);
  });
  const columns = visibleRange(edges, view.left + numberWidth, view.left + view.width);

  const moveTo = (row: number, column: number) => {
    const next = {
      row: Math.max(0, Math.min(shownRows - 1, row)),
      column: Math.max(0, Math.min(slice.columns.length - 1, column)),
    };
    setActive(next);
    const box = place.current;
    if (!box) return;
    const top = next.row * rowHeight;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + rowHeight + headHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = top + rowHeight + headHeight - box.clientHeight;
    const [left, right] = [edges[next.column] ?? 0, edges[next.column + 1] ?? 0];
    if (left - numberWidth < box.scrollLeft) box.scrollLeft = left - numberWidth;
    else if (right > box.scrollLeft + box.clientWidth) box.scrollLeft = right - box.clientWidth;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((view.height - headHeight) / rowHeight) - 1);
    const ctrl = event.ctrlKey || event.metaKey;
    const { row, column } = active;
    const [bottom, right] = [shownRows - 1, slice.columns.length - 1];
    const places: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [ctrl ? bottom : row + 1, column],
      ArrowUp: [ctrl ? 0 : row - 1, column],
      ArrowRight: [row, ctrl ? right : column + 1],
      ArrowLeft: [row, ctrl ? 0 : column - 1],
      PageDown: [row + page, column],
      PageUp: [row - page, column],
      Home: [ctrl ? 0 : row, 0],
      End: [ctrl ? bottom : row, right],
    };
    const to = places[event.key];
    if (!to) return;
    moveTo(...to);
    event.preventDefault();
    event.stopPropagation();
  };

  const save = () =>
    saveTable(label, slice, source).catch(() => toast({ severity: 'error', text: t('studio.export.failed') }));
  const columnList = range(columns.first, columns.last).flatMap((at) => {
    const column = slice.columns[at];
    return column ? [{ at, column, left: edges[at] ?? 0, width: (edges[at + 1] ?? 0) - (edges[at] ?? 0) }] : [];
  });
  const cellId = (row: number, column: number) => `cell-${row}-${column}`;
  if (total === 0) return <p className="result-note">{t('views.table.empty')}</p>;
  return (
    <div className="data-table ui-column">
      <div
        ref={place}
        className="data-table-scroll ui-scroll"
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={slice.columns.length + 1}
        aria-activedescendant={cellId(active.row, active.column)}
        onKeyDown={onKeyDown}
      >
        <div className="data-table-body" style={{ height: shownRows * rowHeight + headHeight, width: edges.at(-1) }}>
          <div className="data-table-head" role="row" aria-rowindex={1} style={{ height: headHeight }}>
            <span className="data-table-number" role="columnheader" aria-colindex={1} style={{ width: numberWidth }}>
              <span className="visually-hidden">{t('views.table.rowNumber')}</span>
            </span>
            {columnList.map(({ at, column, left, width }) => (
              <span
                key={at}
                className="data-table-cell ui-column ui-clip"
                role="columnheader"
                aria-colindex={at + 2}
                style={{ left, width }}
                title={column.name}
              >
                <b>{column.name}</b>
                <small className="ui-small">{t(`studio.column.${column.type}`)}</small>
              </span>
            ))}
          </div>
          {range(firstRow, lastRow).map((row) => (
            <div
              key={row}
              className="data-table-row"
              role="row"
              aria-rowindex={row + 2}
              data-odd={row % 2 === 1 || undefined}
              style={{ top: headHeight + row * rowHeight, height: rowHeight }}
            >
              <span className="data-table-number" role="rowheader" aria-colindex={1} style={{ width: numberWidth }}>
                {groupDigits(row + 1)}
              </span>
              {columnList.map(({ at, column, left, width }) => {
                const value = cellAt(pages.at, row, at, perPage);
                return (
                  <span
                    key={at}
                    id={cellId(row, at)}
                    className="data-table-cell ui-column ui-clip"
                    role="gridcell"
                    aria-colindex={at + 2}
                    data-type={column.type}
                    data-active={(row === active.row && at === active.column) || undefined}
                    style={{ left, width }}
                    onMouseDown={() => setActive({ row, column: at })}
                  >
                    <Cell value={value} missing={t('views.table.missing')} />
                  </span>
                );
              })}
            </div>
          ))}
        </div>
      </div>
      <div className="data-table-foot ui-numbers ui-row ui-small">
        <IconButton icon="download" size="small" label={t('studio.export.csv')} onPress={() => void save()} />
        {t('views.table.rowsShown', {
          first: groupDigits(Math.min(total, Math.ceil(view.top / rowHeight) + 1)),
          last: groupDigits(
            Math.max(1, Math.min(total, Math.floor((view.top + view.height - headHeight) / rowHeight))),
          ),
          total: groupDigits(total),
        })}
      </div>
    </div>
  );
}

function Cell({ value, missing }: { readonly value: CellValue | undefined; readonly missing: string }) {
  if (value === undefined) return <i className="data-table-wait" />;
  if (value === null) return <i className="ui-muted">{missing}</i>;
  if (typeof value === 'number') return <span title={String(value)}>{shortNumber(value)}</span>;
  return <span title={String(value)}>{String(value)}</span>;
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

/** Left edges of the columns, and the right edge of the last, from names and the rows that are known. */
function columnEdges(slice: TableSlice, start: number): readonly number[] {
  const edges = [start];
  slice.columns.forEach((column, at) => {
    const longest = slice.rows.slice(0, 20).reduce(
      (max, row) => {
        const value = row[at];
        return Math.max(max, typeof value === 'number' ? shortNumber(value).length : String(value ?? '').length);
      },
      Math.max(column.name.length, 6),
    );
    edges.push((edges[at] ?? start) + Math.min(260, Math.max(92, 20 + longest * 7.2)));
  });
  return edges;
}

/** The pages at hand, and a way to ask for those that cover some rows. Answers of another table are dropped. */
function usePages(
  first: Pages,
  perPage: number,
  source: DataTableProps['source'],
): { readonly at: Pages; want(from: number, to: number): void } {
  const [loaded, setLoaded] = useState<{ readonly of: Pages; readonly pages: Pages }>({ of: first, pages: first });
  const pending = useRef({ of: first, pages: new Set<number>() });
  const at = loaded.of === first ? loaded.pages : first;
  const want = (from: number, to: number) => {
    if (!source) return;
    if (pending.current.of !== first) pending.current = { of: first, pages: new Set() };
    const waiting = pending.current;
    for (const page of missingPages(at, from, to, perPage)) {
      if (waiting.pages.has(page)) continue;
      waiting.pages.add(page);
      engine()
        .then((client) => client['result.rows']({ ...source, offset: page * perPage, limit: perPage }))
        .then(({ rows }) =>
          setLoaded((before) => {
            if (pending.current.of !== first) return before;
            const own = before.of === first ? before.pages : first;
            return { of: first, pages: new Map(own).set(page, rows) };
          }),
        )
        // Asked again when its rows next come into view.
        .catch(() => waiting.pages.delete(page));
    }
  };
  return { at, want };
}
