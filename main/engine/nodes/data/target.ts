// Which column is to be predicted from which others: a table becomes a dataset, all of it training rows until a split.
import { someNames } from '#shared/text/some-names.ts';
import { target as spec } from '#shared/nodes/data/target.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import type { ColumnInfo, TargetInfo } from '#shared/protocol/wire-info.ts';
import { maxCells, sizeFacts } from '#engine/table/sizes.ts';
import {
  lackingFault,
  missingFault,
  nearlyNumbers,
  targetMissingFault,
  textFault,
} from '#engine/nodes/data/column-problems.ts';
import { classTarget, maxClasses, readsAsClasses } from '#engine/nodes/data/target-classes.ts';
import { chosenRoles, readRoles, roleFault, roleNames } from '#engine/nodes/data/row-roles.ts';
import type { Role } from '#engine/nodes/data/row-roles.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import type { DatasetValue, SplitData } from '#engine/values/dataset.ts';
import type { TableValue } from '#engine/values/table.ts';
import { mergedColumns } from '#engine/preprocessing/merged-columns.ts';
import { likelyIds } from '#engine/table/id-columns.ts';
import { minBytes, readClassIndexes, readMatrix } from '#engine/table/matrix.ts';
import type { Matrix, MatrixColumn } from '#engine/table/matrix.ts';
import { distinctValues, firstNotNumber } from '#engine/table/parquet-table.ts';
import { readKept } from '#engine/table/kept-columns.ts';
import { readTexts } from '#engine/table/texts.ts';
import type { Texts } from '#engine/table/texts.ts';
import { clippedCell, wrongCellFault } from '#engine/table/wrong-cell.ts';

interface Params {
  readonly target: string;
  readonly task: 'auto' | 'classes' | 'number';
  readonly positive: string;
  readonly features: readonly string[];
  readonly inputName: string;
  readonly shape: readonly number[];
  readonly group: string;
  readonly time: string;
  readonly split: string;
  readonly weight: string;
  readonly kept: readonly string[];
}
interface Chosen {
  readonly target: ColumnInfo;
  readonly features: readonly ColumnInfo[];
  readonly shape: readonly number[];
  /** Whether a row is a picture or the like, whose numbers are all of one kind. */
  readonly shaped: boolean;
  /** Columns of text that nobody chose and that have too many different words. */
  readonly leftOut: readonly string[];
  /** Columns that nobody chose and that only number or name the rows. */
  readonly ids: readonly ColumnInfo[];
  readonly roles: Readonly<Partial<Record<Role, ColumnInfo>>>;
  readonly kept: readonly ColumnInfo[];
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
      tell(textFault(chosen.features.filter(isRefused(chosen, table.rows)), 'features'));
      tell(targetMissingFault(chosen.target, chosen.target.missing?.count ?? 0, table.rows ?? 0));
      const info = knownTarget(chosen.target, params, table.rows);
      if (info?.kind === 'number') tell(textFault([chosen.target], 'target'));
      if (chosen.shaped) tell(missingFault(chosen.features));
      for (const fault of roleFaults(chosen)) tell(fault);
      problems.push(...leftOut(chosen));
      const readings = chosen.features.map((column) => readingOf(column, table.rows));
      if (!info || readings.includes(undefined) || mayBeIds(table.columns, chosen, params))
        return { outputs: {}, problems };
      const rows = table.rows === null ? null : { train: table.rows, validation: 0, test: 0 };
      const features = chosen.features.map(({ name }) => name);
      const bytes = isBytes(chosen.features, table.rows ?? 0);
      const words = chosen.features.flatMap(({ name, categories }, i) =>
        readings[i] === 'number' || categories === undefined ? [] : [{ feature: name, count: wordCount(categories) }],
      );
      const missing = chosen.features.flatMap((column) => (column.missing ? [column.name] : []));
      const named = chosenRoles(params);
      const input = { name: params.inputName, shape: chosen.shape, features, standardised: false };
      const dataset: InfoOf<'dataset'> = {
        type: 'dataset',
        inputs: [
          {
            ...input,
            ...(words.length > 0 && { words }),
            ...(missing.length > 0 && { missing }),
            ...(bytes && { numberType: 'uint8' }),
          },
        ],
        targets: [info],
        rows,
        ...(named && { roles: named }),
        ...(chosen.kept.length > 0 && { kept: chosen.kept.map(({ name }) => name) }),
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
    refuse(textFault(chosen.features.filter(isRefused(chosen, rows)), 'features'));
    const { info, y } = await readTarget(table, chosen.target, params, context.signal);
    if (chosen.shaped) refuse(missingFault(chosen.features));
    const features = chosen.features.map(({ name }) => name);
    const columns: MatrixColumn[] = [];
    const texts = new Map<string, Texts>();
    for (const column of chosen.features) {
      const isText = chosen.shaped ? false : await holdsWords(table, column, context.signal);
      const isLong = isText && params.features.length > 0 && readingOf(column, rows) === 'text';
      if (isLong)
        texts.set(column.name, await readTexts(table.file, column.name, rows, { param: 'features' }, context.signal));
      columns.push({ ...column, words: isText ? (isLong ? [] : await wordsOf(table, column, context.signal)) : null });
    }
    const words = columns.map((column) => texts.get(column.name)?.texts ?? column.words ?? null);
    const matrix = await readMatrix(table.file, columns, rows, {
      signal: context.signal,
      progress: (fraction) => {
        context.progress(fraction);
      },
    });
    const { bad } = matrix;
    const values = withTexts(matrix.values, columns, texts);
    const lacking = chosen.features.flatMap((feature, i) => (bad[i] ? [{ feature, count: bad[i] }] : []));
    const numbers = lacking.filter(({ feature }) => !words[chosen.features.indexOf(feature)]);
    for (const { feature } of numbers)
      refuse(await wrongCellFault(table.file, feature, { param: 'features' }, context.signal));
    // A row of a table may lack a value until the columns are prepared; a picture may not.
    const [first, ...others] = numbers;
    if (first && chosen.shaped) throw await gapsFault(table.file, [first, ...others], context.signal);
    const merged = await mergedColumns(values, features, context.signal);
    const source = Int32Array.from({ length: rows }, (_, row) => row);
    const named = chosenRoles(params);
    for (const fault of roleFaults(chosen)) throw fault;
    const roles = await readRoles(table.file, chosen.roles, rows, context.signal);
    const kept = await readKept(table.file, chosen.kept, rows, { param: 'kept' }, context.signal);
    const train: SplitData = { rows, inputs: [{ values }], targets: [y], source, ...(named && { roles }) };
    return {
      dataset: {
        type: 'dataset',
        inputs: [
          {
            name: params.inputName,
            shape: chosen.shape,
            features,
            preprocessing: [],
            ...(words.some(Boolean) && { words }),
            ...(lacking.length > 0 && { missing: lacking.map(({ feature }) => feature.name) }),
            ...(merged.length > 0 && { merged }),
          },
        ],
        targets: [info],
        splits: { train, validation: emptySplit, test: emptySplit },
        ...(named && { roles: named }),
        ...(kept.length > 0 && { kept }),
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
  const roles = Object.fromEntries(
    Object.entries(chosenRoles(params) ?? {}).map(([role, name]) => [role, find(name, role)]),
  );
  const kept = [...new Set(params.kept)].map((name) => find(name, 'kept'));
  const taken = new Set([targetColumn, ...Object.values(roles), ...kept]);
  const others = columns.filter((column) => !taken.has(column));
  const isLeftOut = (column: ColumnInfo) => params.shape.length === 0 && readingOf(column, rows) === 'text';
  const guessed = params.features.length === 0;
  const left = others.filter((column) => !isLeftOut(column));
  // Where there is nothing else to predict from, a person may mean them.
  const guessesIds = guessed && params.shape.length === 0 && !left.every(({ id }) => id);
  const ids = guessesIds ? others.filter(({ id }) => id) : [];
  const features = guessed
    ? left.filter((column) => !ids.includes(column))
    : [...new Set(params.features)].map((name) => find(name, 'features'));
  const leftOut = guessed ? others.filter((column) => isLeftOut(column) && !ids.includes(column)) : [];
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
  return {
    target: targetColumn,
    features,
    shape,
    shaped: params.shape.length > 0,
    leftOut: leftOut.map(({ name }) => name),
    ids,
    roles,
    kept,
  };
}

/** How a feature's column is read: its numbers, or its words. 'text' = words of which there are too many to say anything. */
type Reading = 'number' | 'words' | 'text';

/** Undefined where only the run can tell. */
function readingOf({ type, firstText, categories, missing }: ColumnInfo, rows: number | null): Reading | undefined {
  if (type !== 'text') return 'number';
  if (categories === undefined || rows === null) return undefined;
  if (!firstText) return 'number';
  const cells = rows - (missing?.count ?? 0);
  if (firstText.count * 2 <= cells) return 'number';
  const few = categories !== 'many' && (categories.length <= fewWords || categories.length * 2 <= cells);
  return few ? 'words' : 'text';
}

/** So many different words say something of the rows, even where most come once. */
const fewWords = 10;

/** A column of numbers with some text in it; of pictures any with text. */
const isRefused =
  ({ shaped }: Chosen, rows: number | null) =>
  (column: ColumnInfo): boolean =>
    shaped || readingOf(column, rows) === 'number';

const roleFaults = ({ roles }: Chosen): readonly Fault[] =>
  roleNames.flatMap((role) => (roles[role] && roleFault(roles[role], role)) ?? []);

function leftOut({ leftOut: texts, ids }: Chosen): readonly OwnProblem[] {
  const told = (code: `target.leftOut${'' | 'Unnamed' | 'Ids'}`, names: readonly string[]) =>
    names.length === 0
      ? []
      : [makeProblem(code, { columns: someNames(names, 8) }, { severity: 'info', param: 'features' })];
  const idsBy = (reason: ColumnInfo['id']) => ids.filter(({ id }) => id === reason).map(({ name }) => name);
  return [
    ...told('target.leftOut', texts),
    ...told('target.leftOutUnnamed', idsBy('unnamed')),
    ...told('target.leftOutIds', idsBy('named')),
  ];
}

/** Whether only the run can tell which features are ids: nothing but their names is known. */
function mayBeIds(columns: readonly ColumnInfo[], { features }: Chosen, params: Params): boolean {
  if (params.features.length > 0 || params.shape.length > 0) return false;
  const likely = likelyIds(columns);
  return features.some(({ name, categories }) => categories === undefined && likely.has(name));
}

const wordCount = (categories: NonNullable<ColumnInfo['categories']>): number | 'many' =>
  categories === 'many' ? 'many' : categories.length;

async function holdsWords(table: TableValue, column: ColumnInfo, signal: AbortSignal): Promise<boolean> {
  const known = readingOf(column, table.rows);
  if (known) return known !== 'number';
  // Nothing is known of the table's columns: numbers with some text among them are numbers.
  const { values } = await distinctValues(table.file, column, maxClasses, signal);
  return values.filter((value) => Number.isNaN(Number(value))).length * 2 > values.length;
}

/** Rows × columns with the places of the texts that were read by themselves. */
function withTexts(
  values: Matrix['values'],
  columns: readonly MatrixColumn[],
  texts: ReadonlyMap<string, Texts>,
): Matrix['values'] {
  if (texts.size === 0) return values;
  const all = Float64Array.from(values);
  columns.forEach(({ name }, f) =>
    texts.get(name)?.places.forEach((place, row) => (all[row * columns.length + f] = place)),
  );
  return all;
}

/** The words of a column in class order. Throws Fault 'target.tooManyWords'. */
async function wordsOf({ file }: TableValue, column: ColumnInfo, signal: AbortSignal): Promise<readonly string[]> {
  const { values, more } = await distinctValues(file, column, maxClasses, signal);
  if (!more) return values;
  throw new Fault('target.tooManyWords', { column: column.name, limit: maxClasses }, { param: 'features' });
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
    const cell = await firstNotNumber(file, column, 'any', signal);
    const facts = { column: column.name, value: clippedCell(cell?.value ?? ''), row: cell?.row ?? 0 };
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

/** That features lack values in `count` rows. */
async function gapsFault(file: string, lacking: readonly [Lacking, ...Lacking[]], signal: AbortSignal): Promise<Fault> {
  const [first, ...others] = lacking;
  const cell = await firstNotNumber(file, first.feature, 'any', signal);
  return lackingFault([{ ...counted(first), row: cell?.row ?? 0 }, ...others.map(counted)]);
}

const counted = ({ feature, count }: Lacking) => ({ name: feature.name, count });
