// The shape of a node kind's words, derived from its spec: the compiler names a port, parameter or option that has none.
import type { NodeSpec } from '#shared/spec/define-node.ts';
import type { ParamSpec } from '#shared/spec/param.ts';
import type { Language } from '#shared/text/language.ts';

type ParamWords<P extends ParamSpec> = { readonly label: string; readonly help: string } & (P extends {
  readonly options: readonly (infer O extends string)[];
}
  ? { readonly options: { readonly [K in O]: string } }
  : unknown);

/** `summary` is one line; `help` is Markdown. */
type WordsOf<S extends NodeSpec> = {
  readonly title: string;
  readonly summary: string;
  readonly help: string;
  readonly inputs: { readonly [K in keyof S['inputs']]: string };
  readonly outputs: { readonly [K in keyof S['outputs']]: string };
  readonly params: { readonly [K in keyof S['params']]: ParamWords<S['params'][K]> };
};

export type KindWords<S extends NodeSpec> = { readonly [L in Language]: WordsOf<S> };
