import { defineNode } from '#shared/spec/define-node.ts';
import { fileWords } from '#shared/nodes/data/file.words.ts';

export const duckdb = defineNode({
  kind: 'data.duckdb',
  icon: 'database',
  inputs: {},
  outputs: { table: { type: 'table' } },
  params: {
    file: { type: 'file', default: '', extensions: ['duckdb', 'ddb', 'db'] },
    table: { type: 'text', default: '', maxLength: 1000 },
  },
})({
  en: {
    title: 'DuckDB file',
    summary: 'Reads a table of a DuckDB database.',
    help: 'Reads a table or a view of a DuckDB database file, which is never written to. Dates and nested values become text. A view that reads other files is refused.',
    params: {
      file: fileWords.en,
      table: {
        label: 'Table',
        help: 'The name of the table or view; of one in another schema, schema.name. Empty = the only one there is.',
      },
    },
  },
  zh: {
    title: 'DuckDB 文件',
    summary: '读取 DuckDB 数据库中的一个表。',
    help: '读取 DuckDB 数据库文件中的一个表或视图，从不写入文件。日期和嵌套的值成为文本。读取其他文件的视图会被拒绝。',
    params: {
      file: fileWords.zh,
      table: { label: '表', help: '表或视图的名称；在其他模式中的写作“模式.名称”。留空表示唯一的那个。' },
    },
  },
});
