// The palette of kinds.
import { inBoth } from '#shared/text/in-both.ts';

export const paletteWords = inBoth({
  en: {
    palette: {
      search: 'Search nodes',
      add: 'Add {{node}}',
      hint: 'Double-click or press Enter to add, wired to what is selected; or drag onto the canvas.',
      fitting: 'What fits here',
      anything: 'Add a node',
      usual: 'Usual next',
      others: 'Fits as well',
      beside: 'Goes with “{{node}}”',
      recent: 'Added last',
      target: 'It predicts “{{column}}”: {{reason}}. Another one is chosen under “Target”.',
      because: { name: 'its name says so', last: 'it is the last column' },
    },
  },
  zh: {
    palette: {
      search: '搜索节点',
      add: '添加{{node}}',
      hint: '双击或按 Enter 添加并连到所选节点；也可拖到画布上。',
      fitting: '适合此处的节点',
      anything: '添加节点',
      usual: '常用的下一步',
      others: '也适合',
      beside: '与“{{node}}”搭配',
      recent: '最近添加',
      target: '预测“{{column}}”：{{reason}}。可在“目标列”中改选。',
      because: { name: '列名表明它是目标', last: '它是最后一列' },
    },
  },
});
