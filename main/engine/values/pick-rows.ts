// Rows of a split by their places, in the order asked for: every input, every target and where they came from.
import { numbersAtOnce, yieldToEventLoop } from '#engine/kernels/pace.ts';
import type { NumberType } from '#shared/protocol/wire-info.ts';
import type { DatasetInput, Numbers, RoleCells, Rows, SplitData } from '#engine/values/dataset.ts';
import { arrayOf, typeOf } from '#engine/values/stored-dataset.ts';

type Places = ArrayLike<number>;

/** Rows of `inputs`' shapes. */
export async function pickRows(
  from: SplitData,
  places: Places,
  inputs: readonly Pick<DatasetInput, 'shape'>[],
  signal?: AbortSignal,
): Promise<SplitData> {
  const picked: Rows[] = [];
  for (const [i, { shape }] of inputs.entries()) {
    const width = shape.reduce((size, n) => size * n, 1);
    const values = from.inputs[i]?.values ?? new Float32Array(0);
    picked.push({ values: await rowsOf(values, places, width, signal) });
  }
  return {
    rows: places.length,
    inputs: picked,
    targets: from.targets.map((y) => Float32Array.from(places, (place) => y[place] ?? Number.NaN)),
    source: Int32Array.from(places, (place) => from.source[place] ?? -1),
    ...(from.roles && { roles: pickedRoles(from.roles, places) }),
  };
}

const pickedRoles = ({ group, time, split, weight }: RoleCells, places: Places): RoleCells => ({
  ...(group && { group: rowsAt(group, 1, places) }),
  ...(time && { time: rowsAt(time, 1, places) }),
  ...(split && { split: rowsAt(split, 1, places) }),
  ...(weight && { weight: rowsAt(weight, 1, places) }),
});

async function rowsOf(values: Numbers, places: Places, width: number, signal?: AbortSignal): Promise<Numbers> {
  const rows = new arrayOf[typeOf(values)](places.length * width);
  const atOnce = Math.max(1, Math.floor(numbersAtOnce / width));
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i] as number;
    rows.set(values.subarray(place * width, (place + 1) * width), i * width);
    if (i % atOnce === atOnce - 1) await yieldToEventLoop(signal);
  }
  return rows;
}

/** The same of a plain array of rows, at once. */
export function rowsAt<A extends Numbers>(all: A, width: number, places: Places): A {
  const rows = new (all.constructor as new (length: number) => A)(places.length * width);
  for (let i = 0; i < places.length; i += 1) {
    const from = (places[i] ?? 0) * width;
    rows.set(all.subarray(from, from + width), i * width);
  }
  return rows;
}

/** The rows of several splits one behind the other, in the widest type that an input has in any of them. */
export function joinedRows(parts: readonly SplitData[]): SplitData {
  const [first, ...others] = parts.filter(({ rows }) => rows > 0);
  if (!first) return parts[0] ?? { rows: 0, inputs: [], targets: [], source: new Int32Array(0) };
  if (others.length === 0) return first;
  const all = [first, ...others];
  const joined = <T extends Numbers>(arrays: readonly T[], made: T): T => {
    let start = 0;
    for (const array of arrays) {
      made.set(array, start);
      start += array.length;
    }
    return made;
  };
  const length = (arrays: readonly Numbers[]): number => arrays.reduce((sum, array) => sum + array.length, 0);
  return {
    rows: all.reduce((sum, { rows }) => sum + rows, 0),
    inputs: first.inputs.map((_, i) => {
      const arrays = all.map(({ inputs }) => inputs[i]?.values ?? new Float32Array(0));
      return { values: joined(arrays, new arrayOf[widest(arrays)](length(arrays))) };
    }),
    targets: first.targets.map((_, k) => {
      const arrays = all.map(({ targets }) => targets[k] ?? new Float32Array(0));
      return joined(arrays, new Float32Array(length(arrays)));
    }),
    source: joined(
      all.map(({ source }) => source),
      new Int32Array(length(all.map(({ source }) => source))),
    ),
    ...(first.roles && { roles: joinedRoles(all) }),
  };
}

function joinedRoles(all: readonly SplitData[]): RoleCells {
  const cells = <T extends Numbers>(of: (roles: RoleCells) => T | undefined, make: (numbers: number[]) => T) => {
    const parts = all.flatMap(({ roles }) => (roles && of(roles)) ?? []);
    return parts.length === all.length ? make(parts.flatMap((part) => [...part])) : undefined;
  };
  const group = cells(
    (roles) => roles.group,
    (numbers) => Int32Array.from(numbers),
  );
  const time = cells(
    (roles) => roles.time,
    (numbers) => Float64Array.from(numbers),
  );
  const split = cells(
    (roles) => roles.split,
    (numbers) => Uint8Array.from(numbers),
  );
  const weight = cells(
    (roles) => roles.weight,
    (numbers) => Float32Array.from(numbers),
  );
  return { ...(group && { group }), ...(time && { time }), ...(split && { split }), ...(weight && { weight }) };
}

/** A type that holds what all of them hold. */
function widest(arrays: readonly Numbers[]): NumberType {
  const types = new Set(arrays.map(typeOf));
  if (types.has('float64') || (types.has('float32') && types.has('int32'))) return 'float64';
  if (types.has('float32')) return 'float32';
  return types.has('int32') ? 'int32' : 'uint8';
}
