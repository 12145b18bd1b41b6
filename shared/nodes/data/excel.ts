import { defineNode } from '#shared/spec/define-node.ts';
import { fileWords } from '#shared/nodes/data/file.words.ts';

export const excel = defineNode({
  kind: 'data.excel',
  icon: 'sheet',
  inputs: {},
  outputs: { table: { type: 'table' } },
  params: {
    // The older kind cannot be read; choosing such a file tells what to do with it.
    file: { type: 'file', default: '', extensions: ['xlsx', 'xlsm', 'xls'] },
    sheet: { type: 'text', default: '', maxLength: 1000 },
    range: { type: 'text', default: '', maxLength: 100 },
    header: { type: 'choice', default: 'auto', options: ['auto', 'yes', 'no'] },
  },
})({
  en: {
    title: 'Excel file',
    summary: 'Reads a table from a sheet of an Excel file.',
    help: 'Reads a table from a sheet of an `.xlsx` or `.xlsm` file. Of a formula the result is read that was saved with it. A column that holds numbers alone is numbers, and any other is text; dates are written as 2024-01-31. Errors such as #N/A count as missing, and rows without any value are left out. Of merged cells the first holds the value.',
    params: {
      file: fileWords.en,
      sheet: { label: 'Sheet', help: 'The name of the sheet. Empty = the first that holds anything.' },
      range: { label: 'Cells', help: 'The part of the sheet to read, such as A3:F200 or A:F. Empty = all of it.' },
      header: {
        label: 'First row holds names',
        help: 'Whether the first row that holds anything names the columns.',
        options: { auto: 'Automatic', yes: 'Yes', no: 'No' },
      },
    },
  },
  zh: {
    title: 'Excel 文件',
    summary: '从 Excel 文件的一个工作表读取表格。',
    help: '从 `.xlsx` 或 `.xlsm` 文件的一个工作表读取表格。公式取随文件保存的结果。只含数值的列是数值，其余是文本；日期写作 2024-01-31。#N/A 之类的错误算作缺失，没有任何值的行不读取。合并的单元格由第一个保存值。',
    params: {
      file: fileWords.zh,
      sheet: { label: '工作表', help: '工作表的名称。留空表示第一个有内容的工作表。' },
      range: { label: '单元格', help: '要读取的区域，例如 A3:F200 或 A:F。留空表示全部。' },
      header: {
        label: '首行是列名',
        help: '第一个有内容的行是否为各列的名称。',
        options: { auto: '自动', yes: '是', no: '否' },
      },
    },
  },
});
