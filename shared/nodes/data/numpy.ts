import { defineNode } from '#shared/spec/define-node.ts';
import { fileWords } from '#shared/nodes/data/file.words.ts';

export const numpy = defineNode({
  kind: 'data.numpy',
  icon: 'grid',
  inputs: {},
  outputs: { table: { type: 'table' } },
  params: {
    file: { type: 'file', default: '', extensions: ['npy', 'npz'] },
    array: { type: 'text', default: '', maxLength: 1000 },
  },
})({
  en: {
    title: 'NumPy file',
    summary: 'Reads a table from NumPy arrays.',
    help: 'Reads a table from a `.npy` file, or from arrays of one `.npz` archive, put side by side. The first dimension of an array is its rows; what stands behind it becomes columns, so that pictures of 28 × 28 pixels are 784 of them. Numbers, yes/no and text can be read; Python objects are not, since opening them may run any program.',
    params: {
      file: fileWords.en,
      array: {
        label: 'Arrays',
        help: 'Of an archive: the arrays to put side by side, with commas between them, such as `x_train, y_train`. Empty = all.',
      },
    },
  },
  zh: {
    title: 'NumPy 文件',
    summary: '从 NumPy 数组读取表格。',
    help: '从 `.npy` 文件读取表格，或把同一个 `.npz` 归档里的几个数组并排。数组的第一维是行，其余各维展开为列，因此 28 × 28 像素的图片有 784 列。可以读取数值、是/否和文本；不读取 Python 对象，因为打开它们可能运行任意程序。',
    params: {
      file: fileWords.zh,
      array: { label: '数组', help: '对归档而言：要并排的数组，以逗号分隔，例如 `x_train, y_train`。留空表示全部。' },
    },
  },
});
