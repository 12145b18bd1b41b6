import { layerPorts } from '#shared/nodes/layer/layer.words.ts';
import type { repeatVector } from '#shared/nodes/layer/repeat-vector.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const repeatVectorWords = {
  en: {
    title: 'Repeat',
    summary: 'Makes a sequence of one row, repeated.',
    help: 'Turns `[features]` into `[times, features]`, for a recurrent layer to unfold. It has nothing to learn.',
    ...layerPorts.en,
    params: { times: { label: 'Times', help: 'How many equal steps there are.' } },
  },
  zh: {
    title: '重复',
    summary: '把一行重复成一个序列。',
    help: '把 `[特征]` 变成 `[次数, 特征]`，供循环层展开。没有可学习的参数。',
    ...layerPorts.zh,
    params: { times: { label: '次数', help: '有多少个相同的步。' } },
  },
} satisfies KindWords<typeof repeatVector>;
