// The canvas and its dialogs.
import { inBoth } from '#shared/text/in-both.ts';

export const canvasWords = inBoth({
  en: {
    wireDialog: {
      title: 'Wire {{node}}',
      from: 'From which port?',
      to: 'To where?',
      none: 'No port in this pipeline takes it.',
      replaces: 'replaces its wire',
      target: '{{node}}: {{port}}',
    },
    find: {
      label: 'Find in this pipeline',
      none: 'Nothing found',
      count: '{{at}} of {{count}}',
      previous: 'Previous',
      next: 'Next',
    },
    canvas: {
      frame: 'Frame',
      emptyTitle: 'An empty canvas',
      emptyHint: 'Drag nodes here from the left and draw wires between their ports, or begin with data.',
      emptyKey: 'or a double click adds a node.',
      emptyNote: 'Write something here in the inspector.',
      minimap: 'Minimap of the pipeline',
      loss: 'loss',
      validation: 'validation',
      outputToOutput: 'Two outputs cannot be wired to each other.',
      inputToInput: 'Two inputs cannot be wired to each other.',
    },
  },
  zh: {
    wireDialog: {
      title: '为“{{node}}”连线',
      from: '从哪个端口？',
      to: '连到哪里？',
      none: '此流程中没有端口能接它。',
      replaces: '替换其连线',
      target: '{{node}}：{{port}}',
    },
    find: {
      label: '在此流程中查找',
      none: '没有找到',
      count: '第 {{at}} 个，共 {{count}} 个',
      previous: '上一个',
      next: '下一个',
    },
    canvas: {
      frame: '框',
      emptyTitle: '空白画布',
      emptyHint: '从左侧把节点拖到这里，在端口之间连线；也可以先从数据开始。',
      emptyKey: '或双击即可添加节点。',
      emptyNote: '在检查器中写点什么。',
      minimap: '流程的小地图',
      loss: '损失',
      validation: '验证',
      outputToOutput: '两个输出之间不能连线。',
      inputToInput: '两个输入之间不能连线。',
    },
  },
});
