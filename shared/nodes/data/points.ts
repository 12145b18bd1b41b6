import { defineNode } from '#shared/spec/define-node.ts';

export const points = defineNode({
  kind: 'data.points',
  icon: 'circle-dot',
  random: true,
  inputs: {},
  outputs: { table: { type: 'table' } },
  params: {
    shape: { type: 'choice', default: 'moons', options: ['moons', 'circles', 'spirals', 'blobs', 'checkerboard'] },
    rows: { type: 'integer', default: 1000, min: 10, max: 1_000_000 },
    noise: { type: 'number', default: 0.1, min: 0, max: 1000 },
    classes: { type: 'integer', default: 3, min: 2, max: 10, when: { param: 'shape', in: ['spirals', 'blobs'] } },
    factor: {
      type: 'number',
      default: 0.5,
      min: 0,
      max: 1,
      exclusiveMax: true,
      when: { param: 'shape', in: ['circles'] },
    },
    turns: { type: 'number', default: 1, min: 0, max: 10, when: { param: 'shape', in: ['spirals'] } },
  },
})({
  en: {
    title: 'Points in a plane',
    summary: 'Draws points of two or more classes: moons, circles, spirals and more.',
    help: 'Draws points `x`, `y` with their class in `target`: small classic puzzles that show what a network can tell apart.\n\n- **Moons**: two half circles that reach into each other, as scikit-learn’s `make_moons`\n- **Circles**: one within the other, as `make_circles`\n- **Spirals**: arms that wind round each other, one for each class\n- **Blobs**: a round cloud for each class, as `make_blobs`\n- **Checkerboard**: 4 × 4 fields of two classes in turn\n\nThe same seed gives the same points.',
    params: {
      shape: {
        label: 'Shape',
        help: 'How the points of each class lie.',
        options: {
          moons: 'Moons',
          circles: 'Circles',
          spirals: 'Spirals',
          blobs: 'Blobs',
          checkerboard: 'Checkerboard',
        },
      },
      rows: { label: 'Rows', help: 'How many points to draw.' },
      noise: {
        label: 'Noise',
        help: 'Standard deviation of what is added to each coordinate. Of blobs: how wide they are; about 1 is usual.',
      },
      classes: { label: 'Classes', help: 'How many spirals or blobs there are.' },
      factor: { label: 'Inner circle', help: 'Radius of the inner circle; the outer one has the radius 1.' },
      turns: { label: 'Turns', help: 'How often each spiral winds round the middle.' },
    },
  },
  zh: {
    title: '平面上的点',
    summary: '生成两类或多类的点：月牙、圆环、螺旋等。',
    help: '生成点 `x`、`y`，类别在 `target` 中。这些经典的小题目能看出网络会区分什么。\n\n- **月牙**：两个互相嵌入的半圆，即 scikit-learn 的 `make_moons`\n- **圆环**：一个套着另一个，即 `make_circles`\n- **螺旋**：互相缠绕的旋臂，每类一条\n- **团簇**：每类一团圆形的点，即 `make_blobs`\n- **棋盘**：4 × 4 个方格，两类交替\n\n相同的种子得到相同的点。',
    params: {
      shape: {
        label: '形状',
        help: '各类的点如何分布。',
        options: { moons: '月牙', circles: '圆环', spirals: '螺旋', blobs: '团簇', checkerboard: '棋盘' },
      },
      rows: { label: '行数', help: '生成多少个点。' },
      noise: { label: '噪声', help: '加在每个坐标上的噪声的标准差。对团簇而言是团的宽度，通常取 1 左右。' },
      classes: { label: '类别数', help: '有多少条螺旋或多少个团簇。' },
      factor: { label: '内圆半径', help: '内圆的半径；外圆半径为 1。' },
      turns: { label: '圈数', help: '每条螺旋绕中心多少圈。' },
    },
  },
});
