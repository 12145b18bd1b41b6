import { defineNode } from '#shared/spec/define-node.ts';

export const texts = defineNode({
  kind: 'data.texts',
  icon: 'files',
  inputs: {},
  outputs: { table: { type: 'table' } },
  params: { folder: { type: 'folder', default: '' } },
  example: { folder: 'writings' },
})({
  en: {
    title: 'Folder of texts',
    summary: 'Reads text files from a folder, one folder in it for each class.',
    help: 'Each `.txt` or `.md` file becomes a row: its text, its class and its name. Each folder inside the chosen one is a class, called as the folder is; folders in it belong to it. The files are UTF-8.',
    params: {
      folder: {
        label: 'Folder',
        help: 'The folder that holds a folder for each class, in or below the folder of the pipeline.',
      },
    },
  },
  zh: {
    title: '文本文件夹',
    summary: '从文件夹读取文本文件，其中每个子文件夹是一个类别。',
    help: '每个 `.txt` 或 `.md` 文件成为一行：文本、类别和文件名。所选文件夹里的每个文件夹是一个类别，以文件夹名命名；更深的文件夹属于它所在的类别。文件须为 UTF-8。',
    params: {
      folder: { label: '文件夹', help: '其中每个类别有一个文件夹；位于流程文件所在文件夹或其子文件夹中。' },
    },
  },
});
