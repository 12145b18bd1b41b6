// The shape of the words of families, wire types and units: the compiler names one that has none.
import type { Catalogue, NodeKind } from '#shared/nodes/catalogue.ts';
import type { Family, NodeSpec } from '#shared/spec/define-node.ts';
import type { PortType } from '#shared/spec/ports.ts';

type UnitOf<S extends NodeSpec> = S['params'][keyof S['params']] extends infer P
  ? P extends { readonly unit: infer U extends string }
    ? U
    : never
  : never;
type Unit = { [K in NodeKind]: UnitOf<Catalogue[K]> }[NodeKind];

export interface NodesWords {
  readonly families: { readonly [F in Family]: string };
  readonly portTypes: { readonly [T in PortType]: string };
  readonly units: { readonly [U in Unit]: string };
}
