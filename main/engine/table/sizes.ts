// How large a data set may be before it is refused politely instead of ending the engine.

/** Numbers (rows × features) that one data set may hold: 2 GiB as 64-bit floats. */
export const maxCells = 2 ** 28;

/** What a problem about too many cells says. */
export function sizeFacts(rows: number, features: number): Readonly<Record<string, number>> {
  return { rows, features, millions: Math.ceil((rows * features) / 1e6), limit: Math.floor(maxCells / 1e6) };
}
