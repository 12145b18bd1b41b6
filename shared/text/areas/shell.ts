// The frame of the studio: regions, tabs, notices.
import { inBoth } from '#shared/text/in-both.ts';

export const shellWords = inBoth({
  en: {
    region: {
      top: 'Top bar',
      palette: 'Nodes',
      canvas: 'Canvas',
      inspector: 'Inspector',
      bottom: 'Results and problems',
    },
    disk: {
      title: 'The file was changed by something else',
      hint: 'The file on disk is not the one that was opened. Saving now would replace what is there.',
      overwrite: 'Replace it',
      saveAs: 'Save under another name…',
    },
    notice: {
      saved: 'Saved {{name}}.',
      pastedRows:
        'These look like rows of a table. Save them as a .csv file in the folder of the pipeline and drop it here, or read it by “Read a file…”.',
      droppedFolder:
        '“{{name}}” is a folder. Add “Folder of tables”, “Folder of pictures” or “Folder of texts” and choose it there.',
      modelled:
        'This pipeline predicts “{{target}}”. Choose another column under “Target” if it is not the one you mean, then run it.',
      unexpected: 'Something unexpected happened: {{message}}',
    },
    file: { unsaved: 'unsaved changes', title: '{{name}} – Neuroloom' },
    tab: { results: 'Results', problems: 'Problems', training: 'Training' },
    dock: {
      close: 'Close this panel',
      toRight: 'Move to the right',
      toBottom: 'Move to the bottom',
      problems: 'Problems: {{count}}',
    },
  },
  zh: {
    region: { top: '顶栏', palette: '节点', canvas: '画布', inspector: '检查器', bottom: '结果与问题' },
    disk: {
      title: '文件已被其他程序更改',
      hint: '磁盘上的文件与打开时不同。现在保存会替换它的内容。',
      overwrite: '替换',
      saveAs: '以其他名称保存…',
    },
    notice: {
      saved: '已保存 {{name}}。',
      pastedRows: '这看起来是表格的行。请把它保存为流程所在文件夹中的 .csv 文件再拖到这里，或用“读取文件…”打开。',
      droppedFolder: '“{{name}}”是文件夹。请添加“表格文件夹”“图片文件夹”或“文本文件夹”，并在其中选择它。',
      modelled: '已建立预测“{{target}}”的流程。如果要预测别的列，请在“目标列”中改选，然后运行。',
      unexpected: '发生意外：{{message}}',
    },
    file: { unsaved: '有未保存的更改', title: '{{name}} – Neuroloom' },
    tab: { results: '结果', problems: '问题', training: '训练' },
    dock: { close: '关闭此面板', toRight: '移到右侧', toBottom: '移到下方', problems: '问题：{{count}}' },
  },
});
