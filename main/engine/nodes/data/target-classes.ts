// How a target column is read: as classes with an order, or as a number. One rule for what is said before a run and
// for what the run does.
import { Fault } from '#shared/protocol/problem.ts';
import type { ColumnInfo, TargetInfo } from '#shared/protocol/wire-info.ts';

/** Distinct whole numbers up to which a column of numbers is taken for class labels, if they repeat. */
const maxNumberClasses = 20;
export const maxClasses = 1000;

export type TargetTask = 'auto' | 'classes' | 'number';

/** Distinct values of a column, as text in class order; undefined = more than `maxClasses`. */
export type Distinct = readonly string[] | undefined;

/**
 * Whether a column is read as classes. auto: text and true/false always; numbers when all are whole, at most 20 are
 * distinct, and each comes twice on average.
 */
export function readsAsClasses(task: TargetTask, column: ColumnInfo, distinct: Distinct, rows: number): boolean {
  if (task !== 'auto') return task === 'classes';
  if (column.type === 'text' || column.type === 'boolean') return true;
  if (!distinct || distinct.length > maxNumberClasses || distinct.length * 2 > rows) return false;
  return distinct.every((value) => Number.isInteger(Number(value)));
}

/**
 * The target as classes. An order that the table's column carries wins over the sorted one; of two classes `positive`, where
 * one was chosen, is the second. Faults: `target.tooManyClasses`, `target.oneClass`, `target.positive`.
 */
export function classTarget(column: ColumnInfo, distinct: Distinct, positive = ''): TargetInfo {
  const facts = { column: column.name };
  if (!distinct) throw new Fault('target.tooManyClasses', { ...facts, limit: maxClasses }, { param: 'target' });
  const [only] = distinct;
  if (distinct.length < 2) throw new Fault('target.oneClass', { ...facts, value: only ?? '' }, { param: 'target' });
  const classes = ordered(column, distinct);
  if (distinct.length > 2) return { name: column.name, kind: 'classes', classes };
  return { name: column.name, kind: 'binary', classes: positive === '' ? classes : withPositive(classes, positive) };
}

function withPositive(classes: readonly string[], positive: string): readonly string[] {
  if (classes.includes(positive)) return [...classes.filter((name) => name !== positive), positive];
  throw new Fault('target.positive', { positive, classes: classes.join(', ') }, { param: 'positive' });
}

function ordered(column: ColumnInfo, distinct: readonly string[]): readonly string[] {
  const known = column.categories;
  if (known === undefined || known === 'many' || known.length !== distinct.length) return distinct;
  const set = new Set(known);
  return distinct.every((value) => set.has(value)) ? known : distinct;
}
