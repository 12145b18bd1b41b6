import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationText, numberStep, numberText, parseIntegers, parseNumber } from '#renderer/ui/format.ts';
import { shapeText, shortNumber, sizeText } from '#shared/text/number-text.ts';
import { translator } from '#shared/text/translate.ts';

describe('parseNumber', () => {
  it.each([
    ['0.001', 0.001],
    ['1e-3', 0.001],
    ['.5', 0.5],
    ['5.', 5],
    ['1,234,567.5', 1234567.5],
    ['0,5', 0.5],
    ['0,005', 0.005],
    ['-0,005', -0.005],
    ['00,125', 0.125],
    ['1,5', 1.5],
    ['12,34', 12.34],
    ['1000,25', 1000.25],
    ['1,0005', 1.0005],
    ['1_000', 1000],
    ['−3', -3],
    [' 32 ', 32],
    ['20%', 0.2],
    ['12', 12],
    ['', null],
  ])('reads %j as %j', (typed, value) => {
    expect(parseNumber(typed)).toEqual({ ok: true, value });
  });

  it.each([
    ['1,000', 1000],
    ['-12,500', -12500],
    ['2,500%', 25],
  ])('says that the comma of %j was taken to group', (typed, value) => {
    expect(parseNumber(typed)).toEqual({ ok: true, value, grouped: true });
  });

  it.each(['abc', '1.2.3', '1e', '--1', '0x10', 'Infinity', 'NaN', '1e999', '1,00,0', '2+2'])('refuses %j', (typed) => {
    expect(parseNumber(typed)).toEqual({ ok: false });
  });

  it('reads back every number that a field shows', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const read = parseNumber(numberText(value));
        expect(read.ok && read.value === value).toBe(true);
      }),
    );
  });
});

it('tells sizes as people write them', () => {
  expect([0, 1023, 1536, 2 ** 30, 1.5e12, 2 ** 90].map(sizeText)).toEqual([
    '0 B',
    '1023 B',
    '1.5 KiB',
    '1 GiB',
    '1.36 TiB',
    '1073741824 EiB',
  ]);
});

describe('parseIntegers', () => {
  it.each([
    ['3, 3', [3, 3]],
    ['8×8×1', [8, 8, 1]],
    ['[28, 28]', [28, 28]],
    ['3 x 3', [3, 3]],
    ['8 8', [8, 8]],
    ['7', [7]],
    ['', []],
    ['[]', []],
  ])('reads %j', (typed, value) => {
    expect(parseIntegers(typed)).toEqual(value);
  });

  it.each(['3.5', 'a', '3,,3', '1e3', ','])('refuses %j', (typed) => {
    expect(parseIntegers(typed)).toBeUndefined();
  });
});

describe('what a person reads', () => {
  it.each([
    [0.123456, '0.1235'],
    [0.9, '0.9'],
    [12345.6, '12,346'],
    [0.0001234, '0.0001234'],
    [0.00001234, '1.234e-5'],
    [999_999.4, '999,999'],
    [1_234_567.8, '1.235e+6'],
    [12_345_678, '12,345,678'],
    [150_657, '150,657'],
    [0, '0'],
    [-0.25, '-0.25'],
    [null, '–'],
    [Number.NaN, '–'],
  ])('shows %j as %s', (value, text) => {
    expect(shortNumber(value)).toBe(text);
  });

  it('shows shapes with a sign between the sizes', () => {
    expect([shapeText([8, 8, 1]), shapeText([1000]), shapeText([null, 3]), shapeText([])]).toEqual([
      '8 × 8 × 1',
      '1,000',
      '? × 3',
      '–',
    ]);
  });

  it('shows times in the unit that suits them, in both languages', () => {
    const en = [0.042, 1.26, 42.04, 59.97, 125, 3725].map((s) => durationText(s, translator('en')));
    expect(en).toEqual(['42 ms', '1.3 s', '42 s', '1 min 0 s', '2 min 5 s', '1 h 2 min']);
    expect(durationText(125, translator('zh'))).toBe('2 分 5 秒');
  });
});

it('steps by the leading digit, and by one for whole numbers', () => {
  expect([numberStep(0.001, 1, false), numberStep(0.1, -1, false), numberStep(0.25, 1, false)]).toEqual([
    0.002, 0.09, 0.35,
  ]);
  expect([numberStep(32, 1, true), numberStep(-1, -1, true), numberStep(0, 1, false)]).toEqual([33, -2, 0.1]);
});
