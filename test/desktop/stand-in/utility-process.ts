// utilityProcess.fork over child_process.fork. The child sees process.parentPort (child-parent-port.ts).
import { fork as forkChild, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { closeBridged, fromBridge, type PortCarrier, type StandInPort } from './ports.ts';

class StandInUtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  readonly #ports = new Set<number>();
  readonly #carrier: PortCarrier;

  constructor(file: string, args: readonly string[], options: { env?: NodeJS.ProcessEnv }) {
    super();
    const env = { ...(options.env ?? process.env) };
    delete env['NODE_OPTIONS'];
    this.#child = forkChild(file, [...args], {
      env,
      serialization: 'advanced',
      execArgv: ['--import', new URL('./child-parent-port.ts', import.meta.url).href],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const send = (message: Record<string, unknown>): void => {
      if (this.#child.connected) this.#child.send(message);
    };
    this.#carrier = {
      deliver: (port, data) => send({ port, data }),
      closed: (port) => {
        this.#ports.delete(port);
        send({ closed: port });
      },
    };
    this.#child.once('spawn', () => this.emit('spawn'));
    this.#child.on('message', (message: { port?: number; data?: unknown; closed?: number; parent?: unknown }) => {
      if (message.port !== undefined) fromBridge(message.port, message.data);
      else if (message.closed !== undefined) closeBridged([message.closed]);
      else this.emit('message', message.parent);
    });
    this.#child.once('exit', (code) => {
      closeBridged(this.#ports);
      this.emit('exit', code ?? 1);
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  postMessage(data: unknown, transfer: readonly StandInPort[] = []): void {
    const ports = transfer.map((port) => port.bridge(this.#carrier));
    for (const port of ports) this.#ports.add(port);
    this.#child.send({ parent: data, ports });
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = {
  fork: (file: string, args: readonly string[] = [], options: { env?: NodeJS.ProcessEnv } = {}) =>
    new StandInUtilityProcess(file, args, options),
};
