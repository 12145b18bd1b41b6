// In a child of the stand-in: process.parentPort as a utility process has it, over fork's IPC channel.
import { EventEmitter } from 'node:events';

class ChildPort extends EventEmitter {
  readonly #number: number;
  #started = false;
  #queue: unknown[] = [];

  constructor(number: number) {
    super();
    this.#number = number;
  }

  postMessage(data: unknown): void {
    if (process.connected) process.send?.({ port: this.#number, data });
  }

  start(): void {
    this.#started = true;
    for (const data of this.#queue.splice(0)) this.emit('message', { data, ports: [] });
  }

  close(): void {
    process.send?.({ closed: this.#number });
    this.emit('close');
  }

  receive(data: unknown): void {
    if (this.#started) this.emit('message', { data, ports: [] });
    else this.#queue.push(data);
  }
}

const ports = new Map<number, ChildPort>();
const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (data: unknown) => process.send?.({ parent: data }),
});

process.on(
  'message',
  (message: { parent?: unknown; ports?: number[]; port?: number; data?: unknown; closed?: number }) => {
    if (message.port !== undefined) ports.get(message.port)?.receive(message.data);
    else if (message.closed !== undefined) {
      ports.get(message.closed)?.emit('close');
      ports.delete(message.closed);
    } else {
      const arrived = (message.ports ?? []).map((number) => {
        const port = new ChildPort(number);
        ports.set(number, port);
        return port;
      });
      parentPort.emit('message', { data: message.parent, ports: arrived });
    }
  },
);
process.once('disconnect', () => process.exit(0));

Object.defineProperty(process, 'parentPort', { value: parentPort });
