// The standard normal distribution in double precision: its share below a number, and the number below which a share lies.

const rootTau = Math.sqrt(2 * Math.PI);

export const normalDensity = (x: number): number => Math.exp((-x * x) / 2) / rootTau;

/** By its series near 0 and by its continued fraction farther out, where it is below 1 − share. */
export function normalShare(x: number): number {
  if (Math.abs(x) > 3) {
    const tail = normalDensity(x) / fraction(Math.abs(x));
    return x < 0 ? tail : 1 - tail;
  }
  let [sum, term] = [x, x];
  for (let k = 3; Math.abs(term) > 1e-18; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + sum * normalDensity(x);
}

/** x + 1/(x + 2/(x + 3/(x + …))). */
function fraction(x: number): number {
  let value = x;
  for (let k = 200; k > 0; k -= 1) value = x + k / value;
  return value;
}

/** Of a share between 0 and 1. Peter Acklam's approximation, made exact by two of Halley's steps. */
export function normalNumber(share: number): number {
  if (share <= 0) return Number.NEGATIVE_INFINITY;
  if (share >= 1) return Number.POSITIVE_INFINITY;
  if (share > 0.5) return -normalNumber(1 - share);
  let x = approximate(share);
  for (let i = 0; i < 2; i += 1) {
    const off = (normalShare(x) - share) / normalDensity(x);
    x -= off / (1 + (x * off) / 2);
  }
  return x;
}

function approximate(share: number): number {
  if (share < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(share));
    return polynomial(tail.over, q) / polynomial(tail.under, q);
  }
  const q = share - 0.5;
  return (polynomial(middle.over, q * q) * q) / polynomial(middle.under, q * q);
}

const polynomial = (factors: readonly number[], x: number): number =>
  factors.reduce((value, factor) => value * x + factor, 0);

const middle = {
  over: [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
  ],
  under: [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1],
};

const tail = {
  over: [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ],
  under: [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
};
