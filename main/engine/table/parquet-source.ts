// A Parquet file of a person's, as a table. It is read where it lies, block by block, so that its size does not count.
import { withConnection } from '#engine/table/database.ts';
import { damaged, originOf, reachOf, takeTable } from '#engine/table/outside-table.ts';
import type { Asked, OutsideTable } from '#engine/table/outside-table.ts';
import { firstBytes, notFormat, readWholeBytes, sizeOf } from '#engine/table/source-file.ts';
import type { SourceFile } from '#engine/table/source-file.ts';
import { exactPath, literal } from '#engine/table/sql-text.ts';

const format = 'Parquet';
const magic = 'PAR1';
/** Cells up to which all is asked about the columns before a run; a small file can hold very many equal ones. */
const readWholeCells = 20_000_000;

/**
 * Takes in a Parquet file; dates and nested values become text. Faults: `dataFile.empty`, `source.notFormat`,
 * `source.damaged` and those of takeTable.
 */
export async function parquetSource(file: SourceFile, asked: Asked, signal: AbortSignal): Promise<OutsideTable> {
  const bytes = await sizeOf(file);
  if ((await firstBytes(file.path, magic.length)).toString('latin1') !== magic) throw notFormat(file, format);
  const from = `read_parquet(${literal(exactPath(file.path))}, hive_partitioning = false)`;
  return withConnection(signal, async (connection) => {
    try {
      const origin = await originOf(connection, from, file.shownName);
      const counted = await connection.run(`SELECT count(*)::DOUBLE FROM ${from}`);
      const rows = (await counted.getRows())[0]?.[0] as number;
      const isLarge = bytes > readWholeBytes || rows * origin.names.length > readWholeCells;
      const far = reachOf(asked, isLarge);
      const table = await takeTable(connection, origin, far, {
        shownName: file.shownName,
        again: true,
        signal,
        asked,
      });
      return { ...table, rows };
    } catch (error) {
      throw damaged(error, { shownName: file.shownName, format });
    }
  });
}
