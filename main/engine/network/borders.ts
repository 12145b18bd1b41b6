// How Keras writes what is added to, or cut from, the four sides of a picture: one number, one an axis, or two an axis.
import { z } from 'zod';

const size = z.number().int().min(0);
const sides = z.tuple([z.tuple([size, size]), z.tuple([size, size])]);

/** [[top, bottom], [left, right]]. */
export const borders = z.preprocess((value) => {
  const list: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : [value, value];
  return list.map((side) => (typeof side === 'number' ? [side, side] : side));
}, sides) as unknown as z.ZodType<z.infer<typeof sides>>;
