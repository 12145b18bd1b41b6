// The shape of the words of families and units: the compiler names one that has none.
import type { Catalogue, NodeKind } from '#shared/nodes/catalogue.ts';
import type { Family, NodeSpec } from '#shared/spec/define-node.ts';

type UnitOf<S extends NodeSpec> = S['params'][keyof S['params']] extends infer P
  ? P extends { readonly unit: infer U extends string }
    ? U
    : never
  : never;
type Unit = { [K in NodeKind]: UnitOf<Catalogue[K]> }[NodeKind];

export interface NodesWords {
  readonly families: { readonly [F in Family]: string };
  readonly units: { readonly [U in Unit]: string };
}
