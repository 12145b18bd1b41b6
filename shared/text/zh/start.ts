// The start page: open, save, examples, in Simplified Chinese.
import type { enStart } from '#shared/text/en/start.ts';
import type { Mirror } from '#shared/text/mirror.ts';

export const zhStart: Mirror<typeof enStart> = {
  studio: {
    product: { name: 'Neuroloom', tagline: '连出一个神经网络，看它学习，明白它为何如此预测。' },
    start: {
      title: '开始',
      newPipeline: '新建流程',
      newHint: '从空白画布开始',
      openPipeline: '打开…',
      openHint: '打开本机上的 .loom 文件',
      recent: '最近使用',
      noRecent: '打开或保存过的流程会显示在这里。',
      examples: '示例',
      examplesHint: '完整的流程，可直接运行，也可拆开研究。',
      exampleNodes: '{{count}} 个节点',
      draft: '发现未保存的内容',
      draftHint: '它在工作室上次关闭时被保留下来。要恢复吗？',
      draftRestore: '恢复',
      draftDiscard: '丢弃',
      drawing: '流程{{name}}的示意图',
      language: '语言',
      languageName: { en: 'English', zh: '简体中文' },
      theme: '外观',
      themeName: { system: '跟随系统', light: '浅色', dark: '深色' },
    },
    file: {
      openTitle: '打开流程',
      saveTitle: '保存流程',
      pickTitle: '选择文件',
      up: '上一级文件夹',
      name: '文件名',
      empty: '这里没有文件夹或流程文件。',
      list: '文件夹和文件',
      replaceTitle: '替换“{{name}}”吗？',
      replaceHint: '这里已有同名文件，其内容将被替换。',
      replace: '替换',
      badName: '文件名不能为空，也不能包含 / 或 \\。',
      unsavedTitle: '保存对“{{name}}”的修改吗？',
      unsavedHint: '如果不保存，修改将会丢失。',
      untitled: '未命名',
    },
    example: {
      'first-network': {
        title: '第一个网络',
        description: '1,000 个输入、三个全连接层、训练十轮，再计算其预测的 Shapley 值。',
      },
      'breast-cancer': { title: '乳腺癌', description: '根据细胞核的 30 项测量判断良性或恶性。' },
      'word-vectors': {
        title: '词向量',
        description: '把一小段文本的词画成地图：出现在相同位置的词聚在一起。',
      },
      inspect: {
        title: '模型内部',
        description: '训练好的网络依据什么：重要性、部分依赖、反事实、规则树与梯度下降。',
      },
      iris: { title: '鸢尾花', description: '用四项测量区分三种鸢尾花。' },
      digits: { title: '手写数字', description: '用小型卷积网络识别 8 × 8 像素的手写数字。' },
    },
  },
};
