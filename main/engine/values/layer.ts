// What a wire of type layer carries: the network so far, in Keras' terms.

export type Shape = readonly number[];

/** Where a layer call takes a tensor from: output `tensor` of call `call` of layer `layer` (Keras' inbound_nodes). */
export interface TensorRef {
  readonly layer: string;
  readonly call: number;
  readonly tensor: number;
}

/** Keras 3 class name and configuration, without what is null. `calls` has an entry per use (two = shared weights). */
export interface LayerData {
  readonly name: string;
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly calls: readonly (readonly TensorRef[])[];
}

export interface NetworkData {
  /** In an order in which each layer comes after those that feed it. InputLayer's config has batch_shape [null, …]. */
  readonly layers: readonly LayerData[];
  readonly inputs: readonly TensorRef[];
  readonly outputs: readonly TensorRef[];
}

export interface LayerValue {
  readonly type: 'layer';
  readonly network: NetworkData;
}

declare module '#engine/values/wire-value.ts' {
  interface WireValues {
    readonly layer: LayerValue;
  }
}
