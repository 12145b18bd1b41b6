// A layer's or an optimizer's Keras configuration, from the values of a node's parameters and what its spec says of their
// fields.
import { paramApplies } from '#shared/spec/param.ts';
import type { KerasField, ParamSpec } from '#shared/spec/param.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import { classNameOf, snakeName } from '#engine/network/named-object.ts';
import type { NamedObject } from '#engine/network/named-object.ts';

type Values = Readonly<Record<string, unknown>>;
type Config = Record<string, unknown>;

/** Parameters that are not in force are left out, and so are a penalty of nothing and a rule that is not chosen. */
export function kerasConfig({ params, keras }: Pick<NodeSpec, 'params' | 'keras'>, values: Values): Config {
  const config: Config = {};
  const entries = Object.entries(params).map(([param, spec]) => ({ param, spec, field: fieldOf(param, spec) }));
  const named = new Set(entries.map(({ field }) => field.name));
  // The class of each rule on weights; without a choice of classes it is L1L2.
  const classes = new Map<string, string>();
  for (const { param, spec, field } of entries) {
    if (!paramApplies(spec, values)) continue;
    const [name, part] = field.name.split('.');
    if (name === undefined) continue;
    const value = valueOf(field, param, values);
    if (part !== undefined) {
      const className = named.has(name) ? classes.get(name) : l1l2;
      if (className !== undefined) addPart(config, name, { className, part, value });
    } else if (/_(?:regularizer|constraint)$/.test(name)) {
      if (value === 'none') continue;
      const className = classNameOf(String(value));
      classes.set(name, className);
      if (className !== l1l2) config[name] = { class_name: className, config: {} };
    } else
      config[name] = name.endsWith('_initializer') ? { class_name: classNameOf(String(value)), config: {} } : value;
  }
  const layer = keras && 'layer' in keras ? keras : undefined;
  const whole = withoutNothing(layer?.kernels ? withKernels(config, layer.kernels) : config);
  return layer?.norms ? withNorms(whole, layer.norms) : whole;
}

const l1l2 = 'L1L2';

interface Part {
  readonly className: string;
  readonly part: string;
  readonly value: unknown;
}

function addPart(config: Config, name: string, { className, part, value }: Part): void {
  const before = config[name] as NamedObject | undefined;
  config[name] = { class_name: className, config: { ...before?.config, [part]: value } };
}

const isNothing = (value: unknown): boolean => {
  const { class_name: className, config } = (value ?? {}) as Partial<NamedObject>;
  return className === l1l2 && config !== undefined && Object.values(config).every((weight) => weight === 0);
};

/** A penalty of which all weights are 0 is none. */
const withoutNothing = (config: Config): Config =>
  Object.fromEntries(Object.entries(config).filter(([, value]) => !isNothing(value)));

/** Keras takes a norm over the first axis of a weight unless told. */
function withNorms(config: Config, norms: Readonly<Record<string, readonly number[]>>): Config {
  const told = Object.entries(norms).flatMap(([weight, axis]) => {
    const limit = config[`${weight}_constraint`] as NamedObject | undefined;
    if (!limit || limit.class_name === 'NonNeg') return [];
    return [[`${weight}_constraint`, { ...limit, config: { ...limit.config, axis } }]];
  });
  return { ...config, ...(Object.fromEntries(told) as Config) };
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
  const {
    kernel_initializer: initializer,
    kernel_regularizer: regularizer,
    kernel_constraint: limit,
    ...rest
  } = config;
  for (const kernel of kernels) {
    rest[`${kernel}_initializer`] = initializer;
    if (regularizer !== undefined) rest[`${kernel}_regularizer`] = regularizer;
    if (limit !== undefined) rest[`${kernel}_constraint`] = limit;
  }
  return rest;
}
