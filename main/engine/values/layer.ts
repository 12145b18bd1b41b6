// What a wire of type layer carries: the network so far, in Keras' terms.

export type Shape = readonly number[];

/** Where a layer call takes a tensor from: output `tensor` of call `call` of layer `layer` (Keras' inbound_nodes). */
export interface TensorRef {
  readonly layer: string;
  readonly call: number;
  readonly tensor: number;
}

/** What a weight begins with. */
export interface WeightStart {
  readonly name: string;
  readonly shape: Shape;
  readonly values: Float32Array;
}

/** Keras 3 class name and configuration, without what is null. `calls` has an entry per use (two = shared weights). */
export interface LayerData {
  readonly name: string;
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly calls: readonly (readonly TensorRef[])[];
  /** Of a layer that was trained before, or is given: what its weights of these names begin with; others are drawn. */
  readonly start?: readonly WeightStart[];
}

/** Where data go into a network, or come out of it. */
export interface NetworkEnd extends TensorRef {
  /** The input or target of the dataset that it is for, by name; absent where there is only one. */
  readonly of?: string;
  /** Of an input that takes ids of tokens: they are below this. */
  readonly tokens?: number;
  /** Of an output: how much its loss counts in the sum of several; absent = 1. */
  readonly lossWeight?: number;
}

export interface NetworkData {
  /** In an order in which each layer comes after those that feed it. InputLayer's config has batch_shape [null, …]. */
  readonly layers: readonly LayerData[];
  readonly inputs: readonly NetworkEnd[];
  readonly outputs: readonly NetworkEnd[];
}

/** How much of a vocabulary a file of word vectors has. */
export interface VectorsUse {
  readonly file: string;
  readonly found: number;
  /** Words of the vocabulary that the file does not have: how many, and some of them, the most frequent first. */
  readonly missing: number;
  readonly some: readonly string[];
}

export interface LayerValue {
  readonly type: 'layer';
  readonly network: NetworkData;
  /** Of the layer that was added last, where its weights begin with a file's. */
  readonly vectors?: VectorsUse;
}

declare module '#engine/values/wire-value.ts' {
  interface WireValues {
    readonly layer: LayerValue;
  }
}
