// A layer's or an optimizer's Keras configuration, from the values of a node's parameters and what its spec says of their
// fields.
import { paramApplies } from '#shared/spec/param.ts';
import type { KerasField, ParamSpec } from '#shared/spec/param.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import { classNameOf, snakeName } from '#engine/network/named-object.ts';

type Values = Readonly<Record<string, unknown>>;
type Config = Record<string, unknown>;

/** Parameters that are not in force are left out, and so is a penalty of nothing. */
export function kerasConfig({ params, keras }: Pick<NodeSpec, 'params' | 'keras'>, values: Values): Config {
  const config: Config = {};
  const penalties: Record<string, Record<string, number>> = {};
  for (const [param, spec] of Object.entries(params)) {
    if (!paramApplies(spec, values)) continue;
    const field = fieldOf(param, spec);
    const [name, part] = field.name.split('.');
    if (name === undefined) continue;
    const value = valueOf(field, param, values);
    if (part !== undefined) {
      const penalty = { ...penalties[name], [part]: value as number };
      penalties[name] = penalty;
      if (Object.values(penalty).some((weight) => weight > 0)) config[name] = { class_name: 'L1L2', config: penalty };
    } else
      config[name] = name.endsWith('_initializer') ? { class_name: classNameOf(String(value)), config: {} } : value;
  }
  return keras && 'kernels' in keras && keras.kernels ? withKernels(config, keras.kernels) : config;
}

function fieldOf(param: string, { keras }: ParamSpec): KerasField & { readonly name: string } {
  const field = typeof keras === 'string' ? { name: keras } : keras;
  return { ...field, name: field?.name ?? snakeName(param) };
}

function valueOf({ same, pair }: KerasField, param: string, values: Values): unknown {
  const own = values[param];
  const isEmpty = own === null || (Array.isArray(own) && own.length === 0);
  if (same !== undefined && isEmpty) return values[same];
  const [only, ...others] = Array.isArray(own) ? (own as readonly unknown[]) : [own];
  return pair && others.length === 0 ? [only, only] : own;
}

/** What is said of the kernel, said of each of these kernels. */
function withKernels(config: Config, kernels: readonly string[]): Config {
  const { kernel_initializer: initializer, kernel_regularizer: regularizer, ...rest } = config;
  for (const kernel of kernels) {
    rest[`${kernel}_initializer`] = initializer;
    if (regularizer !== undefined) rest[`${kernel}_regularizer`] = regularizer;
  }
  return rest;
}
