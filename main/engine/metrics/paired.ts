// Whether two models differ on the same rows by more than chance: McNemar's test on who is right where the other is
// wrong, in its exact form (Edwards' continuity correction would only approximate it).

export interface McNemar {
  /** Rows that only the first gets right. */
  readonly onlyFirst: number;
  readonly onlySecond: number;
  /** Two-sided, from the binomial distribution with p = 1/2. */
  readonly pValue: number;
}

export function mcNemar(firstRight: ArrayLike<boolean>, secondRight: ArrayLike<boolean>): McNemar {
  let onlyFirst = 0;
  let onlySecond = 0;
  for (let row = 0; row < firstRight.length; row++) {
    if (firstRight[row] && !secondRight[row]) onlyFirst++;
    if (!firstRight[row] && secondRight[row]) onlySecond++;
  }
  return { onlyFirst, onlySecond, pValue: signTest(Math.min(onlyFirst, onlySecond), onlyFirst + onlySecond) };
}

/** P(at most `few` or at least `trials − few` heads of a fair coin). */
function signTest(few: number, trials: number): number {
  if (trials === 0) return 1;
  // In logarithms, so that a thousand rows do not underflow.
  let logTerm = -trials * Math.LN2;
  let sum = Math.exp(logTerm);
  for (let k = 1; k <= few; k++) {
    logTerm += Math.log((trials - k + 1) / k);
    sum += Math.exp(logTerm);
  }
  return Math.min(1, 2 * sum);
}
