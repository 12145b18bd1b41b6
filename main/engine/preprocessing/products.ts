// Which products of features scikit-learn's PolynomialFeatures makes, in its order and with its names.

export interface ProductRule {
  readonly degree: number;
  /** Products of different features alone. */
  readonly interactionsOnly: boolean;
}

/** How many there are of `width` features, without making them: sums of binomial coefficients. */
export function productCount(width: number, { degree, interactionsOnly }: ProductRule): number {
  let count = 0;
  let ofDegree = 1;
  for (let d = 1; d <= degree; d += 1) {
    ofDegree = (ofDegree * (interactionsOnly ? width - d + 1 : width + d - 1)) / d;
    count += Math.max(0, ofDegree);
  }
  return Math.round(count);
}

/** Each product's features, in order; a feature that stands n times has the power n. The features themselves come first. */
export function productsOf(width: number, { degree, interactionsOnly }: ProductRule): readonly (readonly number[])[] {
  const all: (readonly number[])[] = [];
  let last: readonly (readonly number[])[] = [[]];
  for (let d = 1; d <= degree; d += 1) {
    last = last.flatMap((product) => {
      const previous = product.at(-1);
      const from = previous === undefined ? 0 : previous + (interactionsOnly ? 1 : 0);
      return Array.from({ length: Math.max(0, width - from) }, (_, i) => [...product, from + i]);
    });
    all.push(...last);
  }
  return all;
}

/** `a^2`, `a b`. */
export function productName(product: readonly number[], names: readonly string[]): string {
  const powers = new Map<number, number>();
  for (const f of product) powers.set(f, (powers.get(f) ?? 0) + 1);
  return Array.from(powers, ([f, power]) => `${names[f] ?? ''}${power > 1 ? `^${power}` : ''}`).join(' ');
}
