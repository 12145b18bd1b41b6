// The canvas and its dialogs, in Simplified Chinese.
import type { enCanvas } from '#shared/text/en/canvas.ts';
import type { Mirror } from '#shared/text/mirror.ts';

export const zhCanvas: Mirror<typeof enCanvas> = {
  workbench: {
    wireDialog: {
      title: '为“{{node}}”连线',
      from: '从哪个端口？',
      to: '连到哪里？',
      none: '此流程中没有端口能接它。',
      replaces: '替换其连线',
      target: '{{node}}：{{port}}',
    },
    canvas: {
      emptyTitle: '空白画布',
      emptyHint: '从左侧把节点拖到这里，在端口之间连线；也可以先从数据开始。',
      emptyKey: '或双击即可添加节点。',
      emptyNote: '在检查器中写点什么。',
      minimap: '流程的小地图',
      loss: '损失',
      accuracy: '准确率',
      outputToOutput: '两个输出之间不能连线。',
      inputToInput: '两个输入之间不能连线。',
    },
  },
};
