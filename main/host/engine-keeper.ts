// Keeps at most one engine: starts it when somebody connects, tells when it ends, and starts the next one on the next
// connection.
import type { HostEvent } from '#shared/protocol/host-contract.ts';
import type { Link } from '#shared/protocol/link.ts';
import type { EngineProcess } from '#engine/fork-engine.ts';

export interface EngineKeeper {
  /** A connection to the engine, which is started when none runs. */
  open(): Link;
  /** Ends the engine; the next connection starts another. */
  restart(): void;
  /** Ends the engine for good. */
  stop(): Promise<void>;
  /** Tells of ends and starts; returns the way to stop listening. */
  watch(listener: (event: HostEvent) => void): () => void;
}

export function keepEngine(fork: () => EngineProcess): EngineKeeper {
  let engine: EngineProcess | undefined;
  let stopped = false;
  const listeners = new Set<(event: HostEvent) => void>();
  const tell = (event: HostEvent) => {
    for (const listener of listeners) listener(event);
  };

  const start = (): EngineProcess => {
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
