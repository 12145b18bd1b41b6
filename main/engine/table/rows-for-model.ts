// A table as rows that a model can be asked about: its columns by name, whatever else the table holds, with the target where
// it is there. Nothing is fitted to them; the model's own steps prepare them (network/match-dataset.ts).
import { someNames } from '#shared/text/some-names.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { ColumnInfo, TargetInfo } from '#shared/protocol/wire-info.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import { elements } from '#engine/network/layer.ts';
import { windowsFault } from '#engine/network/match-dataset.ts';
import { columnsBefore, isMix } from '#engine/preprocessing/mixed.ts';
import { taken } from '#engine/preprocessing/steps.ts';
import { isText } from '#engine/preprocessing/tokens.ts';
import { readKept } from '#engine/table/kept-columns.ts';
import { readTexts } from '#engine/table/texts.ts';
import { readClassIndexes, readMatrix } from '#engine/table/matrix.ts';
import { distinctValues } from '#engine/table/parquet-table.ts';
import { wrongCellFault } from '#engine/table/wrong-cell.ts';
import type { DatasetInput, DatasetValue, Rows, SplitData } from '#engine/values/dataset.ts';
import type { ModelValue } from '#engine/values/model.ts';
import type { TableValue } from '#engine/values/table.ts';

/**
 * All rows of the table, in every split, as nobody has divided them, with those of the `wanted` columns that it has; a row without a target has NaN there. Throws Fault
 * 'model.windows' where the model was asked about windows of rows,
 * 'model.columns' where a column is not there, 'column.notNumeric' and 'column.notFinite' where one holds what is no
 * number, 'data.missing' where one lacks values that no step of the model fills, 'model.target' for other classes.
 */
export async function rowsForModel(
  { inputs, targets }: Pick<ModelValue, 'inputs' | 'targets'>,
  table: TableValue,
  port: string,
  signal: AbortSignal,
  wanted: readonly string[] = [],
): Promise<DatasetValue> {
  for (const input of inputs) {
    const windows = windowsFault(input, {}, port);
    if (windows) throw windows;
  }
  const missing = absentColumns(inputs, table.columns);
  if (missing) throw new Fault('model.columns', missing, { port });
  const rows: Rows[] = [];
  const given: DatasetInput[] = [];
  for (const { merged: _, oneHot: __, missing: ___, ...input } of inputs) {
    const before = columnsBefore(input);
    const { words: ____, ...rest } = input;
    const mixes = input.preprocessing.some(isMix);
    const own = {
      ...(mixes ? rest : input),
      ...before,
      ...(mixes && { shape: [before.features.length] }),
      preprocessing: [],
    };
    if (isText(input)) {
      const { texts, places } = await readTexts(table.file, input.features[0] ?? '', table.rows, { port }, signal);
      rows.push({ values: places });
      given.push({ ...own, shape: [1], words: [texts] });
    } else {
      rows.push(await readInput({ ...input, ...before }, table, port, signal));
      given.push(own);
    }
  }
  const truths: Float32Array[] = [];
  for (const target of targets) truths.push(await readTruth(target, table, port, signal));
  const beside = table.columns.filter(({ name }) => wanted.includes(name));
  const kept = await readKept(table.file, beside, table.rows, { port }, signal);
  const source = Int32Array.from({ length: table.rows }, (_, row) => row);
  const all: SplitData = { rows: table.rows, inputs: rows, targets: truths, source };
  return {
    type: 'dataset',
    inputs: given,
    targets,
    splits: { train: all, validation: all, test: all },
    ...(kept.length > 0 && { kept }),
  };
}

/** What is known of them before the run; undefined where it is the model that is not known. */
export function rowsInfo(model: InfoOf<'model'>, { columns, rows }: InfoOf<'table'>): InfoOf<'dataset'> {
  const names = new Set(columns.map(({ name }) => name));
  return {
    type: 'dataset',
    inputs: model.inputs.map(({ name, shape, features, from }) => ({
      name,
      shape: from ? [from.length] : shape,
      // Those that are not there are told as they are of any dataset.
      features: (from ?? features).filter((feature) => names.has(feature)),
      standardised: false,
    })),
    targets: model.targets,
    rows: rows === null ? null : { train: rows, validation: rows, test: rows },
    kept: [...names],
  };
}

function absentColumns(inputs: readonly DatasetInput[], columns: readonly ColumnInfo[]) {
  const there = new Set(columns.map(({ name }) => name));
  const wanted = inputs.flatMap((input) =>
    input.features.length === elements(input.shape) || isText(input) ? columnsBefore(input).features : ['–'],
  );
  const absent = wanted.filter((name) => !there.has(name));
  if (absent.length === 0) return undefined;
  const received = wanted.length - absent.length;
  return { expected: wanted.length, received, missing: someNames(absent, 8), more: '–' };
}

async function readInput(input: DatasetInput, table: TableValue, port: string, signal: AbortSignal): Promise<Rows> {
  const known = new Map(table.columns.map((column) => [column.name, column]));
  const columns = input.features.map((feature, i) => {
    const column = known.get(feature);
    if (!column) throw new Error(`No column ${feature}`);
    return { ...column, words: input.words?.[i] ?? null };
  });
  const { values, bad } = await readMatrix(table.file, columns, table.rows, { signal });
  const lacking: string[] = [];
  const mix = input.preprocessing.findIndex(isMix);
  const first = mix < 0 ? input.preprocessing : input.preprocessing.slice(0, mix);
  for (const [i, column] of columns.entries()) {
    if (!bad[i]) continue;
    const wrong = column.words ? undefined : await wrongCellFault(table.file, column, { port }, signal);
    if (wrong) throw wrong;
    const filled = taken(first, i, Number.NaN);
    if (Number.isNaN(filled)) lacking.push(column.name);
  }
  if (lacking.length > 0)
    throw new Fault('data.missing', { columns: someNames(lacking, 8), count: lacking.length }, { port });
  return { values };
}

async function readTruth(
  target: TargetInfo,
  table: TableValue,
  port: string,
  signal: AbortSignal,
): Promise<Float32Array> {
  const column = table.columns.find(({ name }) => name === target.name);
  if (!column) return new Float32Array(table.rows).fill(Number.NaN);
  if (target.kind === 'number')
    return Float32Array.from((await readMatrix(table.file, [column], table.rows, { signal })).values);
  const { values } = await distinctValues(table.file, column, target.classes.length + 1, signal);
  const known = new Set(target.classes);
  if (!values.every((value) => known.has(value))) {
    const told = (classes: readonly string[]) => `${target.name}: ${someNames(classes, 8)}`;
    throw new Fault('model.target', { expected: told(target.classes), received: told(values) }, { port });
  }
  const places = await readClassIndexes(table.file, column, target.classes, table.rows, signal);
  return places.map((place) => (place < 0 ? Number.NaN : place));
}
