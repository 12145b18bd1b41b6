// The node that an arrow key leads to: the nearest one in that direction, where sideways distance counts double.
import type { NodeId, NodePlace } from '#shared/document/document.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

export function nearestNode(
  layout: Readonly<Record<NodeId, NodePlace>>,
  from: NodeId,
  direction: Direction,
): NodeId | undefined {
  const here = layout[from];
  if (!here) return undefined;
  let best: NodeId | undefined;
  let min = Infinity;
  for (const [id, place] of Object.entries(layout)) {
    if (id === from) continue;
    const x = place.x - here.x;
    const y = place.y - here.y;
    const along = direction === 'left' ? -x : direction === 'right' ? x : direction === 'up' ? -y : y;
    if (along <= 0) continue;
    const aside = Math.abs(direction === 'left' || direction === 'right' ? y : x);
    const distance = along + 2 * aside;
    if (distance < min) {
      min = distance;
      best = id;
    }
  }
  return best;
}
