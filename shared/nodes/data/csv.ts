import { defineNode } from '#shared/spec/define-node.ts';

export const csv = defineNode({
  kind: 'data.csv',
  resultVersion: 2,
  icon: 'file-spreadsheet',
  inputs: {},
  outputs: { table: { type: 'table' } },
  params: {
    file: { type: 'file', default: '', extensions: ['csv', 'tsv', 'txt'] },
    delimiter: { type: 'choice', default: 'auto', options: ['auto', 'comma', 'semicolon', 'tab', 'pipe'] },
    header: { type: 'choice', default: 'auto', options: ['auto', 'yes', 'no'] },
  },
})({
  en: {
    title: 'CSV file',
    summary: 'Reads a table from a text file beside the pipeline.',
    help: 'Reads a table from a CSV or TSV file. Each column becomes numbers, whole numbers, yes/no or text, judged from all its rows. The pipeline keeps only the file’s relative path, so send the file along with it.',
    params: {
      file: { label: 'File', help: 'The file to read, in or below the folder of the pipeline.' },
      delimiter: {
        label: 'Columns are separated by',
        help: 'Automatic looks at the first lines of the file.',
        options: { auto: 'Automatic', comma: 'Comma', semicolon: 'Semicolon', tab: 'Tab', pipe: 'Vertical bar' },
      },
      header: {
        label: 'First line holds names',
        help: 'Whether the first line names the columns.',
        options: { auto: 'Automatic', yes: 'Yes', no: 'No' },
      },
    },
  },
  zh: {
    title: 'CSV 文件',
    summary: '从流程文件旁边的文本文件读取表格。',
    help: '从 CSV 或 TSV 文件读取表格。每一列会根据全部行判断为数值、整数、是/否或文本。流程文件只保存相对路径，分享时请把数据文件一并发送。',
    params: {
      file: { label: '文件', help: '要读取的文件，位于流程文件所在文件夹或其子文件夹中。' },
      delimiter: {
        label: '列分隔符',
        help: '选择“自动”时根据文件开头几行判断。',
        options: { auto: '自动', comma: '逗号', semicolon: '分号', tab: '制表符', pipe: '竖线' },
      },
      header: {
        label: '首行是列名',
        help: '第一行是否为各列的名称。',
        options: { auto: '自动', yes: '是', no: '否' },
      },
    },
  },
});
