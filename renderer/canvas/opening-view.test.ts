import { expect, test } from 'vitest';
import { farAt, openingView, readingZoom } from '#renderer/canvas/opening-view.ts';
import { wirePath } from '#renderer/canvas/wire-path.ts';
import { Position } from '@xyflow/react';

const documentAt = (places: Readonly<Record<string, { readonly x: number; readonly y: number }>>) => ({
  nodes: Object.fromEntries(
    Object.keys(places).map((id) => [id, { id, kind: 'layer.dense', kindVersion: 1, params: {} }]),
  ),
  layout: places,
});
const canvas = { width: 930, height: 600 };

test('what fits is shown whole and in the middle, never larger than it is', () => {
  const view = openingView(documentAt({ a: { x: 1000, y: 1000 } }), canvas);
  expect(view.zoom).toBe(1);
  expect(view.x + 1000 + 120).toBe(canvas.width / 2);
});

test('what does not fit begins at its first nodes, at a size at which it can be read', () => {
  const view = openingView(documentAt({ a: { x: -400, y: 100 }, z: { x: 9000, y: 4000 } }), canvas);
  expect(view.zoom).toBe(readingZoom);
  expect([-400 * view.zoom + view.x, 100 * view.zoom + view.y].map(Math.round)).toEqual([28, 28]);
});

test('an empty document begins at the origin', () => {
  expect(openingView(documentAt({}), canvas)).toEqual({ x: 0, y: 0, zoom: 1 });
});

test('nodes show less the farther they are', () => {
  expect([1, 0.7, 0.69, 0.5, 0.45, 0.39].map(farAt)).toEqual(['near', 'near', 'far', 'far', 'farther', 'farthest']);
});

test('a wire that goes back runs below its node; others are curves', () => {
  const sides = { sourcePosition: Position.Right, targetPosition: Position.Left };
  const back = wirePath(
    { ...sides, sourceX: 1000, sourceY: 20, targetX: 0, targetY: 300 },
    { type: 'layer', below: 40 },
  );
  // The lane: 20 + 40 + the gap between rows − the wire's own distance.
  expect(back).toContain('93');
  expect(back.match(/C/g)).toBeNull();
  expect(
    wirePath({ ...sides, sourceX: 0, sourceY: 0, targetX: 300, targetY: 0 }, { type: 'layer', below: 40 }),
  ).toContain('C');
  // What lies higher than the lane is reached by a curve.
  expect(
    wirePath({ ...sides, sourceX: 300, sourceY: 0, targetX: 0, targetY: -90 }, { type: 'layer', below: 40 }),
  ).toContain('C');
});
