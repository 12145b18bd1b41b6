import { defineNode } from '#shared/spec/define-node.ts';

export const files = defineNode({
  kind: 'data.files',
  icon: 'folder',
  inputs: {},
  outputs: { table: { type: 'table' } },
  params: {
    folder: { type: 'folder', default: '' },
    pattern: { type: 'text', default: '', maxLength: 200 },
    fileColumn: { type: 'text', default: '', maxLength: 200 },
  },
  example: { folder: 'tables', fileColumn: 'file' },
})({
  en: {
    title: 'Folder of tables',
    summary: 'Reads the files of a folder as one table.',
    help: 'Reads the CSV, TSV, Parquet or JSON files of a folder, and of those inside it, as one table, in the order of their names. Columns go together by name; where a file lacks one, its rows have no value there. CSV files are all read as the first of them: by its delimiter, its decimal sign, and with names in the first line or without.',
    params: {
      folder: { label: 'Folder', help: 'The folder that holds the files, in or below the folder of the pipeline.' },
      pattern: {
        label: 'Files',
        help: 'Which to take, such as *.csv or 2024-*: a star stands for any letters, a question mark for one. Empty = all table files of the kind of the first.',
      },
      fileColumn: {
        label: 'Column of file names',
        help: 'The name of a column that says which file each row comes from. Empty = no such column.',
      },
    },
  },
  zh: {
    title: '表格文件夹',
    summary: '把一个文件夹里的文件读成一个表格。',
    help: '把文件夹及其子文件夹里的 CSV、TSV、Parquet 或 JSON 文件按名称顺序读成一个表格。各列按名称对应；某个文件没有的列，它的行在那里没有值。所有 CSV 文件都按第一个文件读取：分隔符、小数点以及首行是否为列名。',
    params: {
      folder: { label: '文件夹', help: '文件所在的文件夹，位于流程文件所在文件夹或其子文件夹中。' },
      pattern: {
        label: '文件',
        help: '要读取哪些，例如 *.csv 或 2024-*：星号代表任意个字符，问号代表一个。留空表示与第一个文件同类的全部表格文件。',
      },
      fileColumn: { label: '文件名列', help: '写明每行来自哪个文件的列的名称。留空表示不要这一列。' },
    },
  },
});
