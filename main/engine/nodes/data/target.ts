// Which column is to be predicted from which others: a table becomes a dataset, all of it training rows until a split.
import { someNames } from '#shared/text/some-names.ts';
import { target as spec } from '#shared/nodes/data/target.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { ColumnInfo, TargetInfo } from '#shared/protocol/wire-info.ts';
import { maxCells, sizeFacts } from '#engine/nodes/data/sizes.ts';
import {
  lackingFault,
  missingFault,
  nearlyNumbers,
  targetMissingFault,
  textFault,
} from '#engine/nodes/data/column-problems.ts';
import { classTarget, maxClasses, readsAsClasses, shownCell } from '#engine/nodes/data/target-classes.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import type { DatasetValue, SplitData } from '#engine/values/dataset.ts';
import type { TableValue } from '#engine/values/table.ts';
import { mergedColumns } from '#engine/preprocessing/merged-columns.ts';
import { minBytes, readClassIndexes, readMatrix } from '#engine/table/matrix.ts';
import { distinctValues, firstNotNumber } from '#engine/table/parquet-table.ts';

interface Params {
  readonly target: string;
  readonly task: 'auto' | 'classes' | 'number';
  readonly positive: string;
  readonly features: readonly string[];
  readonly inputName: string;
  readonly shape: readonly number[];
}
interface Chosen {
  readonly target: ColumnInfo;
  readonly features: readonly ColumnInfo[];
  readonly shape: readonly number[];
}

const emptySplit: SplitData = {
  rows: 0,
  inputs: [{ values: new Float32Array(0) }],
  targets: [new Float32Array(0)],
  source: new Int32Array(0),
};

export const target = defineRunner({
  spec,

  infer({ table }, params) {
    if (!table) return { outputs: {}, problems: params.target === '' ? [notChosen().problem] : [] };
    const problems: OwnProblem[] = [];
    const tell = (fault: Fault | undefined) => {
      if (fault) problems.push(fault.problem);
    };
    try {
      const chosen = choose(table.columns, params, table.rows);
      if (params.task === 'auto') problems.push(...nearlyNumbers(chosen.target, table.rows));
      tell(textFault(chosen.features, 'features'));
      tell(targetMissingFault(chosen.target, chosen.target.missing?.count ?? 0, table.rows ?? 0));
      const info = knownTarget(chosen.target, params, table.rows);
      if (info?.kind === 'number') tell(textFault([chosen.target], 'target'));
      tell(missingFault(chosen.features));
      if (!info) return { outputs: {}, problems };
      const rows = table.rows === null ? null : { train: table.rows, validation: 0, test: 0 };
      const features = chosen.features.map(({ name }) => name);
      const bytes = isBytes(chosen.features, table.rows ?? 0);
      const input = { name: params.inputName, shape: chosen.shape, features, standardised: false };
      const dataset: InfoOf<'dataset'> = {
        type: 'dataset',
        inputs: [{ ...input, ...(bytes && { numberType: 'uint8' }) }],
        targets: [info],
        rows,
      };
      return { outputs: { dataset }, problems };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { outputs: {}, problems: [...problems, error.problem] };
    }
  },

  async run({ table }, params, context): Promise<{ dataset: DatasetValue }> {
    const { rows } = table;
    const chosen = choose(table.columns, params, rows);
    refuse(textFault(chosen.features, 'features'));
    const { info, y } = await readTarget(table, chosen.target, params, context.signal);
    refuse(missingFault(chosen.features));
    const features = chosen.features.map(({ name }) => name);
    const { values, bad } = await readMatrix(table.file, chosen.features, rows, {
      signal: context.signal,
      progress: (fraction) => {
        context.progress(fraction);
      },
    });
    const lacking = chosen.features.flatMap((feature, i) => (bad[i] ? [{ feature, count: bad[i] }] : []));
    const [firstLacking, ...others] = lacking;
    if (firstLacking) throw await badFeature(table.file, [firstLacking, ...others], context.signal);
    const merged = await mergedColumns(values, features, context.signal);
    const source = Int32Array.from({ length: rows }, (_, row) => row);
    const train: SplitData = { rows, inputs: [{ values }], targets: [y], source };
    return {
      dataset: {
        type: 'dataset',
        inputs: [
          {
            name: params.inputName,
            shape: chosen.shape,
            features,
            preprocessing: [],
            ...(merged.length > 0 && { merged }),
          },
        ],
        targets: [info],
        splits: { train, validation: emptySplit, test: emptySplit },
      },
    };
  },
});

const notChosen = () => new Fault('target.notChosen', {}, { param: 'target' });

/** The columns that the parameters name. Throws a Fault for one that is not there and for what cannot go together. */
function choose(columns: readonly ColumnInfo[], params: Params, rows: number | null): Chosen {
  if (params.target === '') throw notChosen();
  const byName = new Map(columns.map((column) => [column.name, column]));
  const find = (name: string, param: string): ColumnInfo => {
    const column = byName.get(name);
    if (column) return column;
    throw new Fault('column.missing', { column: name, available: someNames([...byName.keys()], 8) }, { param });
  };
  const targetColumn = find(params.target, 'target');
  if (params.features.includes(params.target)) {
    throw new Fault('target.amongFeatures', { column: params.target }, { param: 'features' });
  }
  const features =
    params.features.length > 0
      ? [...new Set(params.features)].map((name) => find(name, 'features'))
      : columns.filter((column) => column !== targetColumn);
  if (features.length === 0) throw new Fault('target.noFeatures', { column: params.target }, { param: 'features' });
  const shape = params.shape.length > 0 ? params.shape : [features.length];
  const cells = shape.reduce((product, size) => product * size, 1);
  if (cells !== features.length) {
    const facts = { shape: shape.join(' × '), expected: cells, received: features.length };
    throw new Fault('target.shape', facts, { param: 'shape' });
  }
  if ((rows ?? 0) * features.length > maxCells) {
    throw new Fault('dataset.tooLarge', sizeFacts(rows ?? 0, features.length), { param: 'features' });
  }
  return { target: targetColumn, features, shape };
}

/** Whether the matrix of these columns is known to be one of bytes. */
const isBytes = (columns: readonly ColumnInfo[], rows: number): boolean =>
  rows * columns.length >= minBytes && columns.every(({ type, bytes }) => bytes || type === 'boolean');

/** The target as far as it is known before a run; undefined when only the run can tell. Faults as classTarget. */
function knownTarget(column: ColumnInfo, { task, positive }: Params, rows: number | null): TargetInfo | undefined {
  const { name, large } = column;
  const number: TargetInfo = { name, kind: 'number', classes: [], ...(large && { large }) };
  if (task === 'number') return number;
  const { categories } = column;
  if (categories === undefined || rows === null) return undefined;
  const distinct = categories === 'many' ? undefined : categories;
  if (!readsAsClasses(task, column, distinct, rows)) return number;
  // More than are listed, but perhaps not more than may be classes.
  if (!distinct) return undefined;
  // A column without any value: its run says how many are missing.
  return distinct.length === 0 ? undefined : classTarget(column, distinct, positive);
}

async function readTarget(
  table: TableValue,
  column: ColumnInfo,
  { task, positive }: Params,
  signal: AbortSignal,
): Promise<{ info: TargetInfo; y: Float32Array }> {
  const { file, rows } = table;
  const found = await distinctValues(file, column, maxClasses, signal);
  const distinct = found.more ? undefined : found.values;
  refuse(targetMissingFault(column, found.missing, rows));
  if (readsAsClasses(task, column, distinct, rows)) {
    const info = classTarget(column, distinct, positive);
    return { info, y: await readClassIndexes(file, column, info.classes, rows, signal) };
  }
  const { values, bad } = await readMatrix(file, [column], rows, { signal });
  if ((bad[0] ?? 0) > 0) {
    const cell = await firstNotNumber(file, column, true, signal);
    const facts = { column: column.name, value: shownCell(cell?.value ?? ''), row: cell?.row ?? 0 };
    throw new Fault(column.type === 'text' ? 'column.notNumeric' : 'column.notFinite', facts, { param: 'target' });
  }
  return { info: { name: column.name, kind: 'number', classes: [] }, y: Float32Array.from(values) };
}

function refuse(fault: Fault | undefined): void {
  if (fault) throw fault;
}

interface Lacking {
  readonly feature: ColumnInfo;
  readonly count: number;
}

/** What is wrong with features that have `count` cells without a finite number. */
async function badFeature(
  file: string,
  lacking: readonly [Lacking, ...Lacking[]],
  signal: AbortSignal,
): Promise<Fault> {
  const [first] = lacking;
  const column = first.feature.name;
  const text = await firstNotNumber(file, first.feature, false, signal);
  const blame = { param: 'features' };
  if (text) return new Fault('column.notNumeric', { column, value: shownCell(text.value), row: text.row }, blame);
  const cell = await firstNotNumber(file, first.feature, true, signal);
  const row = cell?.row ?? 0;
  if (cell && cell.value !== null && !/^-?nan$/i.test(cell.value)) {
    return new Fault('column.notFinite', { column, value: shownCell(cell.value), row }, blame);
  }
  const [, ...others] = lacking.map(({ feature, count }) => ({ name: feature.name, count }));
  return lackingFault([{ name: column, count: first.count, row }, ...others]);
}
