// Parameters of nodes that draw a map of points, and their words.
import type { ParamSpec } from '#shared/spec/param.ts';

export const mapParams = {
  method: { type: 'choice', default: 'umap', options: ['pca', 'tsne', 'umap'] },
  perplexity: {
    type: 'number',
    default: 30,
    min: 2,
    max: 500,
    when: { param: 'method', in: ['tsne'] },
  },
  neighbours: { type: 'integer', default: 15, min: 2, max: 500, when: { param: 'method', in: ['umap'] } },
  minDistance: { type: 'number', default: 0.1, min: 0.001, max: 1, when: { param: 'method', in: ['umap'] } },
  steps: { type: 'integer', default: 500, min: 1, max: 10_000, when: { param: 'method', in: ['tsne', 'umap'] } },
} as const satisfies Readonly<Record<string, ParamSpec>>;

export const mapWords = {
  en: {
    method: {
      label: 'Method',
      help: 'PCA keeps large distances and is a plain projection; t-SNE and UMAP keep neighbours together, and the distances between their groups mean little.',
      options: { pca: 'PCA', tsne: 't-SNE', umap: 'UMAP' },
    },
    perplexity: { label: 'Perplexity', help: 'About how many points count as near to each.' },
    neighbours: {
      label: 'Neighbours',
      help: 'How many points count as near to each; more show the whole, fewer the details.',
    },
    minDistance: { label: 'Least distance', help: 'How close points of the map may lie.' },
    steps: { label: 'Steps', help: 'How often the points are moved.' },
  },
  zh: {
    method: {
      label: '方法',
      help: 'PCA 是单纯的投影，保留大的距离；t-SNE 和 UMAP 使相邻的点保持在一起，各组之间的距离意义不大。',
      options: { pca: 'PCA', tsne: 't-SNE', umap: 'UMAP' },
    },
    perplexity: { label: '困惑度', help: '每个点大约有多少个点算作邻近。' },
    neighbours: { label: '邻点数', help: '每个点有多少个点算作邻近；多则显示整体，少则显示细节。' },
    minDistance: { label: '最小距离', help: '图中的点可以靠得多近。' },
    steps: { label: '步数', help: '移动这些点的次数。' },
  },
};
