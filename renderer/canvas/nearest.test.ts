import { expect, test } from 'vitest';
import { nearestNode } from '#renderer/canvas/nearest.ts';

const layout = { a: { x: 0, y: 0 }, b: { x: 300, y: 20 }, c: { x: 250, y: 400 }, d: { x: -10, y: 300 } };

test('the nearest in the direction, with those straight ahead before those aside', () => {
  expect(nearestNode(layout, 'a', 'right')).toBe('b');
  expect(nearestNode(layout, 'a', 'down')).toBe('d');
  expect(nearestNode(layout, 'c', 'left')).toBe('d');
  expect(nearestNode(layout, 'b', 'up')).toBe('a');
});

test('nothing lies beyond the edge, and an unknown node leads nowhere', () => {
  expect(nearestNode(layout, 'b', 'right')).toBeUndefined();
  expect(nearestNode(layout, 'z', 'right')).toBeUndefined();
});
