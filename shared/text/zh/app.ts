// What the desktop app's menu and dialogs say, in Simplified Chinese.
import type { enApp } from '#shared/text/en/app.ts';
import type { Mirror } from '#shared/text/mirror.ts';

export const zhApp: Mirror<typeof enApp> = {
  app: {
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
};
