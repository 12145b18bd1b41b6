// Looks a dataset's split over before a network learns from it.
import { Fault } from '#shared/protocol/problem.ts';
import type { DatasetValue, SplitData, SplitName } from '#engine/run/values.ts';

/**
 * Throws Fault 'training.noRows', 'data.notFinite' (facts: column, row) for a feature or target that is no number, and,
 * if `classes`, 'data.oneClass' (facts: target, value) when all rows have the same class.
 */
export function checkSplit(dataset: DatasetValue, name: SplitName, classes: boolean): void {
  const split = dataset.splits[name];
  const { target } = dataset;
  if (split.rows === 0) throw new Fault('training.noRows', {}, { port: 'dataset' });
  const feature = firstNotFinite(split.x);
  if (feature !== undefined) {
    const width = split.x.length / split.rows;
    const column = dataset.features[feature % width] ?? String(feature % width);
    throw new Fault(
      'data.notFinite',
      { column, row: sourceRow(split, Math.floor(feature / width)) },
      { port: 'dataset' },
    );
  }
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
