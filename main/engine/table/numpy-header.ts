// The header of a NumPy array file: what its numbers are, how many, in which order. NumPy's format 1.0 to 3.0.
// https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
import { Fault } from '#shared/protocol/problem.ts';

export interface ArrayHeader {
  /** f, i, u, b; U = text of four bytes a letter, S = text of bytes. */
  readonly kind: 'f' | 'i' | 'u' | 'b' | 'U' | 'S';
  /** Bytes of one value. */
  readonly size: number;
  readonly isBig: boolean;
  readonly fortran: boolean;
  readonly shape: readonly number[];
  /** Where the values begin. */
  readonly offset: number;
}

/** Bytes in which every header of a plain array ends. */
export const headerBytes = 2 ** 16;
const magic = Buffer.from('\u{93}NUMPY', 'latin1');

const sizes: Readonly<Record<string, readonly number[]>> = { f: [4, 8], i: [1, 2, 4, 8], u: [1, 2, 4, 8], b: [1] };

/**
 * `head`: the first bytes of the array. Faults: `source.notFormat`, `source.damaged`, `numpy.objects` (they could run
 * anything when they are opened), `numpy.type`.
 */
export function arrayHeader(head: Buffer, shownName: string): ArrayHeader {
  const blame = { param: 'file' } as const;
  if (!head.subarray(0, 6).equals(magic))
    throw new Fault('source.notFormat', { file: shownName, format: 'NumPy' }, blame);
  const major = head[6] ?? 0;
  const start = major === 1 ? 10 : 12;
  const broken = (reason: string) => new Fault('source.damaged', { file: shownName, format: 'NumPy', reason }, blame);
  if (head.length < start || major < 1 || major > 3) throw broken(`version ${major}`);
  const length = major === 1 ? head.readUInt16LE(8) : head.readUInt32LE(8);
  if (start + length > Math.min(head.length, headerBytes)) throw broken(`a header of ${length} bytes`);
  const text = head.subarray(start, start + length).toString(major === 3 ? 'utf8' : 'latin1');
  const type = /'descr':\s*(?:'([^']*)'|(\[))/.exec(text);
  const order = /'fortran_order':\s*(True|False)/.exec(text)?.[1];
  const shape = /'shape':\s*\(([\d\sL,]*)\)/.exec(text)?.[1];
  if (!type || order === undefined || shape === undefined) throw broken('its header names no type, order or shape');
  if (type[2]) throw new Fault('numpy.type', { file: shownName, type: 'a record of several fields' }, blame);
  const [, mark = '', kind = '', digits = ''] = /^([<>|=]?)([A-Za-z])(\d*)$/.exec(type[1] ?? '') ?? [];
  if (kind === 'O') throw new Fault('numpy.objects', { file: shownName }, blame);
  const count = Number(digits);
  if (!(kind === 'U' || kind === 'S' ? count >= 1 && count <= 2 ** 16 : sizes[kind]?.includes(count)))
    throw new Fault('numpy.type', { file: shownName, type: type[1] ?? '' }, blame);
  return {
    kind: kind as ArrayHeader['kind'],
    size: kind === 'U' ? 4 * count : count,
    isBig: mark === '>',
    fortran: order === 'True',
    shape: shape
      .split(',')
      .map((part) => part.replace('L', '').trim())
      .filter((part) => part !== '')
      .map(Number),
    offset: start + length,
  };
}

/** Columns of the array's table: whatever stands behind its first dimension, one after the other. */
export const widthOf = ({ shape }: ArrayHeader): number => shape.slice(1).reduce((product, size) => product * size, 1);

/**
 * The place of value `column` of row 0 among all values, and the step from a row to the next. In Fortran's order the first
 * index runs fastest, so that the columns of an array of more than two dimensions come in another order.
 */
export function placeOf(
  { shape, fortran }: ArrayHeader,
  column: number,
): { readonly start: number; readonly step: number } {
  const [rows = 1, ...inner] = shape;
  if (!fortran) return { start: column, step: inner.reduce((product, size) => product * size, 1) };
  let [rest, start, stride] = [column, 0, rows];
  // Indexes of the column from the last dimension to the first, in C's order.
  const indexes = inner.map(() => 0);
  for (let k = inner.length - 1; k >= 0; k -= 1) {
    const size = inner[k] ?? 1;
    indexes[k] = rest % size;
    rest = Math.floor(rest / size);
  }
  for (const [k, size] of inner.entries()) {
    start += stride * (indexes[k] ?? 0);
    stride *= size;
  }
  return { start, step: 1 };
}
