// Numbers as summaries hold them: those that are not finite are null.

export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** The numbers among a record's values; null stays, and stands for what is not finite. */
export function numbersOf(record: Readonly<Record<string, unknown>>): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => {
      if (typeof value === 'number') return [[name, finite(value)]];
      return value === null ? [[name, null]] : [];
    }),
  );
}
