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
  problems: {
    file: {
      outside: {
        message: '“{{path}}”不在工作区内。',
        hint: '请选择工作区文件夹内的文件，或以其他工作区启动 Neuroloom。',
      },
      missing: { message: '“{{path}}”不存在。', hint: '请检查文件名，或选择其他文件。' },
      tooLarge: {
        message: '“{{path}}”有 {{size}} 字节；流程文件最多 {{limit}} 字节。',
        hint: '请确认它是流程文件：流程文件只保存结构，不保存数据。',
      },
      extension: { message: '“{{path}}”不以 .loom 结尾。', hint: '请用以 .loom 结尾的文件名保存流程。' },
      changedOnDisk: {
        message: '“{{path}}”在打开之后被其他程序修改过。',
        hint: '请另存为其他文件名，或重新打开该文件。',
      },
      notWritten: { message: '无法写入“{{path}}”（{{reason}}）。', hint: '请检查文件夹权限和剩余空间，或保存到别处。' },
    },
  },
};
