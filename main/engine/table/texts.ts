// A column of texts, however many different ones: each text once, and for each row its place.
import { Fault } from '#shared/protocol/problem.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import { withConnection } from '#engine/table/database.ts';
import { exactPath, identifier, parquetFile } from '#engine/table/sql-text.ts';

export interface Texts {
  /** In the order in which they come. */
  readonly texts: readonly string[];
  /** NaN for no value. */
  readonly places: Float32Array;
}

const maxTexts = 2_000_000;
const maxCharacters = 1_000_000_000;

/** Throws Fault 'target.tooMuchText', blamed on what `at` says, beyond what can be held. */
export async function readTexts(
  file: string,
  column: string,
  rows: number,
  at: { readonly param?: string; readonly port?: string },
  signal: AbortSignal,
): Promise<Texts> {
  const found = new Map<string, number>();
  const places = new Float32Array(rows).fill(Number.NaN);
  let characters = 0;
  await withConnection(signal, async (connection) => {
    const result = await connection.stream(`SELECT ${identifier(column)}::VARCHAR FROM ${parquetFile}`, [
      exactPath(file),
    ]);
    let row = 0;
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      for (const value of chunk.getColumnValues(0)) {
        if (typeof value === 'string') {
          const place = found.get(value) ?? found.size;
          if (place === found.size) {
            found.set(value, place);
            characters += value.length;
          }
          places[row] = place;
        }
        row += 1;
      }
      if (found.size > maxTexts || characters > maxCharacters)
        throw new Fault('target.tooMuchText', { column, limit: maxTexts, characters: maxCharacters }, at);
      await yieldToEventLoop(signal);
    }
  });
  return { texts: [...found.keys()], places };
}
