// Compares nested numbers with a reference, place by place, and says where they part.
import { expect } from 'vitest';

export interface Tolerance {
  readonly absolute: number;
  readonly relative: number;
}

/**
 * Same structure, and every number within absolute + relative × |expected|. NaN equals NaN, infinities themselves; the
 * reference may write them as "NaN", "Infinity", "-Infinity".
 */
export function expectClose(actual: unknown, expected: unknown, tolerance: Tolerance, place = ''): void {
  if (typeof expected === 'string') {
    expect(actual, place).toBe(Number(expected));
    return;
  }
  if (typeof expected === 'number') {
    expect(typeof actual, place).toBe('number');
    const close =
      Object.is(actual, expected) ||
      Math.abs((actual as number) - expected) <= tolerance.absolute + tolerance.relative * Math.abs(expected);
    if (!close)
      expect.fail(
        `${place}: expected ${expected} ± ${tolerance.absolute} + ${tolerance.relative} relative, received ${String(actual)}`,
      );
    return;
  }
  if (Array.isArray(expected)) {
    const list = Array.from(actual as ArrayLike<unknown>);
    expect(list.length, `${place}.length`).toBe(expected.length);
    expected.forEach((item, i) => expectClose(list[i], item, tolerance, `${place}[${i}]`));
    return;
  }
  const record = expected as Record<string, unknown>;
  expect(Object.keys(actual as object).toSorted(), place).toEqual(Object.keys(record).toSorted());
  for (const [key, value] of Object.entries(record))
    expectClose((actual as Record<string, unknown>)[key], value, tolerance, `${place}.${key}`);
}
