// Starts the engine as Electron's utility process, which it knows by the file name of its bundle only. A connection is a port.
import { MessageChannelMain, type MessagePortMain, utilityProcess } from 'electron';
import type { EngineEnd, KeptEngine } from '#shared/protocol/keep-engine.ts';

/** `file` is the engine's bundle; `env` is added to this process' environment. */
export function forkEngine(file: string, env: Readonly<Record<string, string>>): KeptEngine<MessagePortMain> {
  const child = utilityProcess.fork(file, [], {
    serviceName: 'neuroloom-engine',
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  const ended = new Promise<EngineEnd>((resolve) => {
    child.once('exit', (code) => resolve({ code, signal: null }));
  });
  return {
    open() {
      const { port1, port2 } = new MessageChannelMain();
      child.postMessage({ neuroloom: 'connect' }, [port2]);
      return port1;
    },
    ended,
    stop() {
      child.kill();
      return ended;
    },
  };
}
