// Looks a dataset's split over before a network learns from it.
import { Fault } from '#shared/protocol/problem.ts';
import type { DatasetValue, SplitData, SplitName } from '#engine/values/dataset.ts';
import { featurePieces } from '#engine/training/stored-rows.ts';

/**
 * Throws Fault 'training.noRows', 'data.notFinite' (facts: column, row) for a feature or target that is no number, and,
 * if `classes`, 'data.oneClass' (facts: target, value) when all rows have the same class.
 */
export function checkSplit(dataset: DatasetValue, name: SplitName, classes: boolean): void {
  checkRows(dataset, name);
  checkFeatures(dataset, name, 0, dataset.splits[name].x);
  checkTarget(dataset, name, classes);
}

/** As checkSplit, also for rows that lie in a file. */
export async function checkStoredSplit(
  dataset: DatasetValue,
  name: SplitName,
  classes: boolean,
  signal: AbortSignal,
): Promise<void> {
  checkRows(dataset, name);
  for await (const { firstRow, x } of featurePieces(dataset.splits[name], signal))
    checkFeatures(dataset, name, firstRow, x);
  checkTarget(dataset, name, classes);
}

function checkRows({ splits }: DatasetValue, name: SplitName): void {
  if (splits[name].rows === 0) throw new Fault('training.noRows', {}, { port: 'dataset' });
}

/** @param x of the rows from `firstRow` on */
function checkFeatures({ splits, features }: DatasetValue, name: SplitName, firstRow: number, x: Float32Array): void {
  const feature = firstNotFinite(x);
  if (feature === undefined) return;
  const split = splits[name];
  const width = (split.stored?.length ?? x.length) / split.rows;
  const column = features[feature % width] ?? String(feature % width);
  throw new Fault(
    'data.notFinite',
    { column, row: sourceRow(split, firstRow + Math.floor(feature / width)) },
    { port: 'dataset' },
  );
}

function checkTarget({ splits, target }: DatasetValue, name: SplitName, classes: boolean): void {
  const split = splits[name];
  const row = firstNotFinite(split.y);
  if (row !== undefined)
    throw new Fault('data.notFinite', { column: target.name, row: sourceRow(split, row) }, { port: 'dataset' });
  if (!classes || target.kind === 'number') return;
  const [first = 0] = split.y;
  if (split.y.every((value) => value === first)) {
    throw new Fault(
      'data.oneClass',
      { target: target.name, value: target.classes[first] ?? first },
      { port: 'dataset' },
    );
  }
}

function firstNotFinite(values: Float32Array): number | undefined {
  const index = values.findIndex((value) => !Number.isFinite(value));
  return index < 0 ? undefined : index;
}

/** As a person counts rows, from 1. */
function sourceRow(split: SplitData, row: number): number {
  return (split.source[row] ?? row) + 1;
}
