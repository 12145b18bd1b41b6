// A runner without its literal types, for code that handles every kind alike.
import type { NodeSpec } from '#shared/spec/define-node.ts';
import type { InferContext, RunContext } from '#engine/values/runner.ts';
import type { WireValue } from '#engine/values/wire-value.ts';

export type InputValues = Readonly<Record<string, WireValue | readonly WireValue[] | undefined>>;
export type ParamValues = Readonly<Record<string, unknown>>;

export interface ErasedRunner {
  readonly spec: NodeSpec;
  readonly readsStored?: true;
  readonly writes?: true;
  outside?(params: ParamValues, context: InferContext): Promise<readonly string[]>;
  run(inputs: InputValues, params: ParamValues, context: RunContext): Promise<Readonly<Record<string, WireValue>>>;
}

/** By kind; a kind that is not in it cannot run. */
export type RunnerTable = Readonly<Record<string, ErasedRunner>>;

/** Forgets the literal types of a table that `satisfies Runners`; the compiler has tied each runner to its spec there. */
export function eraseRunners(runners: object): RunnerTable {
  return runners as RunnerTable;
}
