import { defineLayerNode } from '#shared/spec/define-node.ts';

export const repeatVector = defineLayerNode({
  kind: 'layer.repeatVector',
  keras: { layer: 'RepeatVector', sizeParam: 'times' },
  icon: 'copy',
  params: {
    times: { type: 'integer', default: 2, min: 1, max: 1_000_000, keras: 'n' },
  },
})({
  en: {
    title: 'Repeat',
    summary: 'Makes a sequence of one row, repeated.',
    help: 'Turns `[features]` into `[times, features]`, for a recurrent layer to unfold. It has nothing to learn.',
    params: { times: { label: 'Times', help: 'How many equal steps there are.' } },
  },
  zh: {
    title: '重复',
    summary: '把一行重复成一个序列。',
    help: '把 `[特征]` 变成 `[次数, 特征]`，供循环层展开。没有可学习的参数。',
    params: { times: { label: '次数', help: '有多少个相同的步。' } },
  },
});
