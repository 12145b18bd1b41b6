// What a wire of type optimizer carries.

/** Keras class name and config: SGD, Adam, …; wholeBatch = every step takes all training rows (gradient descent). */
export interface OptimizerValue {
  readonly type: 'optimizer';
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly wholeBatch: boolean;
  /** Lowers the rate when the loss watched by the training stands still; patience and cooldown in epochs. */
  readonly reduceOnPlateau?: {
    readonly factor: number;
    readonly patience: number;
    readonly cooldown: number;
    readonly minDelta: number;
    readonly minRate: number;
  };
}

declare module '#engine/values/wire-value.ts' {
  interface WireValues {
    readonly optimizer: OptimizerValue;
  }
}
