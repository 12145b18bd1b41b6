// The rows behind one cell of a confusion matrix: as pictures where they are such, and as a table.
import { useEffect, useMemo, useRef } from 'react';
import { cellPictures, cellSlice, rowsInCell } from '#renderer/results/cell-rows.ts';
import type { Cell } from '#renderer/results/cell-rows.ts';
import { DataTable } from '#renderer/results/DataTable.tsx';
import { ImagesView } from '#renderer/results/views/images.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import type { RowsView } from '#shared/spec/views/rows-view.ts';

interface CellRowsProps {
  readonly rows: RowsView;
  readonly cell: Cell;
  readonly classes: readonly string[];
  /** In the cell, of which only a part may be at hand. */
  readonly count: number;
  readonly threshold: number | undefined;
  onClose(): void;
}

const maxPictures = 60;

export function CellRows({ rows, cell, classes, count, threshold, onClose }: CellRowsProps) {
  const t = useText();
  const twoClasses = classes.length === 2;
  const places = useMemo(() => rowsInCell(rows, cell, threshold, twoClasses), [rows, cell, threshold, twoClasses]);
  const slice = useMemo(() => {
    const score = twoClasses ? t('plot.probabilityOf', { output: classes[1] ?? '' }) : t('column.scoreOfTruth');
    const words = { row: t('column.row'), truth: t('column.truth'), predicted: t('column.predicted'), score };
    return cellSlice(rows, places, cell, classes, words);
  }, [rows, places, cell, classes, twoClasses, t]);
  const pictures = useMemo(
    () => cellPictures(rows, places.slice(0, maxPictures), (row) => String(row)),
    [rows, places],
  );
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // In braces: what newer browsers return, a promise, is no clean-up.
    section.current?.scrollIntoView({ block: 'nearest' });
  }, [cell]);
  const facts = { truth: classes[cell.truth] ?? '', predicted: classes[cell.predicted] ?? '' };
  const title = t(cell.truth === cell.predicted ? 'views.confusion.rightRows' : 'views.confusion.rowsOf', facts);
  return (
    <section ref={section} className="cell-rows ui-stack" data-gap="small" aria-label={title}>
      <div className="cell-rows-head ui-row">
        <h3>{title}</h3>
        <span className="ui-grow ui-small">
          {places.length < count
            ? t('views.confusion.rowsShown', { shown: places.length, total: count })
            : t('views.table.rows', { count })}
        </span>
        <IconButton icon="x" size="small" label={t('views.confusion.close')} onPress={onClose} />
      </div>
      {places.length === 0 ? (
        <p className="result-note">{t('views.confusion.noRows')}</p>
      ) : (
        <>
          {pictures ? <ImagesView view={{ view: 'images', title: '', ...pictures }} /> : null}
          <div className="cell-rows-table">
            <DataTable label={title} slice={slice} />
          </div>
        </>
      )}
    </section>
  );
}
