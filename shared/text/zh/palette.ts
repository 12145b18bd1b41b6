// The palette of kinds, in Simplified Chinese.
import type { enPalette } from '#shared/text/en/palette.ts';
import type { Mirror } from '#shared/text/mirror.ts';

export const zhPalette: Mirror<typeof enPalette> = {
  workbench: {
    palette: {
      search: '搜索节点',
      add: '添加{{node}}',
      hint: '拖到画布上，或按 Enter 添加。',
      fitting: '适合此处的节点',
      anything: '添加节点',
    },
  },
};
