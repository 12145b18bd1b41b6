// Chosen features with their products up to a degree.
import { polynomial as spec } from '#shared/nodes/data/polynomial.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { inferMixed, runMixed } from '#engine/nodes/data/mixed-features.ts';
import { productCount, productName, productsOf } from '#engine/preprocessing/products.ts';
import type { ProductRule } from '#engine/preprocessing/products.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { DatasetValue } from '#engine/values/dataset.ts';

/** Of one input: more are no features that a person looks at, and fill the memory. */
const mostProducts = 2000;

/** Throws Fault 'polynomial.tooMany'. */
function namesOf(features: readonly string[], rule: ProductRule): readonly string[] {
  const count = productCount(features.length, rule);
  if (count > mostProducts) {
    const facts = { features: features.length, degree: rule.degree, count, limit: mostProducts };
    throw new Fault('polynomial.tooMany', facts, { param: 'degree' });
  }
  return productsOf(features.length, rule).map((product) => productName(product, features));
}

export const polynomial = defineRunner({
  spec,

  infer: ({ dataset }, params) => inferMixed(dataset, params.columns, (features) => namesOf(features, params)),

  async run({ dataset }, { columns, degree, interactionsOnly }, { signal }): Promise<{ dataset: DatasetValue }> {
    return {
      dataset: await runMixed(
        dataset,
        columns,
        (_values, _rows, before, features) => {
          const rule = { degree, interactionsOnly };
          return Promise.resolve({ step: { step: 'polynomial', ...before, ...rule }, names: namesOf(features, rule) });
        },
        signal,
      ),
    };
  },
});
