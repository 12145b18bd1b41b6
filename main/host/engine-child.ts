// Keeps one engine child process for the loopback host: starts it on demand, gives each studio a link of its own, tells
// when it ends. Knows nothing of what is said over the links.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { linkToChild } from '#engine/transport/child-process.ts';
import { type Multiplex, multiplex } from '#engine/transport/multiplex.ts';
import type { HostEvent } from '#shared/protocol/host-contract.ts';
import type { Link } from '#shared/protocol/link.ts';

export interface EngineChild {
  /** A link of its own; the engine is started when none runs. */
  connect(): Link;
  restart(): void;
  stop(): Promise<void>;
  watch(listener: (event: HostEvent) => void): () => void;
}

const entry = fileURLToPath(new URL('../engine/engine-process.ts', import.meta.url));
/** A child that does not go by itself is killed after this. */
const graceMs = 2000;

export function engineChild(): EngineChild {
  const listeners = new Set<(event: HostEvent) => void>();
  let running: { readonly child: ChildProcess; readonly lanes: Multiplex } | undefined;
  let stopped = false;
  const tell = (event: HostEvent): void => {
    for (const listener of listeners) listener(event);
  };

  function start(): { readonly child: ChildProcess; readonly lanes: Multiplex } {
    const child = fork(entry, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: process.env['TF_CPP_MIN_LOG_LEVEL'] ?? '2' },
    });
    const started = { child, lanes: multiplex(linkToChild(child)) };
    child.once('exit', (code, signal) => {
      if (running?.child === child) running = undefined;
      if (!stopped) tell({ event: 'engine.ended', code, signal });
    });
    tell({ event: 'engine.started' });
    return started;
  }

  return {
    connect() {
      running ??= start();
      return running.lanes.open();
    },
    restart() {
      running?.child.kill('SIGKILL');
    },
    async stop() {
      stopped = true;
      const child = running?.child;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.disconnect();
      const late = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await exited;
      clearTimeout(late);
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
