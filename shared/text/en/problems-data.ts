// Problems that tables and data nodes find, in English: what is wrong, what was expected, what was found; and how to
// mend it. Rows are counted from 1 without the header, lines from 1 with it.
export const enProblemsData = {
  problems: {
    combine: {
      none: {
        message: 'There is nothing to combine.',
        hint: 'Wire two or more datasets.',
      },
      unnamed: {
        message: 'One of the datasets to combine has an input without a name.',
        hint: 'Name it in the node “Target and features” under “Name of the input”.',
      },
      sameName: {
        message: 'Two of the datasets to combine have an input called “{{name}}”.',
        hint: 'Give one of them another “Name of the input” in its “Target and features”.',
      },
      otherRows: {
        message: 'The datasets are not about the same rows: {{expected}} and {{received}} of them.',
        hint: 'Make all of them from the same table, and put “Split” behind “Combine inputs”, not before it.',
      },
      otherTarget: {
        message: 'The target “{{name}}” has other classes in another dataset.',
        hint: 'Choose the same target with the same settings in each of them.',
      },
    },
    dataFile: {
      notChosen: {
        message: 'No file is chosen yet.',
        hint: 'Choose a file that lies in the folder of the pipeline, or in a folder inside it.',
      },
      notSaved: {
        message: '“{{file}}” is looked for beside the pipeline file, and the pipeline has not been saved yet.',
        hint: 'Save the pipeline into the folder that holds the data.',
      },
      outside: {
        message: '“{{file}}” leads out of the folder of the pipeline file.',
        hint: 'Copy the data into the folder of the pipeline and give its path from there, such as data/table.csv.',
      },
      missing: {
        message: 'There is no file “{{file}}” in the folder of the pipeline.',
        hint: 'Check the name, put the file there, or choose another one.',
      },
      unreadable: {
        message: 'The file “{{file}}” is there, but may not be read.',
        hint: 'Give yourself permission to read it, or choose another file.',
      },
      changed: {
        message: 'The file “{{file}}” was changed while it was read.',
        hint: 'Run again once whatever writes it has ended.',
      },
      empty: {
        message: 'The file “{{file}}” is empty.',
        hint: 'A table needs a header and rows, or rows alone. Export the data again, or choose another file.',
      },
    },
    csv: {
      noRows: {
        message: 'The file “{{file}}” has a header and no rows.',
        hint: 'Export the data again. If its first line is data, set “First line holds names” to “No”.',
      },
      encoding: {
        message: 'Line {{line}} of “{{file}}” is not UTF-8 text, at byte {{byte}} of the file.',
        hint: 'Save it again as “CSV UTF-8”: spreadsheets offer this beside plain CSV.',
      },
      quote: {
        message:
          'In line {{line}} of “{{file}}” a quote opens a cell that is not closed, or goes on after its closing quote.',
        hint: 'Mend the line. A quote inside a quoted cell is written twice, and each quote that opens is closed.',
      },
      unreadable: {
        message: 'Line {{line}} of “{{file}}” cannot be read: {{reason}}',
        hint: 'Mend the line, or export the data again.',
      },
      ragged: {
        message: 'Line {{line}} of “{{file}}” has {{received}} cells; the first line has {{expected}}.',
        hint: 'Mend the line, or set “Columns are separated by” yourself. A cell that holds the delimiter must stand in quotes.',
      },
      tooManyColumns: {
        message: 'The file “{{file}}” has {{columns}} columns; at most {{limit}} can be read.',
        hint: 'Check “Columns are separated by”. If the file lies on its side, swap its rows and columns first.',
      },
      tooLarge: {
        message: 'The file “{{file}}” has {{gigabytes}} GiB; at most {{limit}} GiB can be read.',
        hint: 'Take a sample of its rows, or divide it.',
      },
      repeatedColumns: {
        message: 'Several columns of “{{file}}” have the same name (capitals do not count): {{columns}}.',
        hint: 'The later ones got a number, such as age_2. Rename them in the file to tell them apart.',
      },
    },
    column: {
      missing: {
        message: 'The table has no column “{{column}}”. It has: {{available}}',
        hint: 'Choose one of the columns that are there.',
      },
      notNumeric: {
        message: 'The column “{{column}}” must hold numbers, but row {{row}} holds “{{value}}”.',
        hint: 'Mend the cell in the file, or choose features without this column.',
      },
      severalNotNumeric: {
        message:
          '{{count}} columns must hold numbers, but hold text: {{columns}}. Row {{row}} of “{{column}}” holds “{{value}}”.',
        hint: 'Choose features without these columns, or write them as numbers in the file.',
      },
      notFinite: {
        message: 'The column “{{column}}” holds a number in row {{row}} that cannot be computed with: {{value}}',
        hint: 'Numbers must be finite and below 3.4e38. Mend the cell, or choose features without this column.',
      },
      missingValues: {
        message:
          'Cells are empty or blank in {{count}} rows of the column “{{column}}”, first in row {{row}}. Columns that lack values, and in how many rows: {{columns}}',
        hint: 'Fill the gaps in the file, take those rows out, or choose features without these columns.',
      },
    },
    target: {
      notChosen: {
        message: 'No target is chosen yet.',
        hint: 'Choose the column that is to be predicted.',
      },
      amongFeatures: {
        message: 'The target “{{column}}” is also among the features: the network could read off the answer.',
        hint: 'Take it out of the features.',
      },
      noFeatures: {
        message: 'Besides the target “{{column}}” the table has no column to predict from.',
        hint: 'Use a table with more columns.',
      },
      shape: {
        message: 'A row of the shape {{shape}} holds {{expected}} numbers; the features are {{received}}.',
        hint: 'Give a “Shape of a row” whose product is the number of features, or leave it empty.',
      },
      missingValues: {
        message: 'The target “{{column}}” lacks a value in {{count}} of {{rows}} rows: their cells are empty or blank.',
        hint: 'Take those rows out of the file, or fill in the values there.',
      },
      nearlyNumbers: {
        message:
          'The target “{{column}}” holds numbers but for row {{row}}, “{{value}}” (such cells: {{count}}), and is therefore read as classes.',
        hint: 'If it is a number, mend the cell in the file. If it is a class, set “Target is” to “Classes”.',
      },
      positive: {
        message: '“{{positive}}” is not one of the two classes: {{classes}}.',
        hint: 'Write one of them as “Positive class”, or leave it empty.',
      },
      oneClass: {
        message:
          'The target “{{column}}” has the same value in every row: “{{value}}”. There is nothing to tell apart.',
        hint: 'Use a table with at least two classes, or choose another target.',
      },
      tooManyClasses: {
        message: 'The target “{{column}}” has more than {{limit}} different values, too many for classes.',
        hint: 'Set “Target is” to “A number” if it is one, or choose another target.',
      },
    },
    split: {
      fractions: {
        message: 'Validation ({{validation}}) and test ({{test}}) take all rows, and none is left for training.',
        hint: 'Make “Validation” and “Test” smaller: together they must stay below 1.',
      },
      afterFitting: {
        message:
          'The data was standardised before it is split, so that the test rows would have taken part in the fit.',
        hint: 'Put “Split” before “Standardise”.',
      },
      tooSmall: {
        message: '$t(splitNames.{{split}}) would get {{rows}} rows; it needs at least {{needed}}.',
        hint: 'Give it a larger share, set the share to 0 if you do not need it, or use more rows.',
      },
      classTooSmall: {
        message: 'The class “{{class}}” has {{rows}} rows and cannot be in all {{splits}} splits.',
        hint: 'Use more rows of this class, take the class out, or switch “Stratified” off.',
      },
    },
    dataset: {
      tooLarge: {
        message:
          '{{rows}} rows with {{features}} features are {{millions}} million numbers; at most {{limit}} million fit in memory.',
        hint: 'Use fewer rows or fewer features.',
      },
    },
    synthetic: {
      informative: {
        message: '{{informative}} informative features are wanted of {{features}}; all of them will be informative.',
        hint: 'Raise “Features”, or lower “Informative features”.',
      },
    },
    data: {
      notFinite: {
        message: 'Row {{row}} of “{{column}}” holds no finite number.',
        hint: 'Mend the cell in the file, take the row out, or choose features without this column.',
      },
      oneClass: {
        message: 'All training rows have the same “{{target}}”: {{value}}. There is nothing to tell apart.',
        hint: 'Switch “Stratified” on in “Split”, give the training rows a larger share there, or choose another target.',
      },
    },
  },
  splitNames: { train: 'Training', validation: 'Validation', test: 'Test' },
} as const;
