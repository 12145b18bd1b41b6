// The parameters of a node, as data: what values are legal, in which unit, and which one a new node starts with.
// Says nothing about words (they stand behind the spec) or about how a form shows them (renderer/inspector).
import { assertNever } from '#shared/spec/assert-never.ts';

export type ParamValue =
  | string
  | number
  | boolean
  | null
  | readonly ParamValue[]
  | { readonly [key: string]: ParamValue };

/** A parameter is shown, and counts for the node's key, only while another parameter has one of these values. */
export interface ParamCondition {
  readonly param: string;
  readonly in: readonly (string | number | boolean)[];
}

/** How the Keras configuration of a layer or an optimizer holds a parameter, where that differs from its own name and value. */
export interface KerasField {
  /** Keras' name; absent: the parameter's in snake case. A dot leads into a penalty or a limit: `kernel_regularizer.l1`. */
  readonly name?: string;
  /** The parameter whose value it has while it is empty. */
  readonly same?: string;
  /** A single number is meant for both directions of a picture. */
  readonly pair?: true;
}

interface ParamBase {
  /** Shown only under this condition. */
  readonly when?: ParamCondition;
  /** Cosmetic parameters do not change results and stay out of the node's key. */
  readonly cosmetic?: true;
  /** Shown in the folded "more" part of the form. */
  readonly advanced?: true;
  /** Of layers and optimizers; text is the field's name. */
  readonly keras?: string | KerasField;
}

export type ParamSpec = ParamBase &
  (
    | {
        readonly type: 'integer';
        readonly default: number | null;
        readonly min: number;
        readonly max: number;
        readonly unit?: string;
        readonly optional?: true;
      }
    | {
        readonly type: 'number';
        readonly default: number | null;
        readonly min: number;
        readonly max: number;
        readonly unit?: string;
        readonly exclusiveMin?: true;
        readonly exclusiveMax?: true;
        readonly optional?: true;
      }
    | { readonly type: 'boolean'; readonly default: boolean }
    | { readonly type: 'choice'; readonly default: string; readonly options: readonly string[] }
    | { readonly type: 'choices'; readonly default: readonly string[]; readonly options: readonly string[] }
    | {
        readonly type: 'text';
        readonly default: string;
        readonly maxLength: number;
        readonly multiline?: true;
        readonly markdown?: true;
      }
    | {
        readonly type: 'integers';
        readonly default: readonly number[];
        readonly min: number;
        readonly max: number;
        readonly minLength: number;
        readonly maxLength: number;
      }
    /**
     * A column of the table that arrives at the input port `of`; '' = not chosen yet. `kept`: of a dataset also one that is
     * kept beside its features.
     */
    | { readonly type: 'column'; readonly default: ''; readonly of: string; readonly kept?: true }
    /** Columns of the table at `of`; empty = all that remain. */
    | { readonly type: 'columns'; readonly default: readonly string[]; readonly of: string; readonly kept?: true }
    /** A file beside the pipeline file, by relative path with forward slashes; '' = not chosen yet. */
    | { readonly type: 'file'; readonly default: ''; readonly extensions: readonly string[] }
    /** A folder in that of the pipeline file, as a file is named. */
    | { readonly type: 'folder'; readonly default: '' }
  );

export type Params = Readonly<Record<string, ParamSpec>>;

/**
 * What values of each type are made of. Whoever has nothing of its own for a type (a field of the form, the command line,
 * a summary) goes by this.
 */
const shapes = {
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  choice: 'text',
  choices: 'texts',
  text: 'text',
  integers: 'numbers',
  column: 'text',
  columns: 'texts',
  file: 'text',
  folder: 'text',
} as const satisfies { readonly [T in ParamSpec['type']]: 'number' | 'numbers' | 'boolean' | 'text' | 'texts' };

type Shape = (typeof shapes)[ParamSpec['type']];

export const shapeOf = ({ type }: ParamSpec): Shape => shapes[type];

/** Those whose values are one text. */
export type TextParam = {
  [T in ParamSpec['type']]: (typeof shapes)[T] extends 'text' ? Extract<ParamSpec, { readonly type: T }> : never;
}[ParamSpec['type']];

/** The value that a runner receives for a parameter. */
export type ParamValueOf<S extends ParamSpec> = S extends { type: 'integer' | 'number' }
  ? S extends { optional: true }
    ? number | null
    : number
  : S extends { type: 'boolean' }
    ? boolean
    : S extends { type: 'choice'; options: readonly (infer O)[] }
      ? O
      : S extends { type: 'choices'; options: readonly (infer O)[] }
        ? readonly O[]
        : S extends { type: 'integers' }
          ? readonly number[]
          : S extends { type: 'columns' }
            ? readonly string[]
            : string;

export type ParamsOf<P extends Params> = { readonly [K in keyof P]: ParamValueOf<P[K]> };

/** Why a value is not legal for a parameter, as data for a problem's words. */
export interface ParamFault {
  readonly code: 'param.type' | 'param.range' | 'param.choice' | 'param.length';
  readonly expected: string;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * Tells whether `value` is legal for `spec`, on its own (columns and files are not looked up here).
 * Returns undefined when it is.
 */
export function paramFault(spec: ParamSpec, value: unknown): ParamFault | undefined {
  switch (spec.type) {
    case 'integer':
    case 'number':
      return numberFault(spec, value);
    case 'boolean':
      return typeof value === 'boolean' ? undefined : { code: 'param.type', expected: 'true | false' };
    case 'choice':
      if (!isText(value)) return { code: 'param.type', expected: spec.options.join(' | ') };
      return spec.options.includes(value) ? undefined : { code: 'param.choice', expected: spec.options.join(' | ') };
    case 'choices':
      if (!Array.isArray(value) || !value.every(isText))
        return { code: 'param.type', expected: `[${spec.options.join(', ')}]` };
      if (new Set(value).size !== value.length)
        return { code: 'param.choice', expected: `[${spec.options.join(', ')}]` };
      return value.every((v) => spec.options.includes(v))
        ? undefined
        : { code: 'param.choice', expected: `[${spec.options.join(', ')}]` };
    case 'text':
      if (!isText(value)) return { code: 'param.type', expected: 'text' };
      return value.length <= spec.maxLength ? undefined : { code: 'param.length', expected: `≤ ${spec.maxLength}` };
    case 'integers':
      if (!Array.isArray(value) || !value.every((v) => Number.isInteger(v)))
        return { code: 'param.type', expected: '[1, 2, 3]' };
      if (value.length < spec.minLength || value.length > spec.maxLength)
        return { code: 'param.length', expected: `${spec.minLength} – ${spec.maxLength}` };
      return value.every((v: number) => v >= spec.min && v <= spec.max)
        ? undefined
        : { code: 'param.range', expected: `${spec.min} – ${spec.max}` };
    case 'columns':
      return Array.isArray(value) && value.every(isText) ? undefined : { code: 'param.type', expected: '["a", "b"]' };
    case 'column':
      return isText(value) ? undefined : { code: 'param.type', expected: 'text' };
    case 'file':
    case 'folder':
      return isText(value) && value.length <= 4096 ? undefined : { code: 'param.type', expected: 'text' };
    default:
      return assertNever(spec);
  }
}

function numberFault(spec: Extract<ParamSpec, { type: 'integer' | 'number' }>, value: unknown): ParamFault | undefined {
  if (value === null && spec.optional) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) return { code: 'param.type', expected: spec.type };
  if (spec.type === 'integer' && !Number.isInteger(value)) return { code: 'param.type', expected: 'integer' };
  const low = spec.type === 'number' && spec.exclusiveMin ? value > spec.min : value >= spec.min;
  const high = spec.type === 'number' && spec.exclusiveMax ? value < spec.max : value <= spec.max;
  return low && high ? undefined : { code: 'param.range', expected: rangeText(spec) };
}

/** What a number of the parameter may be, in signs: `> 0, ≤ 1`. */
export function rangeText(spec: Extract<ParamSpec, { type: 'integer' | 'number' | 'integers' }>): string {
  const low = spec.type === 'number' && spec.exclusiveMin ? '>' : '≥';
  const high = spec.type === 'number' && spec.exclusiveMax ? '<' : '≤';
  return `${low} ${spec.min}, ${high} ${spec.max}`;
}

/** Whether a parameter is in force given the node's other values. */
export function paramApplies(spec: ParamSpec, values: Readonly<Record<string, unknown>>): boolean {
  if (!spec.when) return true;
  const value = values[spec.when.param];
  return (spec.when.in as readonly unknown[]).includes(value);
}
