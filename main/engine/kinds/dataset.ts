// Values of type dataset.
import type { CellValue, ResultView } from '#shared/protocol/results.ts';
import type { Translate } from '#shared/text/translate.ts';
import type { ValueKind } from '#engine/kinds/kind.ts';
import { datasetFindings } from '#engine/kinds/dataset-findings.ts';
import { tableView } from '#engine/kinds/table-view.ts';
import { imageView } from '#engine/results/image-view.ts';
import { targetCell, targetColumn, valueTable } from '#engine/table/value-table.ts';
import type { ValueTable } from '#engine/table/value-table.ts';
import { at, elements } from '#engine/network/layer.ts';
import { inputInfo } from '#engine/network/model-info.ts';
import { isText } from '#engine/preprocessing/tokens.ts';
import { isMix } from '#engine/preprocessing/mixed.ts';
import { numberNames } from '#engine/network/flat-model.ts';
import { kindOf } from '#engine/preprocessing/steps.ts';
import type { StepNote } from '#engine/preprocessing/step-kind.ts';
import { wordOf } from '#engine/preprocessing/words.ts';
import type { DatasetInput, DatasetValue, MixStep, PreprocessingStep, SplitName } from '#engine/values/dataset.ts';
import { numberAt, numberTypeOf, residentDataset, withoutPlaces } from '#engine/values/stored-dataset.ts';

export const dataset: ValueKind<DatasetValue> = {
  type: 'dataset',
  describe: ({ inputs, targets, splits, roles, kept }) => ({
    type: 'dataset',
    inputs: inputs.map((input, i) => ({ ...inputInfo(input), numberType: numberTypeOf(at(splits.train.inputs, i)) })),
    targets,
    rows: { train: splits.train.rows, validation: splits.validation.rows, test: splits.test.rows },
    ...(roles && { roles }),
    ...(kept && { kept: kept.map(({ name }) => name) }),
  }),
  summary: ({ inputs, targets, splits: { train, validation, test } }) => {
    const rows = { train: train.rows, validation: validation.rows, test: test.rows };
    const features = inputs.reduce((sum, input) => sum + input.features.length, 0);
    const [input, target] = [inputs[0], targets[0]];
    if (inputs.length + targets.length === 2)
      return { rows, shape: input?.shape ?? [], features, target: target?.name ?? '', classes: target?.classes ?? [] };
    return { rows, features, inputs: inputs.map(({ name }) => name), targets: targets.map(({ name }) => name) };
  },
  views: (value, t) => [
    ...mergedView(value, t),
    ...preparedView(value, t),
    ...datasetViews(value, t),
    tableView(datasetTable(value)),
  ],
  findings: datasetFindings,
  table: datasetTable,
  rows: { resident: residentDataset, plain: withoutPlaces },
};

/** Columns of which a network would lose values. */
function mergedView({ inputs }: DatasetValue, t: Translate): ResultView[] {
  const merged = inputs.flatMap((input) => input.merged ?? []);
  if (merged.length === 0) return [];
  const lines = merged
    .slice(0, maxMerged)
    .map(({ name, values, left }) => t('text.mergedColumn', { column: name, values, left }));
  const more = merged.length > maxMerged ? [t('text.moreMerged', { count: merged.length - maxMerged })] : [];
  return [{ view: 'text', title: 'view.rounding', markdown: [...lines, ...more, t('text.merged')].join('\n\n') }];
}

/** What was done to each feature of a table, not of a picture: a row a feature, in the words of the steps themselves. */
function preparedView({ inputs }: DatasetValue, t: Translate): ResultView[] {
  const prepared = inputs.filter(({ shape, preprocessing }) => shape.length === 1 && preprocessing.length > 0);
  if (prepared.length === 0) return [];
  const all = prepared.flatMap((input) =>
    stages(input).flatMap(({ features, words, steps }) =>
      features.map((feature, f) => ({ feature, f, own: words?.[f], steps })),
    ),
  );
  const rows: CellValue[][] = all.slice(0, maxPrepared).map(({ feature, f, own, steps }) => {
    const notes = steps.flatMap((step) => kindOf(step).describe(step, f, t) ?? []);
    const told = (about: StepNote['about']): CellValue =>
      notes.flatMap((note) => (note.about === about ? [note.text] : [])).join('; ') || null;
    const holds = own ? t('prepared.words', { count: own.length }) : t('prepared.numbers');
    return [feature, holds, told('filled'), told('encoded'), told('scaled')];
  });
  const names = ['feature', 'holds', 'filled', 'encoded', 'scaled'] as const;
  const columns = names.map((name) => ({ name: t(`prepared.${name}`), type: 'text' as const }));
  return [{ view: 'table', title: 'view.preparation', slice: { columns, rows, offset: 0, total: all.length } }];
}

interface Stage extends Pick<DatasetInput, 'features'> {
  readonly words: DatasetInput['words'] | undefined;
  readonly steps: readonly PreprocessingStep[];
}

/** The features of an input, and before them those of which a step made others, each with what is done to it. */
function stages({ features, words, preprocessing }: DatasetInput): readonly Stage[] {
  const mixes = [...preprocessing.keys()].filter((i) => isMix(at(preprocessing, i)));
  const before = mixes.map((i, k): Stage => {
    const step = at(preprocessing, i) as MixStep;
    const steps = preprocessing.slice(mixes[k - 1] ?? 0, i);
    return { features: step.from, words: step.words, steps };
  });
  return [...before, { features, words, steps: preprocessing.slice(mixes.at(-1) ?? 0) }];
}

/** Features that are told one by one. */
const maxPrepared = 1000;

/** Columns that are told one by one. */
const maxMerged = 5;

function datasetViews(value: DatasetValue, t: Translate): ResultView[] {
  const { train, validation, test } = value.splits;
  const [first] = value.targets;
  const classes = value.targets.length === 1 ? (first?.classes.length ?? 0) : 0;
  const metrics = [
    { name: t('figure.trainingRows'), value: train.rows },
    { name: t('figure.validationRows'), value: validation.rows },
    { name: t('figure.testRows'), value: test.rows },
    {
      name: t('figure.features'),
      value: value.inputs.reduce((sum, { shape }) => sum + elements(shape), 0),
    },
    ...(classes > 0 ? [{ name: t('figure.classes'), value: classes }] : []),
  ];
  const images = imageView(value);
  return [
    ...(images ? [images] : []),
    { view: 'metrics', title: 'view.splits', metrics },
    ...value.targets.flatMap((target, k) => (target.classes.length > 0 ? [classTable(value, k)] : [])),
  ];
}

/** Rows per class and split: a class that is absent from a split shows here. */
function classTable({ targets, splits }: DatasetValue, k: number): ResultView {
  const target = at(targets, k);
  const names = ['train', 'validation', 'test'] as const;
  const counts = names.map((name) => {
    const perClass = target.classes.map(() => 0);
    for (const index of at(splits[name].targets, k)) perClass[index] = (perClass[index] ?? 0) + 1;
    return perClass;
  });
  const rows: CellValue[][] = target.classes.map((name, i) => [name, ...counts.map((perClass) => perClass[i] ?? 0)]);
  const columns = [
    { name: target.name, type: 'text' as const },
    ...names.map((name) => ({ name, type: 'integer' as const })),
  ];
  return { view: 'table', title: 'view.classes', slice: { columns, rows, offset: 0, total: rows.length } };
}

/** A picture's numbers that have no name each are no columns; those of a text are told by their place. */
const columnNames = (input: DatasetInput): readonly string[] => {
  if (isText(input)) return numberNames({ ...input, name: at(input.features, 0) });
  return input.features.length === elements(input.shape) ? input.features : [];
};

/** Features as the network gets them, words as they are written, the targets in words, the split; train, then validation, then test. */
function datasetTable({ inputs, targets, splits }: DatasetValue): ValueTable {
  const { train, validation, test } = splits;
  const placeOf = (row: number): readonly [SplitName, number] => {
    if (row < train.rows) return ['train', row];
    return row < train.rows + validation.rows
      ? ['validation', row - train.rows]
      : ['test', row - train.rows - validation.rows];
  };
  const columns = inputs.flatMap((input, k) => {
    const width = elements(input.shape);
    const [ofTrain, ofValidation, ofTest] = [train, validation, test].map((split) => numberAt(at(split.inputs, k)));
    const cells = { train: ofTrain, validation: ofValidation, test: ofTest };
    return columnNames(input).map((name, i) => {
      const wordAt = wordOf(input, i);
      return {
        name,
        type: wordAt ? ('text' as const) : ('number' as const),
        cell: (row: number): CellValue => {
          const [split, place] = placeOf(row);
          const number = cells[split]?.(place * width + i);
          if (number === undefined) return null;
          return wordAt ? wordAt(number) : number;
        },
      };
    });
  });
  const truths = targets.map((target, k) => ({
    ...targetColumn(target.name, target),
    cell: (row: number) => {
      const [split, place] = placeOf(row);
      return targetCell(target, at(splits[split].targets, k)[place]);
    },
  }));
  return valueTable(
    [...columns, ...truths, { name: 'split', type: 'text', cell: (row) => placeOf(row)[0] }],
    train.rows + validation.rows + test.rows,
  );
}
