// Values of type explanation.
import type { CellValue } from '#shared/protocol/results.ts';
import { rowNumber } from '#shared/text/row-number.ts';
import type { ValueKind } from '#engine/kinds/kind.ts';
import { undone } from '#engine/preprocessing/undo.ts';
import { finite } from '#engine/kinds/numbers.ts';
import { tableView } from '#engine/kinds/table-view.ts';
import { explanationFigures, explanationViews } from '#engine/results/explanation-views.ts';
import { valueTable } from '#engine/table/value-table.ts';
import type { ValueTable } from '#engine/table/value-table.ts';
import type { ExplanationValue } from '#engine/values/explanation.ts';

export const explanation: ValueKind<ExplanationValue> = {
  type: 'explanation',
  describe: () => ({ type: 'explanation' }),
  summary: (value) => ({
    method: value.method,
    rows: value.rows,
    features: value.features.length,
    outputs: value.outputs,
    baseValues: Array.from(value.base, finite),
    largestAdditivityError: finite(value.additivityError),
    backgroundRows: value.backgroundRows,
    evaluations: value.evaluations,
    ...(value.why && { why: value.why }),
    ...(value.notices && value.notices.length > 0 && { notices: value.notices }),
    ...(value.intervals && { widestInterval: finite(widest(value.intervals)) }),
    ...(value.stopped && { stopped: true }),
  }),
  views: (value, t) => [...explanationViews(value, t), tableView(explanationTable(value))],
  table: explanationTable,
  figures: explanationFigures,
};

/** Half the width of the widest 95 % interval; null where none is known. */
function widest(halfWidths: Float64Array): number {
  return halfWidths.reduce((max, half) => (half > max ? half : max), Number.NEGATIVE_INFINITY);
}

/** One row per explained row, output and feature. */
function explanationTable(value: ExplanationValue): ValueTable {
  const { features, outputs, source, data, values, base, predictions } = value;
  const [width, units] = [features.length, outputs.length];
  const feature = (at: number) => at % width;
  const output = (at: number) => Math.floor(at / width) % units;
  const row = (at: number) => Math.floor(at / (width * units));
  const datum = (at: number, of: number): CellValue => {
    const number = undone([], 0, data[at * width + of] ?? Number.NaN);
    if (!value.words) return number;
    if (Number.isNaN(number)) return null;
    return value.words[of]?.[number] ?? (value.words[of] ? '…' : String(number));
  };
  return valueTable(
    [
      { name: 'row', type: 'integer', cell: (at) => rowNumber(source[row(at)]) },
      { name: 'output', type: 'text', cell: (at) => outputs[output(at)] ?? null },
      { name: 'feature', type: 'text', cell: (at) => features[feature(at)] ?? null },
      { name: 'value', type: value.words ? 'text' : 'number', cell: (at) => datum(row(at), feature(at)) },
      {
        name: 'shap',
        type: 'number',
        cell: (at) => values[(row(at) * width + feature(at)) * units + output(at)] ?? null,
      },
      { name: 'base', type: 'number', cell: (at) => base[output(at)] ?? null },
      { name: 'prediction', type: 'number', cell: (at) => predictions[row(at) * units + output(at)] ?? null },
    ],
    value.rows * width * units,
  );
}
