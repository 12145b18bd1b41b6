// Names of columns, classes and features that mean something to DuckDB, to JavaScript, to Vega or to HTML, and are names
// like others to everybody else. One list, for every place that takes names.

export const strangeNames = [
  'rowid',
  'file_row_number',
  'filename',
  'select',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'datum',
  'value',
  'key',
  'index',
  'length',
  'a "quoted" name',
  "it's",
  'a.b',
  'a[0]',
  "a['b']",
  'back\\slash',
  '${x} `y`',
  '<b>&amp;',
  'two\nlines',
  'para\u2029graph',
  '🧠 脑',
  'x'.repeat(300),
  'Case',
] as const;

/** The same and one that differs in case alone, which tables tell apart by a number. */
export const strangeColumns = [...strangeNames, 'cASE'] as const;
