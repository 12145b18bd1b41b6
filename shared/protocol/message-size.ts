// How large and how deep a message is, without turning it into bytes.

/**
 * A lower estimate in bytes: text by its length, typed arrays by their bytes, anything else 8. What stands in many places
 * counts once, as it crosses; with `copies`, in each of them, as in a text. Stops counting as soon as `limit` is passed, so
 * that a cycle or a huge message costs no more than one at the limit.
 */
export function messageSize(message: unknown, limit: number, { copies = false } = {}): number {
  const left: unknown[] = [message];
  const seen = copies ? undefined : new Set<unknown>();
  let size = 0;
  while (left.length > 0 && size <= limit) {
    const value = left.pop();
    size += 8;
    if (typeof value === 'string') size += value.length;
    else if (typeof value === 'object' && value !== null) {
      if (seen?.has(value)) continue;
      seen?.add(value);
      if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) size += value.byteLength;
      else if (Array.isArray(value)) size += pushAll(left, value);
      else if (value instanceof Map) for (const [key, item] of value) left.push(key, item);
      else if (value instanceof Set) left.push(...value);
      else {
        for (const [key, item] of Object.entries(value)) {
          size += key.length;
          left.push(item);
        }
      }
    }
  }
  return size;
}

/** Numbers are counted at once: lists of them are what makes a message long. */
function pushAll(left: unknown[], values: readonly unknown[]): number {
  let counted = 0;
  for (const value of values) {
    if (typeof value === 'number') counted += 8;
    else left.push(value);
  }
  return counted;
}

/** Whether lists, maps and objects are nested deeper than `levels`; a cycle is. */
export function isDeeperThan(message: unknown, levels: number): boolean {
  /** What was found to fit, with the fewest levels that were left for it: parts may be shared many times over. */
  const fits = new Map<object, number>();
  const exceeds = (value: unknown, left: number): boolean => {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
    if (left === 0) return true;
    if ((fits.get(value) ?? Number.POSITIVE_INFINITY) <= left) return false;
    for (const part of partsOf(value)) if (exceeds(part, left - 1)) return true;
    fits.set(value, left);
    return false;
  };
  return exceeds(message, levels);
}

function partsOf(value: object): Iterable<unknown> {
  if (Array.isArray(value) || value instanceof Set) return value as Iterable<unknown>;
  if (value instanceof Map) return [...value.keys(), ...value.values()];
  return Object.values(value);
}
