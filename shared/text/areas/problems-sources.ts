// Problems of data sources other than CSV: files that are no such file, are damaged, or hold no table that can be used.
import { inBoth } from '#shared/text/in-both.ts';

export const sourceProblems = inBoth({
  en: {
    source: {
      notFormat: {
        message: '“{{file}}” is no {{format}} file.',
        hint: 'Choose a {{format}} file, or read this one with the node for its own kind.',
      },
      damaged: {
        message: 'The {{format}} file “{{file}}” is damaged, or of a kind that cannot be read: {{reason}}',
        hint: 'Export or copy it again: a copy that was cut off looks like this.',
      },
      noRows: {
        message: 'There are no rows in “{{file}}”.',
        hint: 'Export the data again, or choose another file.',
      },
      tooLarge: {
        message: 'The file “{{file}}” has {{gigabytes}} GiB; at most {{limit}} GiB can be read.',
        hint: 'Take a sample of its rows, or divide it.',
      },
      tooManyColumns: {
        message: 'The table in “{{file}}” has {{columns}} columns; at most {{limit}} can be read.',
        hint: 'If the table lies on its side, swap its rows and columns first. Or take fewer of its columns.',
      },
      unpacksTooLarge: {
        message: '“{{part}}” in “{{file}}” unpacks to {{megabytes}} megabytes; at most {{limit}} are unpacked.',
        hint: 'Save it without compression, or in smaller parts.',
      },
      noPart: {
        message: '“{{file}}” holds no “{{part}}”. It holds: {{available}}',
        hint: 'Choose one of those that are there.',
      },
      choosePart: {
        message: '“{{file}}” holds several tables: {{available}}',
        hint: 'Choose one of them.',
      },
      inUse: {
        message: 'Another program is writing to “{{file}}”: there are changes beside it that are not in the file yet.',
        hint: 'Close the other program, and run again.',
      },
      readsElsewhere: {
        message: '“{{part}}” in “{{file}}” is a view that reads other files, which a database from elsewhere may not.',
        hint: 'Save its rows as a table: `CREATE TABLE … AS FROM` the view.',
      },
      outOfMemory: {
        message: 'The {{format}} file “{{file}}” needs more memory at once than there is for tables.',
        hint: 'Write it again in smaller blocks of rows, or without its longest texts.',
      },
    },
    excel: {
      encrypted: {
        message: '“{{file}}” is encrypted with a password.',
        hint: 'Open it in Excel or LibreOffice and save it without a password.',
      },
      other: {
        message: '“{{file}}” is an Excel file of an older or binary kind (.xls, .xlsb), which is not read.',
        hint: 'Open it in Excel or LibreOffice and save it as .xlsx.',
      },
      range: {
        message: '“{{range}}” is no range of cells.',
        hint: 'Write the first and the last cell with a colon between them, such as `A3:F200`, or columns alone, such as `A:F`.',
      },
      otherSheets: {
        message: 'The sheet “{{sheet}}” is read. “{{file}}” holds others too: {{others}}',
        hint: 'To read another, write its name under “Sheet”.',
      },
      hiddenSheets: {
        message: 'The sheet “{{sheet}}” is read. “{{file}}” holds hidden ones too: {{others}}',
        hint: 'To read one of them, write its name under “Sheet”.',
      },
    },
    files: {
      none: {
        message: 'There is no table file in “{{folder}}” that is called {{pattern}}.',
        hint: 'Files are read that end in .csv, .tsv, .parquet, .jsonl, .ndjson or .json. Choose another folder, or other “Files”.',
      },
      mixed: {
        message: 'Not all files are of one kind: “{{first}}” and “{{file}}”.',
        hint: 'Write under “Files” which to take, such as *.csv.',
      },
      otherColumns: {
        message: '“{{file}}” has no column in common with “{{first}}”.',
        hint: 'Take it out of the folder, or name its columns as the other files do. The first line of each holds names where it does in the first file.',
      },
      otherType: {
        message: 'The column “{{column}}” is numbers in “{{numbers}}” and text in “{{texts}}”.',
        hint: 'Mend what is no number there, or take the file out of the folder.',
      },
      changed: {
        message: 'The files in “{{folder}}” were changed while they were read.',
        hint: 'Run again once whatever writes them has ended.',
      },
    },
    numpy: {
      objects: {
        message: '“{{file}}” holds Python objects, which are not read: opening them may run any program.',
        hint: 'Save plain numbers: numpy.save with an array whose dtype is not object.',
      },
      type: {
        message: 'The values in “{{file}}” are of the type {{type}}, which makes no column.',
        hint: 'Change it before saving, for instance array.astype("float64").',
      },
      otherRows: {
        message:
          'The arrays of “{{file}}” differ in their first dimension, so they are not rows of one table: {{arrays}}',
        hint: 'Name those that belong together under “Arrays”, such as x_train, y_train.',
      },
    },
    json: {
      record: {
        message: 'Object {{record}} of “{{file}}”, or the one before it, is not written as JSON asks: {{reason}}',
        hint: 'Mend it in the file. Each object stands in braces, every key and text in double quotes.',
      },
      openText: {
        message: 'In line {{line}} of “{{file}}” a text in quotes is not closed.',
        hint: 'Close it with a double quote. A line break within a text is written \\n.',
      },
      notObjects: {
        message: 'Not everything in “{{file}}” is a JSON object with keys, so it makes no table.',
        hint: 'A row is an object such as {"age": 41, "name": "Ada"}: one in each line, or all of them in one list.',
      },
      tooDeep: {
        message: '“{{file}}” is nested too deeply to be a table, from its byte {{byte}} on.',
        hint: 'Choose a file of plain objects.',
      },
    },
  },
  zh: {
    source: {
      notFormat: {
        message: '“{{file}}”不是 {{format}} 文件。',
        hint: '请选择 {{format}} 文件，或用对应类型的节点读取这个文件。',
      },
      damaged: {
        message: '{{format}} 文件“{{file}}”已损坏，或属于无法读取的类型：{{reason}}',
        hint: '请重新导出或复制：没有复制完整的文件就是这样。',
      },
      noRows: {
        message: '“{{file}}”里没有任何一行数据。',
        hint: '请重新导出数据，或选择其他文件。',
      },
      tooLarge: {
        message: '文件“{{file}}”有 {{gigabytes}} GiB，最多只能读取 {{limit}} GiB。',
        hint: '请抽取部分行，或把文件拆开。',
      },
      tooManyColumns: {
        message: '“{{file}}”里的表格有 {{columns}} 列，最多只能读取 {{limit}} 列。',
        hint: '如果表格行列颠倒，请先转置；或只取其中一部分列。',
      },
      unpacksTooLarge: {
        message: '“{{file}}”里的“{{part}}”解压后有 {{megabytes}} 兆字节，最多解压 {{limit}} 兆字节。',
        hint: '请不压缩保存，或分成更小的部分。',
      },
      noPart: {
        message: '“{{file}}”里没有“{{part}}”。其中有：{{available}}',
        hint: '请选择其中已有的一个。',
      },
      choosePart: {
        message: '“{{file}}”里有多个表：{{available}}',
        hint: '请选择其中一个。',
      },
      inUse: {
        message: '另一个程序正在写“{{file}}”：旁边还有尚未写入文件的改动。',
        hint: '请关闭那个程序，然后重新运行。',
      },
      readsElsewhere: {
        message: '“{{file}}”里的“{{part}}”是读取其他文件的视图，外来的数据库不允许这样做。',
        hint: '请把它的行存为表：`CREATE TABLE … AS FROM` 该视图。',
      },
      outOfMemory: {
        message: '{{format}} 文件“{{file}}”一次需要的内存超过了留给表格的内存。',
        hint: '请以更小的行块重新写出，或去掉其中最长的文本。',
      },
    },
    excel: {
      encrypted: {
        message: '“{{file}}”设有密码，已加密。',
        hint: '请用 Excel 或 LibreOffice 打开，去掉密码后保存。',
      },
      other: {
        message: '“{{file}}”是旧式或二进制的 Excel 文件（.xls、.xlsb），无法读取。',
        hint: '请用 Excel 或 LibreOffice 打开，另存为 .xlsx。',
      },
      range: {
        message: '“{{range}}”不是单元格区域。',
        hint: '请写出首尾两个单元格，中间用冒号，例如 `A3:F200`；或只写列，例如 `A:F`。',
      },
      otherSheets: {
        message: '读取的是工作表“{{sheet}}”。“{{file}}”里还有：{{others}}',
        hint: '要读取其他工作表，请在“工作表”中写出它的名称。',
      },
      hiddenSheets: {
        message: '读取的是工作表“{{sheet}}”。“{{file}}”里还有隐藏的工作表：{{others}}',
        hint: '要读取其中之一，请在“工作表”中写出它的名称。',
      },
    },
    files: {
      none: {
        message: '“{{folder}}”里没有名为 {{pattern}} 的表格文件。',
        hint: '读取以 .csv、.tsv、.parquet、.jsonl、.ndjson 或 .json 结尾的文件。请选择其他文件夹，或修改“文件”。',
      },
      mixed: {
        message: '文件并非同一种：“{{first}}”和“{{file}}”。',
        hint: '请在“文件”中写出要读取哪些，例如 *.csv。',
      },
      otherColumns: {
        message: '“{{file}}”与“{{first}}”没有任何相同的列。',
        hint: '请把它移出文件夹，或让它的列名与其他文件一致。第一个文件的首行是列名时，其他文件的首行也是。',
      },
      otherType: {
        message: '列“{{column}}”在“{{numbers}}”里是数值，在“{{texts}}”里是文本。',
        hint: '请修正其中不是数值的内容，或把该文件移出文件夹。',
      },
      changed: {
        message: '读取时“{{folder}}”里的文件被改动了。',
        hint: '请等写入它们的程序结束后重新运行。',
      },
    },
    numpy: {
      objects: {
        message: '“{{file}}”里是 Python 对象，不会读取：打开它们可能运行任意程序。',
        hint: '请保存纯数值：用 numpy.save 保存 dtype 不是 object 的数组。',
      },
      type: {
        message: '“{{file}}”里的值类型为 {{type}}，无法成为列。',
        hint: '请在保存前转换，例如 array.astype("float64")。',
      },
      otherRows: {
        message: '“{{file}}”里各数组的第一维不同，不是同一个表格的行：{{arrays}}',
        hint: '请在“数组”中写出属于一起的几个，例如 x_train, y_train。',
      },
    },
    json: {
      record: {
        message: '“{{file}}”的第 {{record}} 个对象或它前一个对象不符合 JSON 的写法：{{reason}}',
        hint: '请在文件中修正。每个对象写在花括号里，键和文本都用双引号括起。',
      },
      openText: {
        message: '“{{file}}”第 {{line}} 行有一段带引号的文本没有结束。',
        hint: '请用双引号结束它。文本中的换行写作 \\n。',
      },
      notObjects: {
        message: '“{{file}}”里并非全部是带键的 JSON 对象，无法成为表格。',
        hint: '每一行数据是一个对象，例如 {"age": 41, "name": "Ada"}：每行一个，或全部放在一个列表里。',
      },
      tooDeep: {
        message: '“{{file}}”从第 {{byte}} 个字节起嵌套过深，不可能是表格。',
        hint: '请选择由普通对象组成的文件。',
      },
    },
  },
});
