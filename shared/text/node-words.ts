// The shape of a node kind's words, derived from the catalogue: the compiler names a kind, port, parameter or option
// that has none.
import type { Catalogue, NodeKind } from '#shared/nodes/catalogue.ts';
import type { Family, NodeSpec } from '#shared/spec/define-node.ts';
import type { ParamSpec } from '#shared/spec/param.ts';
import type { PortType } from '#shared/spec/ports.ts';

type ParamWords<P extends ParamSpec> = { readonly label: string; readonly help: string } & (P extends {
  readonly options: readonly (infer O extends string)[];
}
  ? { readonly options: { readonly [K in O]: string } }
  : unknown);

/** `summary` is one line; `help` is Markdown. */
export interface KindWords<S extends NodeSpec> {
  readonly title: string;
  readonly summary: string;
  readonly help: string;
  readonly inputs: { readonly [K in keyof S['inputs']]: string };
  readonly outputs: { readonly [K in keyof S['outputs']]: string };
  readonly params: { readonly [K in keyof S['params']]: ParamWords<S['params'][K]> };
}

type NameIn<F extends Family> = NodeKind extends infer K ? (K extends `${F}.${infer N}` ? N : never) : never;
type UnitOf<S extends NodeSpec> = S['params'][keyof S['params']] extends infer P
  ? P extends { readonly unit: infer U extends string }
    ? U
    : never
  : never;
type Unit = { [K in NodeKind]: UnitOf<Catalogue[K]> }[NodeKind];

/** `nodes.<family>.<name>` is the kind's own name cut at its dot. */
export interface NodesWords {
  readonly families: { readonly [F in Family]: string };
  readonly portTypes: { readonly [T in PortType]: string };
  readonly units: { readonly [U in Unit]: string };
  readonly nodes: {
    readonly [F in Family]: { readonly [N in NameIn<F>]: KindWords<Catalogue[`${F}.${N}` & NodeKind]> };
  };
}

/** Families whose words are in a file of their own. */
type ApartFamily = 'layer' | 'optimizer' | 'evaluate' | 'language';

export interface FamilyWords<F extends ApartFamily> {
  readonly nodes: Pick<NodesWords['nodes'], F>;
}

/** Kinds of the explain family whose words are beside those of their results. */
type InspectKind =
  | 'permutationImportance'
  | 'partialDependence'
  | 'accumulatedLocalEffects'
  | 'counterfactual'
  | 'surrogateTree'
  | 'nearestExamples';

export interface InspectWords {
  readonly nodes: {
    readonly explain: Pick<NodesWords['nodes']['explain'], InspectKind>;
  };
}

export interface AttributionWords {
  readonly nodes: { readonly explain: Pick<NodesWords['nodes']['explain'], 'attribution'> };
}

export interface DescentWords {
  readonly nodes: { readonly train: Pick<NodesWords['nodes']['train'], 'descentView'> };
}

/** What the main file of node words holds. */
export type MainWords = Omit<NodesWords, 'nodes'> & {
  readonly nodes: Omit<NodesWords['nodes'], ApartFamily | 'explain' | 'train'> & {
    readonly explain: Omit<NodesWords['nodes']['explain'], InspectKind | 'attribution'>;
    readonly train: Omit<NodesWords['nodes']['train'], 'descentView'>;
  };
};
