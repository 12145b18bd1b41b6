// Broken pipelines whose fault lies before the network: in files, tables, targets, splits and preparing.
import {
  csvWith,
  withColumn,
  small,
  csv,
  target,
  split,
  table,
  prepare,
  words,
  letters,
} from '#test/pipelines/broken-parts.ts';
import type { Broken } from '#test/pipelines/broken-parts.ts';
import { pipeline } from '#test/pipelines/workbench.ts';

export const brokenTables: readonly Broken[] = [
  // Files
  { code: 'dataFile.notChosen', node: 'csv', document: csv({ file: '' }), unrepaired: true },
  { code: 'dataFile.missing', node: 'csv', document: csv({ file: 'none.csv' }), unrepaired: true },
  { code: 'dataFile.empty', node: 'csv', document: csv({}), csv: '', unrepaired: true },
  { code: 'csv.noRows', node: 'csv', document: csv({}), csv: 'a,b,target\n', unrepaired: true },
  {
    code: 'csv.quote',
    node: 'csv',
    document: target({ features: ['a', 'b'] }),
    csv: withColumn('note', (row) => (row === 5 ? '"open' : 'none')),
  },
  { code: 'csv.clash', node: 'csv', document: csv({ thousands: 'point', decimal: 'point' }) },
  { code: 'csv.typeWords', node: 'csv', document: csv({ types: 'a: words of wisdom' }) },
  { code: 'csv.typeColumn', node: 'csv', document: csv({ types: 'nothing: text' }) },
  { code: 'csv.notOfType', node: 'csv', document: csv({ types: 'target: number' }) },
  { code: 'csv.repeatedColumns', node: 'csv', document: csv({}), csv: withColumn('a', (row) => row), unrepaired: true },

  // Tables
  { code: 'column.missing', node: 'target', document: target({ target: 'Targe' }) },
  { code: 'column.missing', node: 'target', document: target({ features: ['a', 'B ', 'zebra'] }) },
  { code: 'column.missing', node: 'step', document: table('table.sort', { columns: ['aa', 'a'] }) },
  { code: 'rename.count', node: 'step', document: table('table.rename', { columns: ['a', 'b'], names: 'one' }) },
  { code: 'rename.taken', node: 'step', document: table('table.rename', { columns: ['a'], names: 'b' }) },
  {
    code: 'fillMissing.constant',
    node: 'step',
    document: table('table.fillMissing', { columns: ['a', 'target'], method: 'constant', value: 'none' }),
    csv: csvWith((line, i) => (i === 4 ? line.replace(/^[^,]*/, '') : line)),
    inRun: true,
  },
  {
    code: 'fillMissing.empty',
    node: 'step',
    document: small({
      nodes: {
        step: { kind: 'table.fillMissing', columns: ['void', 'a'], method: 'mostFrequent' },
        target: { kind: 'data.target', target: 'target', features: ['a', 'b'] },
      },
      wires: ['csv.table > step.table', 'step.table > target.table'],
    }),
    csv: withColumn('void', () => ''),
    inRun: true,
  },
  {
    code: 'filter.notCondition',
    node: 'step',
    document: table('table.filter', { condition: 'a + 1' }),
    inRun: true,
    unrepaired: true,
  },
  {
    code: 'expression.syntax',
    node: 'step',
    document: table('table.filter', { condition: 'a >' }),
    inRun: true,
    unrepaired: true,
  },
  {
    code: 'expression.notAllowed',
    node: 'step',
    document: table('table.derive', { name: 'x', expression: "read_text('rows.csv')" }),
    inRun: true,
    unrepaired: true,
  },
  { code: 'derive.noName', node: 'step', document: table('table.derive', { expression: 'a + b' }) },
  { code: 'dateParts.notChosen', node: 'step', document: table('table.dateParts', {}), unrepaired: true },
  {
    code: 'sql.notSelect',
    node: 'query',
    document: small({
      nodes: { query: { kind: 'table.sql', query: 'DROP TABLE a' } },
      wires: ['csv.table > query.t1', 'query.table > target.table'],
    }),
    inRun: true,
    unrepaired: true,
  },
  {
    code: 'join.count',
    node: 'step',
    document: small({
      nodes: {
        step: { kind: 'table.join', leftColumns: ['a'], rightColumns: ['a', 'b'] },
        target: { kind: 'data.target', target: 'target', features: ['a', 'b'] },
      },
      wires: ['csv.table > step.left', 'csv.table > step.right', 'step.table > target.table'],
    }),
  },

  // Target, features, preparing
  { code: 'target.notChosen', node: 'target', document: target({ target: '' }) },
  { code: 'target.amongFeatures', node: 'target', document: target({ features: ['a', 'b', 'target'] }) },
  { code: 'target.shape', node: 'target', document: target({ shape: [3, 3] as unknown as string[] }) },
  { code: 'target.positive', node: 'target', document: target({ positive: 'green' }) },
  {
    code: 'target.oneClass',
    node: 'target',
    document: target({}),
    csv: csvWith((line) => line.replace(/blue$/, 'red')),
    unrepaired: true,
  },
  {
    code: 'target.missingValues',
    node: 'target',
    document: target({}),
    csv: csvWith((line, i) => (i === 3 ? line.replace(/[a-z]+$/, '') : line)),
    inRun: true,
    unrepaired: true,
  },
  {
    code: 'column.notNumeric',
    node: 'target',
    document: target({}),
    csv: csvWith((line, i) => (i === 9 ? line.replace(/^[^,]*/, 'broken') : line)),
  },
  {
    code: 'data.words',
    node: 'fit',
    document: small({
      wires: [
        'split.dataset > input.dataset',
        'split.dataset > fit.dataset',
        'split.dataset > evaluate.dataset',
        'split.dataset > predict.dataset',
      ],
      without: ['standardise', 'shap'],
    }),
    csv: words,
  },
  {
    code: 'data.missing',
    node: 'fit',
    document: small({
      wires: [
        'split.dataset > input.dataset',
        'split.dataset > fit.dataset',
        'split.dataset > evaluate.dataset',
        'split.dataset > predict.dataset',
      ],
      without: ['standardise', 'shap'],
    }),
    csv: csvWith((line, i) => (i === 4 ? line.replace(/^[^,]*/, '') : line)),
  },
  { code: 'target.leftOut', node: 'target', document: target({}), csv: letters, unrepaired: true },
  {
    code: 'prepare.holdsWords',
    node: 'scale',
    document: small({
      nodes: { scale: { kind: 'data.scale', columns: ['a', 'town'] }, standardise: { kind: 'data.prepare' } },
      wires: ['split.dataset > scale.dataset', 'scale.dataset > standardise.dataset'],
    }),
    csv: words,
  },
  {
    code: 'prepare.holdsNumbers',
    node: 'standardise',
    document: prepare('data.encodeWords', { columns: ['a', 'town'] }),
    csv: words,
  },
  { code: 'prepare.noOrder', node: 'standardise', document: prepare('data.encodeWords', { to: 'given' }), csv: words },
  { code: 'split.fractions', node: 'split', document: split({ validation: 0.5, test: 0.5 }) },
  { code: 'split.tooSmall', node: 'split', document: split({ validation: 0.001 }) },
  {
    code: 'split.classTooSmall',
    node: 'split',
    document: split({}),
    csv: csvWith((line, i) => (i === 0 || i === 7 ? line : line.replace(/red$/, 'blue'))).replace(/blue\n/, 'red\n'),
    inRun: true,
  },
  {
    code: 'split.afterFitting',
    node: 'split',
    document: small({
      wires: [
        'target.dataset > standardise.dataset',
        'standardise.dataset > split.dataset',
        'split.dataset > input.dataset',
        'split.dataset > fit.dataset',
        'split.dataset > evaluate.dataset',
        'split.dataset > predict.dataset',
      ],
    }),
  },
  {
    code: 'synthetic.informative',
    node: 'made',
    document: pipeline({ made: { kind: 'data.synthetic', rows: 50, features: 5, informative: 9 } }, []),
  },
];
