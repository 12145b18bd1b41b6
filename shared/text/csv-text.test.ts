import { expect, it } from 'vitest';
import { csvCell, csvLine } from '#shared/text/csv-text.ts';

it.each([
  ['=HYPERLINK("http://evil","x")', `"'=HYPERLINK(""http://evil"",""x"")"`],
  ['+cmd|calc', "'+cmd|calc"],
  ['@SUM(1)', "'@SUM(1)"],
  ['-1+1', "'-1+1"],
  ['-', "'-"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  [' =1', "' =1"],
  ['\u{FF1D}1+1', "'\u{FF1D}1+1"],
  [' -5', "' -5"],
  ['p(=1)', 'p(=1)'],
  ['-5', '-5'],
  ['+1.5e-3', '+1.5e-3'],
  [-5, '-5'],
  [-1.5e-9, '-1.5e-9'],
  [Number.NaN, ''],
  [null, ''],
  [true, 'true'],
  ['a,b', '"a,b"'],
])('the cell %j is written as %j, and no spreadsheet computes it', (cell, text) => {
  expect(csvCell(cell)).toBe(text);
});

it('headers are cells', () => {
  expect(csvLine(['=a', 'b', -1])).toBe("'=a,b,-1");
});
