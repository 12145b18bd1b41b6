// Keeps one engine process alive: starts it, hands it ports, tells when it ends, starts the next one when asked.
// Knows the engine by the file name of its bundle only.
import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';

export interface EngineEnd {
  readonly code: number | null;
}

export interface EngineSupervisor {
  /** A fresh port to the engine, which is started when none runs. */
  connect(): MessagePortMain;
  restart(): void;
  stop(): Promise<void>;
  onEnd(listener: (end: EngineEnd) => void): () => void;
  onStart(listener: () => void): () => void;
}

/** `file` is the engine's bundle; `env` is added to this process' environment. */
export function superviseEngine(file: string, env: Readonly<Record<string, string>>): EngineSupervisor {
  let engine: UtilityProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  const endListeners = new Set<(end: EngineEnd) => void>();
  const startListeners = new Set<() => void>();

  function start(): UtilityProcess {
    const child = utilityProcess.fork(file, [], {
      serviceName: 'neuroloom-engine',
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    ended = new Promise((resolve) => {
      child.on('exit', (code) => {
        if (engine === child) engine = undefined;
        resolve();
        for (const listener of endListeners) listener({ code });
      });
    });
    for (const listener of startListeners) listener();
    return child;
  }

  return {
    connect() {
      engine ??= start();
      const { port1, port2 } = new MessageChannelMain();
      engine.postMessage({ neuroloom: 'connect' }, [port2]);
      return port1;
    },
    restart() {
      engine?.kill();
    },
    async stop() {
      endListeners.clear();
      engine?.kill();
      await ended;
    },
    onEnd(listener) {
      endListeners.add(listener);
      return () => endListeners.delete(listener);
    },
    onStart(listener) {
      startListeners.add(listener);
      return () => startListeners.delete(listener);
    },
  };
}
