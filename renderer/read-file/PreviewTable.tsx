// The first and the last rows of a file, as its reader would cut them.
import type { FilePreview } from '#shared/protocol/file-preview.ts';
import { groupDigits } from '#shared/text/number-text.ts';
import { useText } from '#renderer/ui/use-text.ts';

type ColumnType = FilePreview['columns'][number]['type'];

interface PreviewTableProps {
  readonly preview: FilePreview;
  /** Whether a cell, as it is written, means that there is no value. */
  isMissing(cell: string, type: ColumnType | undefined): boolean;
}

export function PreviewTable({ preview, isMissing }: PreviewTableProps) {
  const t = useText();
  const { columns, columnCount, rowCount, first, last, decisions } = preview;
  // A record may have more cells than there are names.
  const width = Math.max(columns.length, ...first.map(({ length }) => length), ...last.map(({ length }) => length));
  const places = Array.from({ length: width }, (_, i) => i);
  const made = decisions?.header.value === false;
  const row = (cells: readonly (string | null)[], number: number | undefined) => (
    <tr key={number ?? `last${last.indexOf(cells)}`}>
      <th scope="row">{number === undefined ? '' : groupDigits(number)}</th>
      {places.map((place) => {
        const cell = cells[place] ?? null;
        const type = columns[place]?.type;
        return cell === null || isMissing(cell, type) ? (
          <td key={place} data-type={type} data-missing title={t('workbench.readFile.missingCell')}>
            {cell || '–'}
          </td>
        ) : (
          <td key={place} data-type={type} title={cell.length > 24 ? cell : undefined}>
            {cell}
          </td>
        );
      })}
    </tr>
  );
  const gap = rowCount === null || rowCount > first.length + last.length;
  return (
    <table className="read-file-table" aria-label={t('workbench.readFile.rows')}>
      <thead>
        <tr>
          <td />
          {places.map((place) => {
            const column = columns[place];
            return (
              <th key={place} scope="col" data-type={column?.type} data-made={made || undefined} title={column?.name}>
                <span className="ui-clip">{column?.name ?? ''}</span>
                {column?.type ? (
                  <small className="ui-clip">
                    {t(`studio.column.${column.type}`)}
                    {column.missing
                      ? ` · ${t('workbench.readFile.missing', { count: groupDigits(column.missing.count) })}`
                      : ''}
                  </small>
                ) : null}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {first.map((cells, i) => row(cells, i + 1))}
        {last.length > 0 && gap ? (
          <tr className="read-file-gap">
            <th scope="row">⋮</th>
            <td colSpan={Math.max(1, width)}>
              {rowCount === null
                ? t('workbench.readFile.between')
                : t('workbench.readFile.betweenCount', { count: groupDigits(rowCount - first.length - last.length) })}
            </td>
          </tr>
        ) : null}
        {last.map((cells, i) => row(cells, rowCount === null ? undefined : rowCount - last.length + i + 1))}
        {first.length === 0 ? (
          <tr className="read-file-gap">
            <th scope="row" />
            <td colSpan={Math.max(1, columnCount)}>{t('workbench.readFile.empty')}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
