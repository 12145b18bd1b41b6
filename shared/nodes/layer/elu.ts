import { defineLayerNode } from '#shared/spec/define-node.ts';

export const elu = defineLayerNode({
  kind: 'layer.elu',
  keras: { layer: 'ELU' },
  icon: 'trending-up',
  params: {
    alpha: { type: 'number', default: 1, min: 0, max: 100 },
  },
})({
  en: {
    title: 'ELU',
    summary: 'Bends smoothly below 0.',
    help: '`x` above 0, `α (eˣ − 1)` below, which goes no lower than −α.',
    params: { alpha: { label: 'α', help: 'The depth that it bends to below 0.' } },
  },
  zh: {
    title: 'ELU',
    summary: '在 0 以下平滑弯曲。',
    help: '大于 0 时为 `x`，小于 0 时为 `α (eˣ − 1)`，不会低于 −α。',
    params: { alpha: { label: 'α', help: '0 以下弯曲到的深度。' } },
  },
});
