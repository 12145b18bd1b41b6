// The specs of every node kind, by kind; kinds.ts lists them.
import { kinds } from '#shared/nodes/kinds.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import type { ParamValue } from '#shared/spec/param.ts';

export type NodeKind = keyof typeof kinds;
export type Catalogue = { readonly [K in NodeKind]: (typeof kinds)[K]['spec'] };

export const catalogue = Object.fromEntries(
  Object.entries(kinds).map(([kind, { spec }]) => [kind, spec]),
) as unknown as Catalogue;

export function isNodeKind(kind: string): kind is NodeKind {
  return Object.hasOwn(catalogue, kind);
}

/** The spec of a kind, or undefined for a kind that this version does not know. */
export function specOf(kind: string): NodeSpec | undefined {
  return isNodeKind(kind) ? catalogue[kind] : undefined;
}

/** Every parameter of a kind at its default. */
export function defaultParams(spec: NodeSpec): Record<string, ParamValue> {
  return Object.fromEntries(Object.entries(spec.params).map(([name, param]) => [name, param.default as ParamValue]));
}
