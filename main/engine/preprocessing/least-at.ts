// Where a function of one number is least: Brent's search by parabolas and golden sections, between two numbers that are
// moved apart until the least lies between them.

const golden = (3 - Math.sqrt(5)) / 2;
const precision = 1e-9;

/** Of a function with a single least place. */
export async function leastAt(f: (x: number) => Promise<number>, low = -2, high = 2): Promise<number> {
  const middle = (low + high) / 2;
  const [below, at, above] = [await f(low), await f(middle), await f(high)];
  const far = Math.abs(middle) > 1e3;
  if (!far && !(below > at)) return leastAt(f, low - 2 * (high - low), high);
  if (!far && !(above > at)) return leastAt(f, low, high + 2 * (high - low));
  return brent(f, low, high, middle, at);
}

async function brent(
  f: (x: number) => Promise<number>,
  low: number,
  high: number,
  start: number,
  value: number,
): Promise<number> {
  let [a, b] = [low, high];
  // The best, the second and the third place, with their values.
  let [x, w, v] = [start, start, start];
  let [fx, fw, fv] = [value, value, value];
  let [step, before] = [0, 0];
  for (let i = 0; i < 100; i += 1) {
    const middle = (a + b) / 2;
    const near = precision * Math.abs(x) + 1e-11;
    if (Math.abs(x - middle) <= 2 * near - (b - a) / 2) break;
    const r = (x - w) * (fx - fv);
    let q = (x - v) * (fx - fw);
    let p = (x - v) * q - (x - w) * r;
    q = 2 * (q - r);
    if (q > 0) p = -p;
    q = Math.abs(q);
    if (Math.abs(before) > near && Math.abs(p) < Math.abs(0.5 * q * before) && p > q * (a - x) && p < q * (b - x)) {
      [step, before] = [p / q, step];
    } else {
      before = x < middle ? b - x : a - x;
      step = golden * before;
    }
    const u = x + (Math.abs(step) >= near ? step : Math.sign(step || 1) * near);
    const fu = await f(u);
    if (fu <= fx) {
      if (u < x) b = x;
      else a = x;
      [v, fv, w, fw, x, fx] = [w, fw, x, fx, u, fu];
    } else {
      if (u < x) a = u;
      else b = u;
      if (fu <= fw || w === x) [v, fv, w, fw] = [w, fw, u, fu];
      else if (fu <= fv || v === x || v === w) [v, fv] = [u, fu];
    }
  }
  return x;
}
