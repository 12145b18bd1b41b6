// Keras' way to name a thing with settings: its class name, its snake-case name, or {class_name, config}.
import { z } from 'zod';

export interface NamedObject {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** A number among the settings, or what it is where it is not said. */
export function numberIn(config: NamedObject['config'], name: string, fallback: number): number {
  const value = config[name];
  return typeof value === 'number' ? value : fallback;
}

/** `he_normal` -> `HeNormal`, `l2` -> `L2`; a name that starts with a capital stays. */
export function classNameOf(name: string): string {
  if (/^[A-Z]/.test(name)) return name;
  return name.replace(/(?:^|_)([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

/** `MeanSquaredError` -> `mean_squared_error`. */
export function snakeName(className: string): string {
  return className
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** A schema for objects whose class is one of `names`; reads the short forms as well. */
export function namedObjectSchema(names: readonly string[]): z.ZodType<NamedObject> {
  return z.preprocess(
    (value) => {
      if (typeof value === 'string') return { class_name: classNameOf(value), config: {} };
      return value;
    },
    z.object({
      class_name: z.string().refine((name) => names.includes(name), { error: `one of ${names.join(', ')}` }),
      config: z.record(z.string(), z.unknown()).default({}),
    }),
  ) as unknown as z.ZodType<NamedObject>;
}
