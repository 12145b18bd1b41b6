// The way of a wire: a curve to what stands further right; to what stands further left, around the nodes, through the room
// between the rows and the columns.
import { getBezierPath, getSmoothStepPath } from '@xyflow/react';
import type { EdgeProps } from '@xyflow/react';
import { rowLayoutGap } from '#shared/document/row-layout.ts';

export type WireEnds = Pick<
  EdgeProps,
  'sourceX' | 'sourceY' | 'sourcePosition' | 'targetX' | 'targetY' | 'targetPosition'
>;

/** How far a wire stands off from a port before it turns; by what it carries, so that two that go the same way are two. */
const offsets: Readonly<Record<string, number>> = { layer: 15, optimizer: 19, dataset: 23, model: 27 };
const usualOffset = 31;

/** `below`: from the port where the wire begins to the lower edge of its node. */
export function wirePath(ends: WireEnds, { type, below }: { readonly type: string; readonly below: number }): string {
  const { sourceX, sourceY, targetX, targetY } = ends;
  const offset = offsets[type] ?? usualOffset;
  const turns = targetX < sourceX + offset / 2;
  const lane = sourceY + below + rowLayoutGap.y - offset;
  if (!turns || targetY < lane) return getBezierPath(ends)[0];
  return getSmoothStepPath({ ...ends, offset, centerY: lane, borderRadius: 10 })[0];
}
