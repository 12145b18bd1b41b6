import { expect, test } from 'vitest';
import { curvePath } from '#renderer/canvas/MiniCurve.tsx';

test('the highest value is at the top, the lowest at the bottom, epochs to come are left free', () => {
  expect(curvePath([1, 0], 3, 0, 1)).toBe('M3.0 3.0L98.0 37.0');
});

test('an epoch without a finite loss leaves a gap', () => {
  expect(curvePath([1, null, 0], 3, 0, 1)).toBe('M3.0 3.0M193.0 37.0');
});

test('a flat curve runs through the middle', () => {
  expect(curvePath([2, 2], 2, 2, 2)).toBe('M3.0 20.0L193.0 20.0');
});
