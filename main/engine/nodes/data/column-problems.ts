// What is wrong with chosen columns, as far as the table's own facts tell it before a run: text where numbers must be,
// rows without a value, and a target of numbers that a few bad cells make classes.
import { someNames } from '#shared/text/some-names.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { clippedCell } from '#engine/table/wrong-cell.ts';
import type { OwnProblem } from '#engine/values/runner.ts';

/** Columns that a problem lists by name. */
const maxListed = 12;

/** Of the columns that must hold numbers those that hold text: all in one fault. */
export function textFault(columns: readonly ColumnInfo[], param: string): Fault | undefined {
  const texts = columns.flatMap(({ name, type, firstText }) =>
    type === 'text' && firstText ? [{ name, firstText }] : [],
  );
  const [first] = texts;
  if (!first) return undefined;
  const facts = { column: first.name, value: clippedCell(first.firstText.value), row: first.firstText.row };
  if (texts.length === 1) return new Fault('column.notNumeric', facts, { param });
  const names = texts.map(({ name }) => name);
  return new Fault(
    'column.severalNotNumeric',
    { ...facts, columns: someNames(names, maxListed), count: names.length },
    { param },
  );
}

/** Of the features those that lack values, where the table tells. */
export function missingFault(columns: readonly ColumnInfo[]): Fault | undefined {
  const [first, ...others] = columns.flatMap(({ name, missing }) => (missing ? [{ name, ...missing }] : []));
  return first && lackingFault([first, ...others]);
}

interface Lacking {
  readonly name: string;
  readonly count: number;
}

/** The fault of features without values in some rows; `row` is the first such row of the first feature. */
export function lackingFault(lacking: readonly [Lacking & { readonly row: number }, ...(readonly Lacking[])]): Fault {
  const [first] = lacking;
  const columns = someNames(
    lacking.map(({ name, count }) => `${name} (${count})`),
    maxListed,
  );
  const facts = { column: first.name, row: first.row, count: first.count, columns };
  return new Fault('column.missingValues', facts, { param: 'features' });
}

export function targetMissingFault(column: ColumnInfo, count: number, rows: number): Fault | undefined {
  const facts = { column: column.name, count, rows };
  return count > 0 ? new Fault('target.missingValues', facts, { param: 'target' }) : undefined;
}

/** A target that is read as classes only because of one cell, or of a twentieth of its cells. */
export function nearlyNumbers({ name, type, firstText }: ColumnInfo, rows: number | null): readonly OwnProblem[] {
  if (type !== 'text' || !firstText || rows === null || rows < 5) return [];
  if (firstText.count > Math.max(1, rows / 20)) return [];
  const facts = { column: name, row: firstText.row, value: clippedCell(firstText.value), count: firstText.count };
  return [makeProblem('target.nearlyNumbers', facts, { severity: 'warning', param: 'target' })];
}
