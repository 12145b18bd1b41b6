// The optimizers that there are, and one opened with its settings.
import type { z } from 'zod';
import { Fault } from '#shared/protocol/problem.ts';
import {
  adadelta,
  adagrad,
  adam,
  adamax,
  adamw,
  lion,
  nadam,
  rmsprop,
  sgd,
} from '#engine/training/optimizers/keras-optimizers.ts';
import { commonOptimizerConfig } from '#engine/training/optimizers/optimizer.ts';
import type { OptimizerClass } from '#engine/training/optimizers/optimizer.ts';
import type { OptimizerValue } from '#engine/values/optimizer.ts';

const optimizers = {
  sgd,
  adam,
  adamw,
  rmsprop,
  adagrad,
  adadelta,
  adamax,
  nadam,
  lion,
};

const classes: ReadonlyMap<string, OptimizerClass> = new Map(
  Object.values(optimizers).map((optimizer) => [optimizer.className.toLowerCase(), optimizer]),
);

/** By Keras class name or lower-case name; undefined when there is none. */
export function optimizerClass(name: string): OptimizerClass | undefined {
  return classes.get(name.toLowerCase());
}

/** An optimizer with its settings checked and filled in. */
export interface OpenOptimizer {
  readonly optimizer: OptimizerClass;
  readonly config: unknown;
  readonly common: z.infer<typeof commonOptimizerConfig>;
}

/** Throws Fault 'training.optimizer' for an optimizer or setting that does not exist. */
export function openOptimizer({ className, config }: Pick<OptimizerValue, 'className' | 'config'>): OpenOptimizer {
  const optimizer = optimizerClass(className);
  const parsed = optimizer?.config.safeParse(config);
  if (!optimizer || !parsed?.success) {
    const [issue] = parsed?.error?.issues ?? [];
    const detail = issue ? `${issue.path.join('.')}: ${issue.message}` : '';
    throw new Fault('training.optimizer', { optimizer: className, detail });
  }
  return { optimizer, config: parsed.data, common: commonOptimizerConfig.parse(parsed.data) };
}
