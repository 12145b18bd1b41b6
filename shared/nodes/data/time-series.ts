import { defineNode } from '#shared/spec/define-node.ts';

export const timeSeries = defineNode({
  kind: 'data.timeSeries',
  icon: 'clock',
  random: true,
  inputs: {},
  outputs: { table: { type: 'table' } },
  params: {
    rows: { type: 'integer', default: 1000, min: 10, max: 1_000_000 },
    level: { type: 'number', default: 0, min: -1e6, max: 1e6 },
    trend: { type: 'number', default: 0.01, min: -1e6, max: 1e6 },
    season: { type: 'number', default: 1, min: 0, max: 1e6 },
    period: { type: 'number', default: 24, min: 2, max: 1e6 },
    noise: { type: 'number', default: 0.1, min: 0, max: 1e6 },
    memory: { type: 'number', default: 0, min: 0, max: 1, exclusiveMax: true, advanced: true },
  },
})({
  en: {
    title: 'Time series',
    summary: 'Draws a series of trend, season and noise.',
    help: 'Draws a series with the columns `t` (0, 1, 2, …) and `value`:\n\n`value = level + trend · t + season · sin(2π t / period) + noise`\n\nSince its parts are known, a forecast can be held against them. The same seed gives the same series.',
    params: {
      rows: { label: 'Rows', help: 'How many points in time there are.' },
      level: { label: 'Level', help: 'Where the series begins, noise apart.' },
      trend: { label: 'Trend', help: 'How much it rises with each point in time.' },
      season: { label: 'Season', help: 'How far the season swings up and down.' },
      period: { label: 'Period', help: 'After how many points in time the season comes again.' },
      noise: { label: 'Noise', help: 'Standard deviation of the noise.' },
      memory: {
        label: 'Memory of the noise',
        help: 'How much of the noise stays from one point in time to the next: 0 = none, near 1 = it wanders slowly.',
      },
    },
  },
  zh: {
    title: '时间序列',
    summary: '生成由趋势、季节和噪声组成的序列。',
    help: '生成一个序列，含 `t`（0、1、2……）和 `value` 两列：\n\n`value = level + trend · t + season · sin(2π t / period) + noise`\n\n各组成部分已知，因此可以用来检验预测。相同的种子得到相同的序列。',
    params: {
      rows: { label: '行数', help: '有多少个时间点。' },
      level: { label: '水平', help: '不计噪声时序列的起点。' },
      trend: { label: '趋势', help: '每个时间点上升多少。' },
      season: { label: '季节幅度', help: '季节波动上下摆动多大。' },
      period: { label: '周期', help: '每隔多少个时间点季节重复一次。' },
      noise: { label: '噪声', help: '噪声的标准差。' },
      memory: { label: '噪声的记忆', help: '噪声从一个时间点留到下一个的比例：0 为不留，接近 1 时缓慢游走。' },
    },
  },
});
