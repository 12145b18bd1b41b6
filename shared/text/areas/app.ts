// What the desktop app's menu and dialogs say.
import { inBoth } from '#shared/text/in-both.ts';

export const appWords = inBoth({
  en: {
    menu: {
      file: 'File',
      new: 'New pipeline',
      open: 'Open…',
      save: 'Save',
      saveAs: 'Save as…',
      run: 'Run',
      runAll: 'Run everything',
      cancel: 'Cancel run',
    },
    host: {
      open: 'The studio is open at {{address}}',
      hint: 'The address works once; Ctrl+C ends Neuroloom.',
      used: 'This address was used before. Start Neuroloom again for a new one.',
      stranger: 'Open the address that the terminal shows.',
      usage: 'Usage: neuroloom [--port NUMBER] [--workspace FOLDER]',
    },
    unsaved: {
      message: 'This pipeline has changes that are not saved.',
      detail: 'If you leave now, a draft is kept and offered the next time you open Neuroloom.',
      stay: 'Stay',
      leave: 'Leave',
    },
  },
  zh: {
    menu: {
      file: '文件',
      new: '新建流程',
      open: '打开…',
      save: '保存',
      saveAs: '另存为…',
      run: '运行',
      runAll: '全部运行',
      cancel: '取消运行',
    },
    host: {
      open: '工作室地址：{{address}}',
      hint: '此地址只能使用一次；按 Ctrl+C 结束 Neuroloom。',
      used: '此地址已被使用过。请重新启动 Neuroloom 以获取新地址。',
      stranger: '请打开终端中显示的地址。',
      usage: '用法：neuroloom [--port 端口] [--workspace 文件夹]',
    },
    unsaved: {
      message: '此流程有尚未保存的更改。',
      detail: '如果现在离开，草稿会保留，并在下次打开 Neuroloom 时提供恢复。',
      stay: '留下',
      leave: '离开',
    },
  },
});
