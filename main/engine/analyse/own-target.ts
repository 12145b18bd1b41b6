// How a template's "Target and features" is set for another table: what it predicts, from which columns, in which shape.
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import type { OwnDataPlaces } from '#shared/nodes/own-data.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { guessTarget } from '#shared/nodes/guess-target.ts';

export interface TargetParams {
  readonly target: string;
  readonly task: string;
  readonly positive: string;
  readonly features: readonly string[];
  readonly shape: readonly number[];
  readonly group: string;
  readonly time: string;
  readonly split: string;
  readonly weight: string;
  readonly kept: readonly string[];
}

/** Names that people give to what says when a row is from. */
const timeNames = ['time', 'date', 'datetime', 'timestamp', 't', 'day', 'month', 'year', '时间', '日期'];

/**
 * Faults: template.noText where the template takes texts and the table has none, template.notPictures where it takes
 * pictures and a row's numbers fill none, modelOf.noTable where the table has no column.
 */
export function targetParams(
  { nodes }: PipelineDocument,
  chooser: NodeId,
  columns: readonly ColumnInfo[],
  places: OwnDataPlaces,
): TargetParams {
  const before = nodes[chooser]?.params ?? {};
  const text = places.texts ? textColumn(columns) : undefined;
  if (places.texts && text === undefined) throw new Fault('template.noText');
  const time = before['time'] === '' ? '' : timeColumn(columns);
  const target = guessTarget(columns.filter(({ name }) => name !== text && name !== time));
  const column = columns.find(({ name }) => name === target);
  if (target === undefined || !column) throw new Fault('modelOf.noTable');
  const others = columns.filter(({ name }) => name !== target && name !== time);
  // A series may be all that there is.
  const alone = time !== '' && others.length === 0 ? [time] : [];
  return {
    target,
    task: before['task'] === 'number' && column.type !== 'text' ? 'number' : 'auto',
    positive: '',
    features: text === undefined ? alone : [text],
    shape: places.pictures ? pictureShape(others.length) : [],
    group: '',
    time,
    split: '',
    weight: '',
    kept: [],
  };
}

/** Of columns of words the one with the most different ones; the first of them. */
function textColumn(columns: readonly ColumnInfo[]): string | undefined {
  const words = columns.filter(({ type }) => type === 'text');
  const count = ({ categories }: ColumnInfo) => (Array.isArray(categories) ? categories.length : Infinity);
  return words.toSorted((a, b) => Number(count(b) > count(a)) - Number(count(a) > count(b)))[0]?.name;
}

const timeColumn = (columns: readonly ColumnInfo[]): string =>
  timeNames.flatMap((known) => columns.filter(({ name }) => name.trim().toLowerCase() === known))[0]?.name ?? '';

/** Square pictures of one colour or of three. */
function pictureShape(cells: number): readonly number[] {
  for (const channels of [1, 3]) {
    const side = Math.sqrt(cells / channels);
    if (Number.isInteger(side) && side > 1) return [side, side, channels];
  }
  throw new Fault('template.notPictures', { columns: cells });
}
