import { defineNode } from '#shared/spec/define-node.ts';

export const csv = defineNode({
  kind: 'data.csv',
  resultVersion: 3,
  icon: 'file-spreadsheet',
  inputs: {},
  outputs: { table: { type: 'table' } },
  params: {
    file: { type: 'file', default: '', extensions: ['csv', 'tsv', 'txt', 'data'] },
    delimiter: { type: 'choice', default: 'auto', options: ['auto', 'comma', 'semicolon', 'tab', 'pipe', 'space'] },
    header: { type: 'choice', default: 'auto', options: ['auto', 'yes', 'no'] },
    encoding: { type: 'choice', default: 'auto', options: ['auto', 'utf-8', 'utf-16', 'gb18030', 'windows-1252'] },
    missing: { type: 'text', default: '?, -, NA, N/A, n/a, #N/A, NaN, nan, NULL, null', maxLength: 1000 },
    types: { type: 'text', default: '', maxLength: 100_000, multiline: true, advanced: true },
    decimal: { type: 'choice', default: 'auto', options: ['auto', 'point', 'comma'], advanced: true },
    thousands: {
      type: 'choice',
      default: 'none',
      options: ['none', 'comma', 'point', 'space', 'apostrophe'],
      advanced: true,
    },
    quote: { type: 'choice', default: 'double', options: ['double', 'single', 'none'], advanced: true },
    skip: { type: 'integer', default: 0, min: 0, max: 10_000, advanced: true },
    comment: { type: 'choice', default: 'none', options: ['none', 'hash', 'percent', 'semicolon'], advanced: true },
    trim: { type: 'boolean', default: true, advanced: true },
  },
})({
  en: {
    title: 'CSV file',
    summary: 'Reads a table from a text file beside the pipeline.',
    help: 'Reads a table from a CSV or TSV file. Each column becomes numbers, whole numbers, yes/no or text, judged from all its rows. Encoding, delimiter, header and decimal sign are found in the file, and each can be set. The pipeline keeps only the file’s relative path, so send the file along with it.',
    params: {
      file: { label: 'File', help: 'The file to read, in or below the folder of the pipeline.' },
      delimiter: {
        label: 'Columns are separated by',
        help: 'Automatic takes what cuts the most of the first lines into equally many cells.',
        options: {
          auto: 'Automatic',
          comma: 'Comma',
          semicolon: 'Semicolon',
          tab: 'Tab',
          pipe: 'Vertical bar',
          space: 'Spaces, one or more',
        },
      },
      header: {
        label: 'First line holds names',
        help: 'Whether the first line names the columns.',
        options: { auto: 'Automatic', yes: 'Yes', no: 'No' },
      },
      encoding: {
        label: 'Encoding',
        help: 'Automatic goes by the mark at the start of the file, takes UTF-8 where every byte fits it, and else judges from the letters.',
        options: {
          auto: 'Automatic',
          'utf-8': 'UTF-8',
          'utf-16': 'UTF-16',
          gb18030: 'GB18030 (Chinese, GBK)',
          'windows-1252': 'Windows-1252 (Western European, Latin-1)',
        },
      },
      missing: {
        label: 'Words for a missing value',
        help: 'Separated by commas. Empty cells always count as missing; a lone dash only where the rest of its column is numbers.',
      },
      types: {
        label: 'Types of columns',
        help: 'One column a line, as `name: text`, `name: number`, `name: integer` or `name: boolean`. The other columns are judged from their rows.',
      },
      decimal: {
        label: 'Decimal sign',
        help: 'Automatic looks at the numbers of the first lines.',
        options: { auto: 'Automatic', point: 'Point (1.5)', comma: 'Comma (1,5)' },
      },
      thousands: {
        label: 'Thousands are separated by',
        help: 'The sign that groups the digits of large numbers in the file.',
        options: { none: 'Nothing', comma: 'Comma', point: 'Point', space: 'Space', apostrophe: 'Apostrophe' },
      },
      quote: {
        label: 'Quote',
        help: 'The sign around cells that hold delimiters or line ends.',
        options: { double: 'Double (")', single: "Single (')", none: 'None' },
      },
      skip: { label: 'Lines to skip', help: 'Lines above the table, such as a title.' },
      comment: {
        label: 'Comment lines begin with',
        help: 'Lines that begin with this sign are left out.',
        options: { none: 'Nothing', hash: '#', percent: '%', semicolon: ';' },
      },
      trim: { label: 'Trim cells', help: 'Spaces at both ends of a cell are no part of it.' },
    },
  },
  zh: {
    title: 'CSV 文件',
    summary: '从流程文件旁边的文本文件读取表格。',
    help: '从 CSV 或 TSV 文件读取表格。每一列会根据全部行判断为数值、整数、是/否或文本。编码、分隔符、表头和小数点会从文件中判断，也都可以自行设置。流程文件只保存相对路径，分享时请把数据文件一并发送。',
    params: {
      file: { label: '文件', help: '要读取的文件，位于流程文件所在文件夹或其子文件夹中。' },
      delimiter: {
        label: '列分隔符',
        help: '选择“自动”时，取能把开头最多的行分成同样多单元格的符号。',
        options: {
          auto: '自动',
          comma: '逗号',
          semicolon: '分号',
          tab: '制表符',
          pipe: '竖线',
          space: '一个或多个空格',
        },
      },
      header: {
        label: '首行是列名',
        help: '第一行是否为各列的名称。',
        options: { auto: '自动', yes: '是', no: '否' },
      },
      encoding: {
        label: '编码',
        help: '选择“自动”时先看文件开头的标记；所有字节都符合 UTF-8 时取 UTF-8，否则根据文字判断。',
        options: {
          auto: '自动',
          'utf-8': 'UTF-8',
          'utf-16': 'UTF-16',
          gb18030: 'GB18030（中文，GBK）',
          'windows-1252': 'Windows-1252（西欧，Latin-1）',
        },
      },
      missing: {
        label: '表示缺失的词',
        help: '用逗号分隔。空单元格总是缺失；单独的短横线仅当该列其余都是数值时才算缺失。',
      },
      types: {
        label: '列的类型',
        help: '每行一列，写作 `列名: text`、`列名: number`、`列名: integer` 或 `列名: boolean`。其他列根据其数据行判断。',
      },
      decimal: {
        label: '小数点',
        help: '选择“自动”时根据开头几行的数值判断。',
        options: { auto: '自动', point: '点 (1.5)', comma: '逗号 (1,5)' },
      },
      thousands: {
        label: '千位分隔符',
        help: '文件中大数分组所用的符号。',
        options: { none: '无', comma: '逗号', point: '点', space: '空格', apostrophe: '撇号' },
      },
      quote: {
        label: '引号',
        help: '含有分隔符或换行的单元格两侧的符号。',
        options: { double: '双引号 (")', single: "单引号 (')", none: '无' },
      },
      skip: { label: '跳过的行数', help: '表格上方的行，例如标题。' },
      comment: {
        label: '注释行开头',
        help: '以此符号开头的行不读取。',
        options: { none: '无', hash: '#', percent: '%', semicolon: ';' },
      },
      trim: { label: '去除空格', help: '单元格两端的空格不属于内容。' },
    },
  },
});
