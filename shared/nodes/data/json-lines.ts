import { defineNode } from '#shared/spec/define-node.ts';
import { fileWords } from '#shared/nodes/data/file.words.ts';

export const jsonLines = defineNode({
  kind: 'data.jsonLines',
  icon: 'list-tree',
  inputs: {},
  outputs: { table: { type: 'table' } },
  params: { file: { type: 'file', default: '', extensions: ['jsonl', 'ndjson', 'json'] } },
})({
  en: {
    title: 'JSON file',
    summary: 'Reads a table from JSON objects, a row each.',
    help: 'Reads a table from a file of JSON objects: one in each line (JSON Lines), or a list `[{…}, {…}]`. Every key becomes a column; an object that lacks it has no value there. A column of numbers alone holds numbers, one of true and false yes/no, any other text as it is written. Nested values become JSON text.',
    params: { file: fileWords.en },
  },
  zh: {
    title: 'JSON 文件',
    summary: '从 JSON 对象读取表格，每个对象一行。',
    help: '从由 JSON 对象组成的文件读取表格：每行一个对象（JSON Lines），或一个列表 `[{…}, {…}]`。每个键成为一列；缺少该键的对象在这一列没有值。只含数字的列是数值，只含 true 和 false 的列是是/否，其余按原样作为文本。嵌套的值变为 JSON 文本。',
    params: { file: fileWords.zh },
  },
});
