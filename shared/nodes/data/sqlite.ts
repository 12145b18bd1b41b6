import { defineNode } from '#shared/spec/define-node.ts';
import { fileWords } from '#shared/nodes/data/file.words.ts';

export const sqlite = defineNode({
  kind: 'data.sqlite',
  icon: 'database',
  inputs: {},
  outputs: { table: { type: 'table' } },
  params: {
    file: { type: 'file', default: '', extensions: ['sqlite', 'sqlite3', 'db', 'db3'] },
    table: { type: 'text', default: '', maxLength: 1000 },
  },
})({
  en: {
    title: 'SQLite file',
    summary: 'Reads a table of a SQLite database.',
    help: 'Reads a table or a view of a SQLite database file, which is never written to. A column that holds numbers alone is numbers, any other is text, and bytes are written as hexadecimal digits.',
    params: {
      file: fileWords.en,
      table: { label: 'Table', help: 'The name of the table or view. Empty = the only one there is.' },
    },
  },
  zh: {
    title: 'SQLite 文件',
    summary: '读取 SQLite 数据库中的一个表。',
    help: '读取 SQLite 数据库文件中的一个表或视图，从不写入文件。只含数值的列是数值，其余是文本，字节以十六进制数字写出。',
    params: { file: fileWords.zh, table: { label: '表', help: '表或视图的名称。留空表示唯一的那个。' } },
  },
});
