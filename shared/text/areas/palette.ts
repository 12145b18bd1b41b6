// The palette of kinds.
import { inBoth } from '#shared/text/in-both.ts';

export const paletteWords = inBoth({
  en: {
    palette: {
      search: 'Search nodes',
      add: 'Add {{node}}',
      hint: 'Drag onto the canvas, or press Enter to add.',
      fitting: 'What fits here',
      anything: 'Add a node',
    },
  },
  zh: {
    palette: {
      search: '搜索节点',
      add: '添加{{node}}',
      hint: '拖到画布上，或按 Enter 添加。',
      fitting: '适合此处的节点',
      anything: '添加节点',
    },
  },
});
