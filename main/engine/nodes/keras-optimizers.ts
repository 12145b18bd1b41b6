// The runners of all optimizers, each from what its spec says: none of them needs code of its own.
import { catalogue } from '#shared/nodes/catalogue.ts';
import type { Catalogue } from '#shared/nodes/catalogue.ts';
import type { rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import type { KerasOptimizer, NodeSpec } from '#shared/spec/define-node.ts';
import type { ParamSpec } from '#shared/spec/param.ts';
import type { Runner } from '#engine/values/runner.ts';
import { optimizerRunner } from '#engine/nodes/optimizer/make-optimizer.ts';

/** One that lacks a parameter of the step is none: the compiler then asks for its runner. */
interface OptimizerSpec {
  readonly keras: KerasOptimizer;
  readonly params: { readonly [P in keyof (typeof rateParam & typeof stepParams)]: ParamSpec };
}

type OptimizerKind = { [K in keyof Catalogue]: Catalogue[K] extends OptimizerSpec ? K : never }[keyof Catalogue];

function* optimizerRunners(): Iterable<readonly [string, Runner<NodeSpec>]> {
  for (const spec of Object.values<NodeSpec>(catalogue)) {
    const { keras, kind } = spec;
    if (keras && 'optimizer' in keras) yield [kind, optimizerRunner(spec, keras)];
  }
}

export const kerasOptimizers = Object.fromEntries(optimizerRunners()) as unknown as {
  readonly [K in OptimizerKind]: Runner<Catalogue[K]>;
};
