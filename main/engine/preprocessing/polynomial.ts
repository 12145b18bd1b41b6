// Products of features up to a degree, as scikit-learn's PolynomialFeatures without its column of ones. The features
// themselves are the first of them.
import { remade, sameMixed } from '#engine/preprocessing/mixed.ts';
import { productName, productsOf } from '#engine/preprocessing/products.ts';
import { firstStep } from '#engine/preprocessing/step-kind.ts';
import type { StepKind } from '#engine/preprocessing/step-kind.ts';
import type { PolynomialStep } from '#engine/values/dataset.ts';

export const polynomial: StepKind<PolynomialStep> = {
  step: 'polynomial',
  scales: false,
  rounds: true,
  refit: (step) => Promise.resolve(step),
  apply(step, values, rows, signal) {
    const products = productsOf(step.mixed.length, step);
    const make = (own: Float64Array, into: Float64Array): void => {
      for (const [k, product] of products.entries()) {
        let value = 1;
        for (const f of product) value *= own[f] as number;
        into[k] = value;
      }
    };
    return remade(step, values, rows, products.length * step.degree, make, signal);
  },
  applyOne: (_, __, value) => value,
  undoOne: (_, __, from) => from,
  same: (one, other) =>
    sameMixed(one, other) && one.degree === other.degree && one.interactionsOnly === other.interactionsOnly,
  describe(step, feature, t) {
    const product = productsOf(step.mixed.length, step)[feature];
    if (!product || product.length < 2) return undefined;
    const names = Array.from(step.mixed, (f) => step.from[f] ?? '');
    return { about: 'encoded', text: t('prepared.product', { product: productName(product, names) }) };
  },
  sideBySide: (parts) => firstStep(parts),
  inOrder: (step) => step,
};
