// Values for the parameters of any kind: on its limits, just past them, of another type, and other legal ones. Knows
// parameter types, no node kinds.
import { paramFault } from '#shared/spec/param.ts';
import type { ParamFault, ParamSpec, TextParam } from '#shared/spec/param.ts';

interface Refused {
  readonly value: unknown;
  readonly code: ParamFault['code'];
}

const texts = (length: number) => 'x'.repeat(length);
const numbers = (length: number, value: number) => Array.from({ length }, () => value);
/** The next number above or below that a double can hold, near enough for limits of any size. */
const step = (value: number) => Math.max(Math.abs(value) * 1e-6, 1e-6);

/** Legal values at the limits. */
export function atLimits(spec: ParamSpec): readonly unknown[] {
  switch (spec.type) {
    case 'integer':
      return [spec.min, spec.max, ...(spec.optional ? [null] : [])];
    case 'number':
      return [
        spec.exclusiveMin ? spec.min + step(spec.min) : spec.min,
        spec.exclusiveMax ? spec.max - step(spec.max) : spec.max,
        ...(spec.optional ? [null] : []),
      ];
    case 'boolean':
      return [true, false];
    case 'choice':
      return spec.options;
    case 'choices':
      return [[], spec.options, ...spec.options.map((option) => [option])];
    case 'text':
      return ['', texts(spec.maxLength)];
    case 'integers':
      return [numbers(spec.minLength, spec.min), numbers(spec.maxLength, spec.max)];
    case 'column':
      return ['', 'a'];
    case 'columns':
      return [[], ['a', 'b']];
    default:
      spec satisfies TextParam;
      return ['', 'a.csv', texts(4096)];
  }
}

/** Values one step past each limit and of other types, with the fault that each must give. */
export function pastLimits(spec: ParamSpec): readonly Refused[] {
  const type = (...values: readonly unknown[]): readonly Refused[] =>
    values.map((value) => ({ value, code: 'param.type' as const }));
  const range = (...values: readonly unknown[]): readonly Refused[] =>
    values.map((value) => ({ value, code: 'param.range' as const }));
  const length = (...values: readonly unknown[]): readonly Refused[] =>
    values.map((value) => ({ value, code: 'param.length' as const }));
  const choice = (...values: readonly unknown[]): readonly Refused[] =>
    values.map((value) => ({ value, code: 'param.choice' as const }));
  switch (spec.type) {
    case 'integer':
      return [
        ...range(spec.min - 1, spec.max + 1),
        ...type(spec.min + 0.5, '1', Number.NaN, true),
        ...(spec.optional ? [] : type(null)),
      ];
    case 'number':
      return [
        ...range(
          spec.exclusiveMin ? spec.min : spec.min - step(spec.min),
          spec.exclusiveMax ? spec.max : spec.max + step(spec.max),
        ),
        ...type('1', Number.NaN, Number.POSITIVE_INFINITY, [1]),
        ...(spec.optional ? [] : type(null)),
      ];
    case 'boolean':
      return type('true', 1, null);
    case 'choice':
      return [...choice('no such option', ''), ...type(1, null)];
    case 'choices':
      return [...choice(['no such option'], [spec.options[0], spec.options[0]]), ...type('text', [1], null)];
    case 'text':
      return [...length(texts(spec.maxLength + 1)), ...type(1, null)];
    case 'integers':
      return [
        ...length(numbers(spec.maxLength + 1, spec.min)),
        ...(spec.minLength > 0 ? length(numbers(spec.minLength - 1, spec.min)) : []),
        ...range(numbers(spec.maxLength, spec.min - 1), numbers(spec.maxLength, spec.max + 1)),
        ...type(1, [spec.min + 0.5], null),
      ];
    case 'column':
      return type(1, null, ['a']);
    case 'columns':
      return type('a', [1], null);
    default:
      spec satisfies TextParam;
      return type(1, null, texts(4097));
  }
}

/**
 * Legal values that differ from `value` and are near it, so that a node can run with them: every other option, the other
 * truth, the number beside it. None for columns and files, whose values depend on the data.
 */
export function otherValues(spec: ParamSpec, value: unknown): readonly unknown[] {
  return candidates(spec, value).filter(
    (other) => !paramFault(spec, other) && JSON.stringify(other) !== JSON.stringify(value),
  );
}

function candidates(spec: ParamSpec, value: unknown): readonly unknown[] {
  switch (spec.type) {
    case 'integer':
      return typeof value === 'number'
        ? [value + 1, value - 1].filter((v) => v >= spec.min && v <= spec.max).slice(0, 1)
        : [spec.min];
    case 'number':
      return typeof value === 'number' ? [value === 0 ? spec.max / 128 : value / 2, spec.min] : [spec.min];
    case 'boolean':
      return [!value];
    case 'choice':
      return spec.options;
    case 'choices':
      return spec.options.map((option) => [option]);
    case 'text':
      return [`${typeof value === 'string' ? value : ''} and more`];
    case 'integers':
      return [numbers(Math.max(spec.minLength, 1), spec.min), numbers(Math.max(spec.minLength, 1), spec.min + 1)];
    case 'columns':
      return [];
    default:
      // A column, a file and the like.
      spec satisfies TextParam;
      return [];
  }
}
