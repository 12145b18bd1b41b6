// A node kind as data: ports, parameters, how it takes part in a run, and what is said of it. Its runner is
// main/engine/nodes/<family>/<kind>.ts, but for what is all Keras' (`keras`).
import type { Language } from '#shared/text/language.ts';
import type { WordTree } from '#shared/text/merge-areas.ts';
import type { InputPort, OutputPort, PortType } from '#shared/spec/ports.ts';
import type { Params, ParamSpec, ParamValue } from '#shared/spec/param.ts';

export const families = [
  'data',
  'table',
  'layer',
  'optimizer',
  'train',
  'evaluate',
  'explain',
  'language',
  'text',
] as const;
export type Family = (typeof families)[number];

/** Each family has the colour of what it is there for; one without is grey. */
export const familyColours: Readonly<Record<Family, PortType | null>> = {
  data: 'dataset',
  table: 'table',
  layer: 'layer',
  optimizer: 'optimizer',
  train: 'model',
  evaluate: 'predictions',
  explain: 'explanation',
  language: 'wordVectors',
  text: null,
};

/** The Keras layer that a node stands for: with it, and the fields that its parameters name, the node needs no code. */
export interface KerasLayer {
  /** Its class. */
  readonly layer: string;
  /** The parameter to change when it is too large. */
  readonly sizeParam?: string;
  /** Where a layer's kernels have names of their own: what is said of the kernel counts for each. */
  readonly kernels?: readonly string[];
  /** The axes of a weight that lead to one of its outputs, over which a limit takes the norm; the first alone if not said. */
  readonly norms?: Readonly<Record<string, readonly number[]>>;
  /** It takes what comes before it twice, as query and as value, where no value is wired. */
  readonly twice?: true;
}

/** The Keras optimizer that a node stands for: as with a layer, the node needs no code. */
export interface KerasOptimizer {
  /** Its class. */
  readonly optimizer: string;
  /** Each step takes all training rows. */
  readonly wholeBatch?: true;
  /** Fields of Keras' that the node has no parameter for. */
  readonly config?: Readonly<Record<string, ParamValue>>;
}

export interface NodeSpec {
  readonly kind: `${Family}.${string}`;
  /** Rises by one when parameters or ports change meaning; shared/document/upgrades then has a step for it. */
  readonly version: number;
  /** Rises when the same inputs and parameters give other outputs, so that cached results are not reused. */
  readonly resultVersion: number;
  readonly keras?: KerasLayer | KerasOptimizer;
  readonly inputs: Readonly<Record<string, InputPort>>;
  readonly outputs: Readonly<Record<string, OutputPort>>;
  readonly params: Params;
  /** A name in the icon set of the studio. */
  readonly icon: string;
  /** It takes the kernels' cores: nothing else that does runs at the same time. */
  readonly usesKernels?: true;
  /** A cancel gets what there is so far, for which it is given a few seconds. */
  readonly handsOverWhenCancelled?: true;
  /** Whether the node draws random numbers, so that the document's seed is part of its key. */
  readonly random?: true;
  /** Parameter values, other than the defaults, under which the conformance harness runs the node. */
  readonly example?: Readonly<Record<string, unknown>>;
}

type Versions = 'version' | 'resultVersion';
type Described = Omit<NodeSpec, Versions> & Partial<Pick<NodeSpec, Versions>>;

// The words, derived from the spec: the compiler names a port, parameter or option that has none.
type ParamWords<P extends ParamSpec> = { readonly label: string; readonly help: string } & (P extends {
  readonly options: readonly (infer O extends string)[];
}
  ? { readonly options: { readonly [K in O]: string } }
  : unknown);

/** May be left out where nothing in it has to be said. */
type Part<N extends string, W> = object extends W ? { readonly [K in N]?: W } : { readonly [K in N]: W };

/** A port that is named after its type has the type's name in each language, unless it is called something else. */
type PortWords<P extends NodeSpec['inputs'] | NodeSpec['outputs']> = {
  readonly [K in keyof P as P[K] extends { readonly type: K } ? never : K]: string;
} & { readonly [K in keyof P]?: string };

/** `summary` is one line; `help` is Markdown. */
type WordsOf<S extends Described> = {
  readonly title: string;
  readonly summary: string;
  readonly help: string;
} & Part<'inputs', PortWords<S['inputs']>> &
  Part<'outputs', PortWords<S['outputs']>> &
  Part<'params', { readonly [K in keyof S['params']]: ParamWords<S['params'][K]> }>;

type KindWords<S extends Described> = { readonly [L in Language]: WordsOf<S> };

/** What is said of a kind in each language. Of ports: those that are not called by their type's name. */
export interface Worded {
  readonly words: { readonly [L in Language]: WordTree & { readonly [side in 'inputs' | 'outputs']?: WordTree } };
}

/**
 * A kind: its spec, whose literal types are kept, so that its runner's ports and parameters are checked by name; then its
 * words, which are checked against this very spec. Versions begin at 1.
 */
export const defineNode =
  <const S extends Described>(spec: S) =>
  (words: KindWords<S>): S & Pick<NodeSpec, Versions> & Worded => ({
    version: 1,
    resultVersion: 1,
    ...spec,
    words: words as Worded['words'],
  });

/** A kind whose family gives it its ports. */
const withPorts =
  <const P extends Pick<NodeSpec, 'inputs' | 'outputs'>>(ports: P) =>
  <const S extends Omit<Described, 'inputs' | 'outputs'>>(spec: S) =>
    defineNode({ ...spec, ...ports });

const layer = { layer: { type: 'layer' } } as const;

/** A layer with one input. */
export const defineLayerNode = withPorts({ inputs: layer, outputs: layer });

/** A layer in which each step of what is wired first looks at the steps of the value; without one, at those of its own. */
export const defineAttentionNode = withPorts({
  inputs: { layer: { type: 'layer' }, value: { type: 'layer', optional: true } },
  outputs: layer,
});

/** A layer in which branches of a network meet. */
export const defineMergeNode = withPorts({ inputs: { layers: { type: 'layer', many: true } }, outputs: layer });

export const defineOptimizerNode = withPorts({ inputs: {}, outputs: { optimizer: { type: 'optimizer' } } });

/** What reports on a model with rows of a dataset. */
export const defineReportNode = withPorts({
  inputs: { model: { type: 'model' }, dataset: { type: 'dataset', orTable: true } },
  outputs: { report: { type: 'report' } },
});
