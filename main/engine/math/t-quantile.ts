// How many standard errors a 95 % interval reaches when the spread itself was estimated from few values.

const normal = 1.959963984540054;

/** The 97.5 % point of Student's t; by the expansion of Abramowitz and Stegun 26.7.5, right to 0.2 % from 3 degrees on. */
export function tQuantile(degrees: number): number {
  if (degrees < 1) return Number.NaN;
  if (degrees < 2) return 12.706204736;
  if (degrees < 3) return 4.30265273;
  const z = normal;
  const [z3, z5, z7, z9] = [z ** 3, z ** 5, z ** 7, z ** 9];
  return (
    z +
    (z3 + z) / (4 * degrees) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * degrees ** 3) +
    (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / (92_160 * degrees ** 4)
  );
}
