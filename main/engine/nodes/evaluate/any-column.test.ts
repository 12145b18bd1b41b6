// Columns by name: kept ones by the row of the table that they are of, before features; gaps are a slice of their own.
import { expect, test } from 'vitest';
import { anyColumn, cellsBeside, columnNames } from '#engine/nodes/evaluate/any-column.ts';
import { groupsOf } from '#engine/nodes/evaluate/groups.ts';
import type { FlatColumns, FlatSplit } from '#engine/values/flat.ts';

const columns: FlatColumns = {
  shape: [2],
  features: ['size', 'colour'],
  words: [null, ['blue', 'red']],
  target: { name: 'sick', kind: 'binary', classes: ['no', 'yes'] },
  preprocessing: [],
  kept: [
    { name: 'town', values: Float32Array.of(1, 0, Number.NaN, 1), words: ['Ulm', 'Bonn'] },
    { name: 'age', values: Float64Array.of(30, Number.NaN, 50, 30) },
    { name: 'size', values: Float64Array.of(7, 8, 9, 10) },
  ],
};
const split: FlatSplit = {
  rows: 3,
  x: Float32Array.of(1, 1, 2, 0, 3, 1),
  y: Float32Array.of(0, 1, 1),
  source: Int32Array.of(3, 1, 2),
};
const cellsOf = (name: string) => {
  const found = anyColumn(columns, split, name);
  return found && [found.type, ...[0, 1, 2].map(found.cell)];
};

test('a kept column is found by the row of its table, and before a feature of its name', () => {
  expect(cellsOf('town')).toEqual(['text', 'Bonn', 'Ulm', null]);
  expect(cellsOf('age')).toEqual(['number', 30, null, 50]);
  expect(cellsOf('size')).toEqual(['number', 10, 8, 9]);
  expect(cellsOf('colour')).toEqual(['text', 'red', 'blue', 'red']);
  expect(cellsOf('shoe')).toBeUndefined();
  expect(columnNames(columns)).toEqual(['town', 'age', 'size', 'colour']);
});

test('cells travel without their split', () => {
  const town = anyColumn(columns, split, 'town');
  expect(town && cellsBeside(town, 3)).toEqual({
    name: 'town',
    values: Float64Array.of(0, 1, Number.NaN),
    words: ['Bonn', 'Ulm'],
  });
});

test('rows without a value are a slice of their own', () => {
  expect(groupsOf(columns, split, 'age')).toEqual([
    { name: 'age = 30', rows: [0] },
    { name: 'age = 50', rows: [2] },
    { name: 'age = –', rows: [1] },
  ]);
  expect(groupsOf(columns, split, 'town').map(({ name }) => name)).toEqual(['town = Bonn', 'town = Ulm', 'town = –']);
});
