// Nodes brought into line with each other, or to equal distances. Pure.
export type Alignment = 'alignLeft' | 'alignRight' | 'alignTop' | 'alignBottom' | 'distributeAcross' | 'distributeDown';

export interface PlacedBox {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Moved = Pick<PlacedBox, 'id' | 'x' | 'y'>;

/** Their new places. To the outermost edge of all; distributed, the first and the last stay. */
export function aligned(boxes: readonly PlacedBox[], how: Alignment): readonly Moved[] {
  const least = (side: 'x' | 'y') => boxes.reduce((low, box) => Math.min(low, box[side]), Infinity);
  const most = (side: 'x' | 'y', size: 'width' | 'height') =>
    boxes.reduce((high, box) => Math.max(high, box[side] + box[size]), -Infinity);
  switch (how) {
    case 'alignLeft':
      return boxes.map(({ id, y }) => ({ id, x: least('x'), y }));
    case 'alignTop':
      return boxes.map(({ id, x }) => ({ id, x, y: least('y') }));
    case 'alignRight':
      return boxes.map(({ id, y, width }) => ({ id, x: most('x', 'width') - width, y }));
    case 'alignBottom':
      return boxes.map(({ id, x, height }) => ({ id, x, y: most('y', 'height') - height }));
    case 'distributeAcross':
      return distributed(boxes, 'x', 'width');
    case 'distributeDown':
      return distributed(boxes, 'y', 'height');
  }
}

function distributed(boxes: readonly PlacedBox[], side: 'x' | 'y', size: 'width' | 'height'): readonly Moved[] {
  const order = boxes.toSorted((one, other) => one[side] - other[side]);
  const [first, last] = [order[0], order.at(-1)];
  if (!first || !last || order.length < 3) return boxes;
  const room = last[side] + last[size] - first[side];
  const taken = order.reduce((sum, box) => sum + box[size], 0);
  const gap = (room - taken) / (order.length - 1);
  let at = first[side];
  return order.map((box) => {
    const place = Math.round(at);
    at += box[size] + gap;
    return { id: box.id, x: box.x, y: box.y, [side]: place };
  });
}
