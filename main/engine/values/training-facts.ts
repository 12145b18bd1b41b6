// What is told of how a training was computed, whatever it trained.

export interface TrainingThreads {
  readonly count: number;
  readonly measured?: readonly { readonly threads: number; readonly milliseconds: number }[];
  readonly set?: true;
}
