// Families, wire types and units, in Simplified Chinese. The words of each kind are beside its spec.
import type { enNodes } from '#shared/text/en/nodes.ts';
import type { Mirror } from '#shared/text/mirror.ts';

export const zhNodes: Mirror<typeof enNodes> = {
  families: {
    data: '数据',
    layer: '网络层',
    optimizer: '优化器',
    train: '训练',
    evaluate: '评估',
    explain: '解释',
    language: '语言',
    text: '文字',
  },
  units: { rows: '行', epochs: '轮', updates: '次更新', seconds: '秒', words: '词' },
};
