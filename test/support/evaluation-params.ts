// The parameters of an evaluation at their defaults, without intervals.
import { evaluate as spec } from '#shared/nodes/evaluate/evaluate.ts';
import type { ParamsOf } from '#shared/spec/param.ts';

const defaults = Object.fromEntries(Object.entries(spec.params).map(([name, param]) => [name, param.default]));

export const measuring = { ...(defaults as unknown as ParamsOf<typeof spec.params>), resamples: 0 };
