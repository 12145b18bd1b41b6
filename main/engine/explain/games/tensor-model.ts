// A model as a function of tensors, with its first dense layer apart where there is one: what games on tensors ask.
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';

/** The first layer of a network and what comes after it. The tensors belong to whoever made this. */
export interface FirstDense {
  /** [features, units]. */
  readonly kernel: Tensor2D;
  /** [units]. */
  readonly bias: Tensor1D;
  /** From pre-activations [n, units] to outputs [n, outputs]; the caller disposes. */
  after(preActivations: Tensor2D): Tensor;
  /** All that `after` reads: with them it can be compiled. */
  readonly weights?: readonly Tensor[];
}

export interface TensorModel {
  /** Numbers per row. */
  readonly features: number;
  readonly outputs: number;
  /** From [n, features] to [n, outputs]; the caller disposes. */
  predict(rows: Tensor2D): Tensor;
  readonly firstDense?: FirstDense;
  /** All that `predict` reads: with them it can be compiled. */
  readonly weights?: readonly Tensor[];
}
