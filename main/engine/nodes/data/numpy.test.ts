import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { numpy } from '#engine/nodes/data/numpy.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { npy, zip } from '#test/support/make-npy.ts';
import { refusalOf, tableOf } from '#test/support/source-table.ts';
import { testContext } from '#test/support/test-context.ts';

const context = testContext();
let files = 0;
const put = (content: Uint8Array, array = '') => {
  const file = `${(files += 1)}.npy`;
  writeFileSync(join(context.folder, file), content);
  return { file, array };
};
const read = (content: Uint8Array, array?: string) => tableOf(numpy, put(content, array), context);
const refusal = (content: Uint8Array, array?: string) => refusalOf(numpy, put(content, array), context);
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

const bytes = (numbers: { readonly buffer: ArrayBufferLike }) => Buffer.from(new Uint8Array(numbers.buffer));
const doubles = (...values: number[]) => bytes(Float64Array.from(values));
/** The other order of the bytes of each value. */
const swapped = (values: Buffer, size: number) => {
  for (let i = 0; i < values.length; i += size) values.subarray(i, i + size).reverse();
  return values;
};

test.each([
  ['<f8', doubles(-1.5, 2)],
  ['>f8', swapped(doubles(-1.5, 2), 8)],
  ['<f4', bytes(Float32Array.of(-1.5, 2))],
  ['>f4', swapped(bytes(Float32Array.of(-1.5, 2)), 4)],
])('%s is numbers', async (descr, values) => {
  expect(await read(npy(descr, [2], values))).toEqual({ columns: ['value: number'], rows: [[-1.5], [2]] });
});

test.each([
  ['|i1', Int8Array.of(-128, 127), 1],
  ['i2', Int16Array.of(-32_768, 32_767), 2],
  ['i4', Int32Array.of(-(2 ** 31), 2 ** 31 - 1), 4],
  ['|u1', Uint8Array.of(0, 255), 1],
  ['u2', Uint16Array.of(0, 65_535), 2],
  ['u4', Uint32Array.of(0, 2 ** 32 - 1), 4],
  ['i8', BigInt64Array.of(-(2n ** 53n) + 1n, 7n), 8],
  ['u8', BigUint64Array.of(0n, 2n ** 53n - 1n), 8],
])('%s is whole numbers, in either order of bytes', async (descr, values, size) => {
  const rows = [...values].map((value) => [Number(value)]);
  for (const mark of descr.startsWith('|') ? [''] : ['<', '>']) {
    const content = mark === '>' ? swapped(bytes(values), size) : bytes(values);
    expect(await read(npy(`${mark}${descr}`, [2], content))).toEqual({ columns: ['value: integer'], rows });
  }
});

test('truths, text, numbers of more than 63 bits, and no number', async () => {
  expect(await read(npy('|b1', [2], Buffer.of(0, 1)))).toEqual({
    columns: ['value: boolean'],
    rows: [[false], [true]],
  });
  const letters = bytes(
    Uint32Array.from(
      [...Array.from('né'), '\0', ...Array.from('猫'), '\0', '\0'].map((letter) => letter.codePointAt(0) ?? 0),
    ),
  );
  expect((await read(npy('<U3', [2], letters))).rows).toEqual([['né'], ['猫']]);
  expect((await read(npy('|S2', [2], Buffer.from('abc\0')))).rows).toEqual([['ab'], ['c']]);
  expect(await read(npy('<u8', [2], bytes(BigUint64Array.of(2n ** 64n - 1n, 1n))))).toEqual({
    columns: ['value: text'],
    rows: [['18446744073709551615'], ['1']],
  });
  expect((await read(npy('<f8', [2], doubles(Number.NaN, 1)))).rows).toEqual([[null], [1]]);
});

test('rows are the first dimension, in C’s order and in Fortran’s', async () => {
  const expected = {
    columns: ['column1: number', 'column2: number', 'column3: number'],
    rows: [
      [1, 2, 3],
      [4, 5, 6],
    ],
  };
  expect(await read(npy('<f8', [2, 3], doubles(1, 2, 3, 4, 5, 6)))).toEqual(expected);
  expect(await read(npy('<f8', [2, 3], doubles(1, 4, 2, 5, 3, 6), true))).toEqual(expected);
  // [n, j, k] of shape 2 × 2 × 3 holds 100 n + 10 j + k.
  const cube = (n: number) => [0, 1].flatMap((j) => [0, 1, 2].map((k) => 100 * n + 10 * j + k));
  const inFortran = [0, 1, 2].flatMap((k) => [0, 1].flatMap((j) => [0, 1].map((n) => 100 * n + 10 * j + k)));
  const rows = [cube(0), cube(1)];
  expect((await read(npy('<f8', [2, 2, 3], doubles(...rows.flat())))).rows).toEqual(rows);
  expect((await read(npy('<f8', [2, 2, 3], doubles(...inFortran), true))).rows).toEqual(rows);
});

test('many rows come in blocks, all of them', async () => {
  const values = Float64Array.from({ length: 3 * 9000 }, (_, i) => i);
  const { table } = await numpy.run({}, put(npy('<f8', [9000, 3], bytes(values))), context);
  expect(table.rows).toBe(9000);
  expect((await read(npy('<f8', [9000, 3], bytes(values)))).rows[999]).toEqual([2997, 2998, 2999]);
});

test.each([{ store: true }, { store: false }])('arrays of an archive stand side by side: %j', async (options) => {
  const archive = zip(
    {
      'x.npy': npy('<f8', [2, 2], doubles(1, 2, 3, 4)),
      'y.npy': npy('<i4', [2], bytes(Int32Array.of(7, 8))),
      'other.npy': npy('<f8', [1], doubles(5)),
      'note.txt': Buffer.from('hello'),
    },
    options,
  );
  expect(await read(archive, ' y,x ')).toEqual({
    columns: ['y: integer', 'x_1: number', 'x_2: number'],
    rows: [
      [7, 1, 2],
      [8, 3, 4],
    ],
  });
  expect(await refusal(archive)).toMatchObject({
    code: 'numpy.otherRows',
    param: 'array',
    arrays: 'x (2 × 2), y (2), other (1)',
  });
  expect(await refusal(archive, 'z')).toMatchObject({ code: 'source.noPart', part: 'z', available: 'x, y, other' });
});

const one = npy('<f8', [2], doubles(1, 2));
test.each([
  ['', Buffer.alloc(0), 'dataFile.empty'],
  ['text', Buffer.from('a,b\n1,2\n'), 'source.notFormat'],
  ['cut off', one.subarray(0, one.length - 3), 'source.damaged'],
  ['cut off in its header', one.subarray(0, 40), 'source.damaged'],
  ['mark alone', one.subarray(0, 6), 'source.damaged'],
  ['more rows than there are', npy('<f8', [2 ** 40, 2 ** 12], doubles(1)), 'source.damaged'],
  ['objects', npy('|O', [1], Buffer.from('\u{80}\u{3}c')), 'numpy.objects'],
  ['complex numbers', npy('<c16', [1], doubles(1, 2)), 'numpy.type'],
  ['dates', npy('<M8', [1], doubles(1)), 'numpy.type'],
  ['no rows', npy('<f8', [0, 3], Buffer.alloc(0)), 'source.noRows'],
  ['too many columns', npy('|u1', [1, 30_000], Buffer.alloc(30_000)), 'source.tooManyColumns'],
  ['an archive of nothing', Buffer.from('PK\u{3}\u{4}'), 'source.damaged'],
  ['an archive cut off', zip({ 'x.npy': one }).subarray(0, 90), 'source.damaged'],
  ['an array that is shorter than it says', zip({ 'x.npy': one }, { claim: 100_000 }), 'source.damaged'],
  [
    'an array that is longer than it says',
    zip({ 'x.npy': npy('<f8', [2000], Buffer.alloc(16_000)) }, { claim: 16_000 }),
    'source.damaged',
  ],
  ['text in an archive', zip({ 'x.npy': Buffer.from('hello') }), 'source.notFormat'],
])('refuses %s', async (_, content, code) => {
  expect((await refusal(content)).code).toBe(code);
});

test('a bomb is refused by what it declares, and by what comes out of it', async () => {
  const size = 300 * 2 ** 20;
  const bomb = zip({ 'x.npy': npy('|u1', [size / 4, 4], Buffer.alloc(size)) });
  expect(bomb.length).toBeLessThan(2 ** 20);
  expect(await refusal(bomb)).toMatchObject({ code: 'source.unpacksTooLarge', part: 'x.npy', limit: 256 });
  const lying = zip({ 'x.npy': npy('|u1', [1000, 1], Buffer.alloc(size)) }, { claim: 1128 });
  expect(await refusal(lying)).toMatchObject({ code: 'source.damaged' });
});
