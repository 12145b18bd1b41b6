// A node kind as data: ports, parameters and how it takes part in a run. Its words are beside it in <kind>.words.ts; its
// runner is main/engine/nodes/<family>/<kind>.ts, but for what is all Keras' (`keras`).
import type { InputPort, OutputPort, PortType } from '#shared/spec/ports.ts';
import type { Params, ParamValue } from '#shared/spec/param.ts';

export const families = ['data', 'layer', 'optimizer', 'train', 'evaluate', 'explain', 'language', 'text'] as const;
export type Family = (typeof families)[number];

/** Each family has the colour of what it is there for; one without is grey. */
export const familyColours: Readonly<Record<Family, PortType | null>> = {
  data: 'dataset',
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
  /** Where a layer's kernels have names of their own: `kernel_initializer` and `kernel_regularizer` count for each. */
  readonly kernels?: readonly string[];
  /** It takes what comes before it twice: as query and as value. */
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

/** Keeps the literal types of a spec, so that its runner's ports and parameters are checked by name. Versions begin at 1. */
export function defineNode<const S extends Described>(spec: S): S & Pick<NodeSpec, Versions> {
  return { version: 1, resultVersion: 1, ...spec };
}

const layerPorts = { inputs: { layer: { type: 'layer' } }, outputs: { layer: { type: 'layer' } } } as const;

/** A layer with one input. */
export const defineLayerNode = <const S extends Omit<Described, 'inputs' | 'outputs'>>(
  spec: S,
): S & typeof layerPorts & Pick<NodeSpec, Versions> => defineNode({ ...spec, ...layerPorts });

const optimizerPorts = { inputs: {}, outputs: { optimizer: { type: 'optimizer' } } } as const;

export const defineOptimizerNode = <const S extends Omit<Described, 'inputs' | 'outputs'>>(
  spec: S,
): S & typeof optimizerPorts & Pick<NodeSpec, Versions> => defineNode({ ...spec, ...optimizerPorts });
