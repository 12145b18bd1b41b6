// The one shape of a connection between two processes. Transports implement Link and know bytes only; rpc.ts makes
// typed requests, streams and cancel out of it.

/** Carries structured-clone data (typed arrays included) in order. */
export interface Link {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when the other side is gone for any reason. */
  onClose(listener: () => void): void;
  close(): void;
}

/** C is a contract: request name → what goes in, and either what comes out or what streams. */
export type Client<C> = {
  readonly [K in keyof C]: C[K] extends { in: infer I; stream: infer S }
    ? (input: I, options?: { readonly signal?: AbortSignal }) => AsyncIterable<S>
    : C[K] extends { in: infer I; out: infer O }
      ? (input: I, options?: { readonly signal?: AbortSignal }) => Promise<O>
      : never;
};

export type Handlers<C> = {
  readonly [K in keyof C]: C[K] extends { in: infer I; stream: infer S }
    ? (input: I, context: { readonly signal: AbortSignal }) => AsyncIterable<S>
    : C[K] extends { in: infer I; out: infer O }
      ? (input: I, context: { readonly signal: AbortSignal }) => O | Promise<O>
      : never;
};
