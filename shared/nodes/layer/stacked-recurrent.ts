import { recurrentParams } from '#shared/nodes/layer/recurrent-params.ts';
import { recurrentWords } from '#shared/nodes/layer/recurrent.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const stackedRecurrent = defineLayerNode({
  kind: 'layer.stackedRecurrent',
  icon: 'layers',
  params: {
    cell: { type: 'choice', default: 'lstm', options: ['lstm', 'gru', 'simple'] },
    ...recurrentParams,
    units: { type: 'integers', default: [64, 32], min: 1, max: 1_000_000, minLength: 1, maxLength: 32 },
  },
})({
  en: {
    title: 'Stacked recurrent layers',
    summary: 'Several recurrent layers in a row.',
    help: 'Recurrent layers of one kind (Keras’ LSTM, GRU or SimpleRNN), each reading every step of the one before. The first ones find what is near, the later ones what is far.',
    params: {
      cell: { label: 'Kind', help: 'What each layer is.', options: { lstm: 'LSTM', gru: 'GRU', simple: 'Simple RNN' } },
      ...recurrentWords.en,
      units: { label: 'Units', help: 'How many numbers the memory of each layer holds, the first layer first.' },
    },
  },
  zh: {
    title: '堆叠循环层',
    summary: '依次连接的几个循环层。',
    help: '同一种循环层（Keras 的 LSTM、GRU 或 SimpleRNN）依次连接，每一层读取前一层的每一步。前面的层发现近处的规律，后面的层发现远处的规律。',
    params: {
      cell: {
        label: '种类',
        help: '每一层是什么。',
        options: { lstm: 'LSTM', gru: 'GRU', simple: '简单循环层（RNN）' },
      },
      ...recurrentWords.zh,
      units: { label: '单元数', help: '各层记忆中有多少个数，从第一层起。' },
    },
  },
});
