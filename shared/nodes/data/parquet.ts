import { defineNode } from '#shared/spec/define-node.ts';
import { fileWords } from '#shared/nodes/data/file.words.ts';

export const parquet = defineNode({
  kind: 'data.parquet',
  icon: 'database',
  inputs: {},
  outputs: { table: { type: 'table' } },
  params: { file: { type: 'file', default: '', extensions: ['parquet', 'pq'] } },
})({
  en: {
    title: 'Parquet file',
    summary: 'Reads a table from a Parquet file beside the pipeline.',
    help: 'Reads a table from a Parquet file, as pandas, Polars, Spark and DuckDB write it. Numbers, whole numbers and yes/no stay what they are. Dates and times become text (2026-01-31), those with a time zone in UTC; lists and other nested values become JSON text.',
    params: { file: fileWords.en },
  },
  zh: {
    title: 'Parquet 文件',
    summary: '从流程文件旁边的 Parquet 文件读取表格。',
    help: '从 Parquet 文件读取表格，pandas、Polars、Spark 和 DuckDB 都能写出这种文件。数值、整数和是/否保持不变。日期和时间变为文本（2026-01-31），带时区的换算为 UTC；列表等嵌套的值变为 JSON 文本。',
    params: { file: fileWords.zh },
  },
});
