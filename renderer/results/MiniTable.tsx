// The first rows and columns of a table, beneath a node.
import '#renderer/results/results.css';
import { shortNumber } from '#shared/text/number-text.ts';
import { useText } from '#renderer/ui/use-text.ts';
import type { TableSlice } from '#shared/protocol/results.ts';

const rows = 3;
const columns = 3;

export function MiniTable({ slice }: { readonly slice: TableSlice }) {
  const t = useText();
  const shown = slice.columns.slice(0, columns);
  const more = slice.columns.length - shown.length;
  return (
    <div className="mini-table">
      <table>
        <thead>
          <tr>
            {shown.map((column) => (
              <th key={column.name} scope="col" title={column.name}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {slice.rows.slice(0, rows).map((row, at) => (
            <tr key={at}>
              {shown.map((column, index) => {
                const value = row[index];
                return (
                  <td key={column.name}>
                    {typeof value === 'number' ? shortNumber(value) : value === null ? '–' : String(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {t('views.table.rows', { count: slice.total })}
        {more > 0 ? ` · ${t('wires.table.lines.columns', { count: slice.columns.length })}` : ''}
      </p>
    </div>
  );
}
