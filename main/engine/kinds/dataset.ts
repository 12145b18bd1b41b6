// Values of type dataset.
import type { CellValue, ResultView } from '#shared/protocol/results.ts';
import type { Translate } from '#shared/text/translate.ts';
import type { ValueKind } from '#engine/kinds/kind.ts';
import { tableView } from '#engine/kinds/table-view.ts';
import { imageView } from '#engine/results/image-view.ts';
import { targetCell, targetColumn, valueTable } from '#engine/table/value-table.ts';
import type { ValueTable } from '#engine/table/value-table.ts';
import { elements } from '#engine/network/layer.ts';
import type { DatasetValue, SplitName } from '#engine/values/dataset.ts';
import { featureAt, residentDataset, withoutPlaces } from '#engine/values/stored-dataset.ts';

export const dataset: ValueKind<DatasetValue> = {
  type: 'dataset',
  describe: ({ shape, features, target, splits, preprocessing }) => ({
    type: 'dataset',
    shape,
    features,
    target,
    rows: { train: splits.train.rows, validation: splits.validation.rows, test: splits.test.rows },
    standardised: preprocessing.some(({ step }) => step === 'standardise'),
  }),
  summary: ({ shape, features, target, splits: { train, validation, test } }) => ({
    rows: { train: train.rows, validation: validation.rows, test: test.rows },
    shape,
    features: features.length,
    target: target.name,
    classes: target.classes,
  }),
  views: (value, t) => [...datasetViews(value, t), tableView(datasetTable(value))],
  table: datasetTable,
  rows: { resident: residentDataset, plain: withoutPlaces },
};

function datasetViews(value: DatasetValue, t: Translate): ResultView[] {
  const { train, validation, test } = value.splits;
  const classes = value.target.classes.length;
  const metrics = [
    { name: t('figure.trainingRows'), value: train.rows },
    { name: t('figure.validationRows'), value: validation.rows },
    { name: t('figure.testRows'), value: test.rows },
    { name: t('figure.features'), value: elements(value.shape) },
    ...(classes > 0 ? [{ name: t('figure.classes'), value: classes }] : []),
  ];
  const images = imageView(value);
  return [
    ...(images ? [images] : []),
    { view: 'metrics', title: 'view.splits', metrics },
    ...(classes > 0 ? [classTable(value)] : []),
  ];
}

/** Rows per class and split: a class that is absent from a split shows here. */
function classTable({ target, splits }: DatasetValue): ResultView {
  const names = ['train', 'validation', 'test'] as const;
  const counts = names.map((name) => {
    const perClass = target.classes.map(() => 0);
    for (const index of splits[name].y) perClass[index] = (perClass[index] ?? 0) + 1;
    return perClass;
  });
  const rows: CellValue[][] = target.classes.map((name, k) => [name, ...counts.map((perClass) => perClass[k] ?? 0)]);
  const columns = [
    { name: target.name, type: 'text' as const },
    ...names.map((name) => ({ name, type: 'integer' as const })),
  ];
  return { view: 'table', title: 'view.classes', slice: { columns, rows, offset: 0, total: rows.length } };
}

/** Features as the network gets them, the target in words, the split; train, then validation, then test. */
function datasetTable({ features, target, splits }: DatasetValue): ValueTable {
  const { train, validation, test } = splits;
  const place = (row: number): readonly [SplitName, number] => {
    if (row < train.rows) return ['train', row];
    return row < train.rows + validation.rows
      ? ['validation', row - train.rows]
      : ['test', row - train.rows - validation.rows];
  };
  const width = features.length;
  const cells = { train: featureAt(train), validation: featureAt(validation), test: featureAt(test) };
  const columns = features.map((name, i) => ({
    name,
    type: 'number' as const,
    cell: (row: number) => {
      const [split, at] = place(row);
      return cells[split](at * width + i) ?? null;
    },
  }));
  const label = (row: number) => {
    const [split, at] = place(row);
    return targetCell(target, splits[split].y[at]);
  };
  return valueTable(
    [
      ...columns,
      { ...targetColumn(target.name, target), cell: label },
      { name: 'split', type: 'text', cell: (row) => place(row)[0] },
    ],
    train.rows + validation.rows + test.rows,
  );
}
