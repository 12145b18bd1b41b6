// Values of type predictions.
import type { CellValue } from '#shared/protocol/results.ts';
import { rowNumber } from '#shared/text/row-number.ts';
import type { ValueKind } from '#engine/kinds/kind.ts';
import { tableView } from '#engine/kinds/table-view.ts';
import { predictionViews } from '#engine/results/prediction-views.ts';
import { targetCell, targetColumn, targetType, valueTable } from '#engine/table/value-table.ts';
import type { ValueTable } from '#engine/table/value-table.ts';
import type { PredictionsValue } from '#engine/values/predictions.ts';

export const predictions: ValueKind<PredictionsValue> = {
  type: 'predictions',
  describe: () => ({ type: 'predictions' }),
  summary: ({ rows, split, units }) => ({ rows, split, outputs: units }),
  views: (value, t) => [...predictionViews(value, t), tableView(predictionsTable(value))],
  table: predictionsTable,
};

/** Row of the source table, the columns beside it, the truth, the prediction, and the network's outputs per class. */
function predictionsTable({ target, rows, units, outputs, truth, source, beside = [] }: PredictionsValue): ValueTable {
  const at = (row: number, unit: number) => outputs[row * units + unit];
  const predicted = (row: number): CellValue => {
    if (target.kind === 'number') return at(row, 0) ?? null;
    if (units === 1) return targetCell(target, (at(row, 0) ?? 0) > 0.5 ? 1 : 0);
    let best = 0;
    for (let unit = 1; unit < units; unit += 1) if ((at(row, unit) ?? 0) > (at(row, best) ?? 0)) best = unit;
    return targetCell(target, best);
  };
  const type = targetType(target);
  // One sigmoid unit is the probability of the second class.
  const outputNames = units === 1 ? [target.classes[1] ?? ''] : target.classes;
  const scores = Array.from({ length: target.kind === 'number' ? 0 : units }, (_, unit) => ({
    name: `p(${outputNames[unit] ?? unit})`,
    type: 'number' as const,
    cell: (row: number) => at(row, unit) ?? null,
  }));
  return valueTable(
    [
      { name: 'row', type: 'integer', cell: (row) => rowNumber(source[row]) },
      ...beside.map(({ name, values, words }) => ({
        name,
        type: words ? ('text' as const) : ('number' as const),
        cell: (row: number): CellValue => {
          const value = values[row] ?? Number.NaN;
          if (Number.isNaN(value)) return null;
          return words ? (words[value] ?? null) : value;
        },
      })),
      {
        ...targetColumn(target.name, target),
        cell: (row) => (Number.isNaN(truth[row]) ? null : targetCell(target, truth[row])),
      },
      { name: `predicted ${target.name}`, type, cell: predicted },
      ...scores,
    ],
    rows,
  );
}
