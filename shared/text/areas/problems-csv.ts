// Problems of reading CSV files, and what their reader decided without being asked. Lines are counted from 1 with the
// header, rows without it.
import { inBoth } from '#shared/text/in-both.ts';

export const csvProblems = inBoth({
  en: {
    csv: {
      noRows: {
        message: 'The file “{{file}}” has a header and no rows.',
        hint: 'Export the data again. If its first line is data, set “First line holds names” to “No”.',
      },
      encoding: {
        message: 'Line {{line}} of “{{file}}” is not text in the file’s encoding, at byte {{byte}} of the file.',
        hint: 'Choose “Encoding” yourself, or save the file again as “CSV UTF-8”: spreadsheets offer this beside plain CSV.',
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
      encodingFound: {
        message: '“{{file}}” is not UTF-8; it was read as {{encoding}}.',
        hint: 'If its letters look wrong, choose “Encoding” yourself.',
      },
      decimalFound: {
        message: 'The numbers of “{{file}}” were read with a decimal comma: 1,5 is one and a half.',
        hint: 'If the comma groups thousands, choose “Decimal sign” yourself.',
      },
      firstLineData: {
        message: 'The first line of “{{file}}” was read as data, though it could be names.',
        hint: 'If it names the columns, set “First line holds names” to “Yes”.',
      },
      lastNameEmpty: {
        message: 'The header of “{{file}}” has an empty name more than the rows have cells; it was left out.',
        hint: 'To be rid of this note, take the delimiter from the end of the first line.',
      },
      firstUnnamed: {
        message:
          'The header of “{{file}}” has a name fewer than the rows have cells; the first column was called “{{column}}”.',
        hint: 'Programs write row names so. If another column has no name, name it in the file.',
      },
      clash: {
        message: 'In “{{file}}” the sign “{{sign}}” would have to mean two things.',
        hint: 'Set “Columns are separated by”, “Decimal sign”, “Thousands are separated by” and “Comment lines begin with” so that each has a sign of its own.',
      },
      typeWords: {
        message: '“{{line}}” is no type of a column.',
        hint: 'Write one column a line, as `name: text`, `name: number`, `name: integer` or `name: boolean`.',
      },
      typeColumn: {
        message: 'A type is set for “{{column}}”, which is no column of the file.',
        hint: 'Write the column as it is named in the file, or take the line away.',
      },
      notOfType: {
        message: 'The column “{{column}}” of “{{file}}” is set to {{type}}, but row {{row}} holds “{{value}}”.',
        hint: 'Mend the cell, add it to “Words for a missing value”, or set another type.',
      },
    },
  },
  zh: {
    csv: {
      noRows: {
        message: '文件“{{file}}”只有表头，没有数据行。',
        hint: '请重新导出数据。如果第一行就是数据，请把“首行是列名”设为“否”。',
      },
      encoding: {
        message: '“{{file}}”的第 {{line}} 行不是该文件编码的文本（文件的第 {{byte}} 个字节）。',
        hint: '请自行选择“编码”，或另存为“CSV UTF-8”格式，电子表格软件在普通 CSV 旁边提供此选项。',
      },
      quote: {
        message: '“{{file}}”的第 {{line}} 行有一个单元格的引号没有结束，或在结束引号之后还有内容。',
        hint: '请修正这一行。引号单元格内的引号要写两次，每个开始的引号都要有结束的引号。',
      },
      unreadable: {
        message: '无法读取“{{file}}”的第 {{line}} 行：{{reason}}',
        hint: '请修正这一行，或重新导出数据。',
      },
      ragged: {
        message: '“{{file}}”的第 {{line}} 行有 {{received}} 个单元格，而第一行有 {{expected}} 个。',
        hint: '请修正这一行，或自行设置“列分隔符”。含有分隔符的单元格必须放在引号中。',
      },
      tooManyColumns: {
        message: '文件“{{file}}”有 {{columns}} 列，最多只能读取 {{limit}} 列。',
        hint: '请检查“列分隔符”。如果表格行列颠倒，请先转置。',
      },
      tooLarge: {
        message: '文件“{{file}}”有 {{gigabytes}} GiB，最多只能读取 {{limit}} GiB。',
        hint: '请抽取部分行，或把文件拆分。',
      },
      repeatedColumns: {
        message: '“{{file}}”中有多列同名（不区分大小写）：{{columns}}。',
        hint: '后面的列已加上编号，例如 age_2。请在文件中改名以便区分。',
      },
      encodingFound: {
        message: '“{{file}}”不是 UTF-8，已按 {{encoding}} 读取。',
        hint: '如果文字显示不正确，请自行选择“编码”。',
      },
      decimalFound: {
        message: '“{{file}}”中的数值已按小数逗号读取：1,5 即一点五。',
        hint: '如果逗号是千位分隔符，请自行选择“小数点”。',
      },
      firstLineData: {
        message: '“{{file}}”的第一行已作为数据读取，但它也可能是列名。',
        hint: '如果它是列名，请把“首行是列名”设为“是”。',
      },
      lastNameEmpty: {
        message: '“{{file}}”的表头比数据行多一个空列名，已忽略。',
        hint: '去掉第一行末尾的分隔符后，此提示不再出现。',
      },
      firstUnnamed: {
        message: '“{{file}}”的表头比数据行少一个列名，第一列已命名为“{{column}}”。',
        hint: '有些程序这样写出行名。如果缺名的是其他列，请在文件中补上。',
      },
      clash: {
        message: '在“{{file}}”中，符号“{{sign}}”同时有两种含义。',
        hint: '请设置“列分隔符”“小数点”“千位分隔符”和“注释行开头”，使它们各用不同的符号。',
      },
      typeWords: {
        message: '“{{line}}”不是列的类型。',
        hint: '请每行写一列：`列名: text`、`列名: number`、`列名: integer` 或 `列名: boolean`。',
      },
      typeColumn: {
        message: '为“{{column}}”设置了类型，但文件中没有这一列。',
        hint: '请按文件中的列名书写，或删去这一行。',
      },
      notOfType: {
        message: '“{{file}}”的列“{{column}}”设为 {{type}}，但第 {{row}} 行是“{{value}}”。',
        hint: '请修正该单元格，把它加入“表示缺失的词”，或设置其他类型。',
      },
    },
  },
});
