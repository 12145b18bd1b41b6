// A JSON file of objects as a table: a list of them, or one after the other. Every key of any object is a column, an
// object that lacks it has no value there. Kinds of columns are found from all their cells; what is nested is text.
import { Fault } from '#shared/protocol/problem.ts';
import { withConnection } from '#engine/table/database.ts';
import { scanJson } from '#engine/table/json-scan.ts';
import { damaged, originOf, reachOf, reasonOf, takeTable } from '#engine/table/outside-table.ts';
import type { Asked, OutsideTable } from '#engine/table/outside-table.ts';
import { notFormat, readWholeBytes, sizeOf } from '#engine/table/source-file.ts';
import type { SourceFile } from '#engine/table/source-file.ts';
import { exactPath, literal } from '#engine/table/sql-text.ts';

const format = 'JSON';
const sampledRows = 20_480;
/** One object: DuckDB's buffers are twice as large. */
const largestObject = 2 ** 24;
/** No text is a date of this form: dates stay as they are written. */
const noFormat = '\u{1}%Y\u{1}';
const formats = { list: 'array', lines: 'newline_delimited', objects: 'unstructured' } as const;

/**
 * Takes in a JSON file. Faults: `dataFile.empty`, `source.notFormat`, `json.tooDeep`, `json.openText`, `json.record`
 * with its number, `json.notObjects`, `source.damaged` and those of takeTable.
 */
export async function jsonSource(file: SourceFile, asked: Asked, signal: AbortSignal): Promise<OutsideTable> {
  const { path, shownName } = file;
  const isLarge = (await sizeOf(file)) > readWholeBytes;
  const { layout, hasMark, isBlank, tooDeepAt, openTextIn } = await scanJson(path, signal);
  if (isBlank) throw new Fault('source.noRows', { file: shownName }, { param: 'file' });
  if (layout === 'other') throw notFormat(file, format);
  if (tooDeepAt !== undefined) throw new Fault('json.tooDeep', { file: shownName, byte: tooDeepAt }, { param: 'file' });
  if (openTextIn !== undefined)
    throw new Fault('json.openText', { file: shownName, line: openTextIn }, { param: 'file' });
  const far = reachOf(asked, isLarge);
  const sample = far === 'heading' ? sampledRows : -1;
  const read = `read_json(${literal(exactPath(path))}, format = '${hasMark ? 'auto' : formats[layout]}', records = 'true',
    maximum_depth = 2, map_inference_threshold = -1, field_appearance_threshold = 0, sample_size = ${sample},
    dateformat = ${literal(noFormat)}, timestampformat = ${literal(noFormat)},
    maximum_object_size = ${largestObject}, hive_partitioning = false)`;
  return withConnection(signal, async (connection) => {
    try {
      await connection.run(
        `CREATE OR REPLACE TEMP TABLE written AS SELECT * FROM ${read} ${sample > 0 ? `LIMIT ${sample}` : ''}`,
      );
      signal.throwIfAborted();
      const origin = await originOf(connection, 'written', shownName);
      const table = await takeTable(connection, origin, far, { shownName, again: false, signal, asked });
      await connection.run('DROP TABLE written');
      return table;
    } catch (error) {
      throw recordFault(error, shownName) ?? damaged(error, { shownName, format });
    }
  });
}

/** The record that DuckDB stopped at. */
function recordFault(error: unknown, shownName: string): Fault | undefined {
  const message = error instanceof Error ? error.message : '';
  if (/expected records, but got non-record/.test(message))
    return new Fault('json.notObjects', { file: shownName }, { param: 'file' });
  const found = /(?:Malformed JSON|JSON transform error) .*?in (?:line|record\/value) (\d+)[:.]? ?(.*)/s.exec(message);
  if (!found) return undefined;
  const [, record = '', rest = ''] = found;
  return new Fault(
    'json.record',
    { file: shownName, record: Number(record), reason: reasonOf(rest) },
    { param: 'file' },
  );
}
