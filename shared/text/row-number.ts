// Rows of a table as a person counts them. Inside, rows are places from 0; wherever a person reads or types the number of
// a row, and in tables and files made for people, the first row is 1.

/** null for the place of a row that is not known (undefined or below 0). */
export function rowNumber(place: number | undefined): number | null {
  return place === undefined || place < 0 ? null : place + 1;
}

export function rowPlace(number: number): number {
  return number - 1;
}
