// A report's metrics, curves and tables as JSON, without the rows behind them.
import { jsonText } from '#engine/files/format.ts';
import type { FormatWriter } from '#engine/files/format.ts';
import type { ReportValue } from '#engine/values/report.ts';

export const report: FormatWriter<ReportValue> = {
  files: ({ scatter: _scatter, rows: _rows, cuts: _cuts, ...rest }) => [
    { name: 'report.json', pieces: [jsonText(rest)] },
  ],
};
