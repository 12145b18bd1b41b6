import type { elu } from '#shared/nodes/layer/elu.ts';
import { layerPorts } from '#shared/nodes/layer/layer.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const eluWords = {
  en: {
    title: 'ELU',
    summary: 'Bends smoothly below 0.',
    help: '`x` above 0, `α (eˣ − 1)` below, which goes no lower than −α.',
    ...layerPorts.en,
    params: { alpha: { label: 'α', help: 'The depth that it bends to below 0.' } },
  },
  zh: {
    title: 'ELU',
    summary: '在 0 以下平滑弯曲。',
    help: '大于 0 时为 `x`，小于 0 时为 `α (eˣ − 1)`，不会低于 −α。',
    ...layerPorts.zh,
    params: { alpha: { label: 'α', help: '0 以下弯曲到的深度。' } },
  },
} satisfies KindWords<typeof elu>;
