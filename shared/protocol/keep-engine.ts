// Keeps at most one engine, for both hosts: starts it when somebody connects, tells when it ends, and starts the next one on
// the next connection. What a connection is, and how a process is started, is the host's.
import type { HostEvent } from '#shared/protocol/host-contract.ts';

export interface EngineEnd {
  readonly code: number | null;
  readonly signal: string | null;
}

export interface KeptEngine<Connection> {
  /** Another connection to this engine. */
  open(): Connection;
  readonly ended: Promise<EngineEnd>;
  /** Resolves when the process is gone. */
  stop(): Promise<EngineEnd>;
}

export interface EngineKeeper<Connection> {
  /** A connection to the engine, which is started when none runs. */
  open(): Connection;
  /** Ends the engine; the next connection starts another. */
  restart(): void;
  /** Ends the engine for good. */
  stop(): Promise<void>;
  /** Tells of ends and starts; returns the way to stop listening. */
  watch(listener: (event: HostEvent) => void): () => void;
}

export function keepEngine<Connection>(fork: () => KeptEngine<Connection>): EngineKeeper<Connection> {
  let engine: KeptEngine<Connection> | undefined;
  let stopped = false;
  const listeners = new Set<(event: HostEvent) => void>();
  const tell = (event: HostEvent) => {
    for (const listener of listeners) listener(event);
  };

  const start = (): KeptEngine<Connection> => {
    const started = fork();
    void started.ended.then(({ code, signal }) => {
      if (engine === started) engine = undefined;
      if (!stopped) tell({ event: 'engine.ended', code, signal });
    });
    tell({ event: 'engine.started' });
    return started;
  };

  return {
    open() {
      if (stopped) throw new Error('The host is ending');
      engine ??= start();
      return engine.open();
    },
    restart() {
      const old = engine;
      engine = undefined;
      void old?.stop();
    },
    async stop() {
      stopped = true;
      await engine?.stop();
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
