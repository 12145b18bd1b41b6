// Which token comes next, from a model's probabilities: the likeliest, or one drawn from them as a temperature and a count of
// the likeliest have changed them.

export interface DrawRule {
  /** 0 = always the likeliest. */
  readonly temperature: number;
  /** Of the likeliest only so many; 0 = of all. */
  readonly topK: number;
}

/**
 * softmax(log p / T) over the `topK` likeliest, 0 for the others; of equally likely ones the first come first. At temperature 0
 * all of it is at the likeliest. No probability above 0: all alike.
 */
export function drawnFrom(probabilities: ArrayLike<number>, { temperature, topK }: DrawRule): Float64Array {
  const all = Float64Array.from(probabilities, (p) => (p > 0 ? p : 0));
  const order = Array.from(all.keys()).toSorted((a, b) => (all[b] ?? 0) - (all[a] ?? 0) || a - b);
  const kept = order.slice(0, temperature === 0 ? 1 : topK > 0 ? topK : order.length);
  const most = all[kept[0] ?? 0] ?? 0;
  const result = new Float64Array(all.length);
  // Against the likeliest, so that a small temperature neither overflows nor leaves nothing.
  for (const place of kept)
    result[place] = temperature === 0 || most === 0 ? 1 : ((all[place] ?? 0) / most) ** (1 / temperature);
  const sum = result.reduce((total, p) => total + p, 0);
  return result.map((p) => p / sum);
}

/** The place that `uniform`, from 0 up to 1, falls on. */
export function drawToken(probabilities: ArrayLike<number>, rule: DrawRule, uniform: number): number {
  const from = drawnFrom(probabilities, rule);
  let below = 0;
  let last = 0;
  for (const [place, p] of from.entries()) {
    if (p === 0) continue;
    below += p;
    last = place;
    if (uniform < below) return place;
  }
  // The sum of all may be a rounding below 1.
  return last;
}
