// Different coalitions, each once: methods ask for the same ones again and again, and the model is asked once for each.

/** Up to here a coalition is a number. */
const maxBits = 31;

export interface CoalitionSet {
  readonly count: number;
  /** The place of the coalition in `masks`, which it is put into when it is new. */
  indexOf(mask: Uint8Array): number;
  /** count × players. */
  masks(): Uint8Array;
}

export function coalitionSet(players: number): CoalitionSet {
  const known = new Map<number | string, number>();
  let held = new Uint8Array(64 * players);
  let count = 0;
  const keyOf = (mask: Uint8Array): number | string => {
    if (players > maxBits) return Buffer.from(mask.buffer, mask.byteOffset, mask.byteLength).toString('latin1');
    let bits = 0;
    for (let i = 0; i < players; i++) bits = (bits << 1) | (mask[i] ?? 0);
    return bits;
  };
  return {
    get count() {
      return count;
    },
    indexOf(mask) {
      const key = keyOf(mask);
      const index = known.get(key);
      if (index !== undefined) return index;
      if ((count + 1) * players > held.length) {
        const larger = new Uint8Array(2 * held.length);
        larger.set(held);
        held = larger;
      }
      held.set(mask, count * players);
      known.set(key, count);
      count += 1;
      return count - 1;
    },
    masks: () => held.subarray(0, count * players),
  };
}
