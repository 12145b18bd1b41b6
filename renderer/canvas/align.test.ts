import { expect, test } from 'vitest';
import { aligned } from '#renderer/canvas/align.ts';
import type { Alignment } from '#renderer/canvas/align.ts';

const boxes = [
  { id: 'a', x: 0, y: 10, width: 100, height: 50 },
  { id: 'b', x: 300, y: 0, width: 50, height: 80 },
  { id: 'c', x: 120, y: 400, width: 60, height: 20 },
];

test.each<[Alignment, readonly (readonly [number, number])[]]>([
  [
    'alignLeft',
    [
      [0, 10],
      [0, 0],
      [0, 400],
    ],
  ],
  [
    'alignRight',
    [
      [250, 10],
      [300, 0],
      [290, 400],
    ],
  ],
  [
    'alignTop',
    [
      [0, 0],
      [300, 0],
      [120, 0],
    ],
  ],
  [
    'alignBottom',
    [
      [0, 370],
      [300, 340],
      [120, 400],
    ],
  ],
  [
    'distributeAcross',
    [
      [0, 10],
      [300, 0],
      [170, 400],
    ],
  ],
  [
    'distributeDown',
    [
      [0, 215],
      [300, 0],
      [120, 400],
    ],
  ],
])('%s', (how, places) => {
  const moved = new Map(aligned(boxes, how).map(({ id, x, y }) => [id, [x, y]]));
  expect(boxes.map(({ id }) => moved.get(id))).toEqual(places);
});
