// MessageChannelMain for the stand-in: pairs of port ends in this process. An end that is transferred elsewhere (page or
// child) is bridged: what arrives for it here goes out by its carrier, under a number that both sides know.
import { EventEmitter } from 'node:events';

export interface PortCarrier {
  deliver(port: number, data: unknown): void;
  closed(port: number): void;
}

let numbers = 0;
const bridged = new Map<number, StandInPort>();

export class StandInPort extends EventEmitter {
  #peer: StandInPort | undefined;
  #queue: unknown[] = [];
  #started = false;
  #carrier: { readonly carrier: PortCarrier; readonly number: number } | undefined;
  #closed = false;

  static pair(): [StandInPort, StandInPort] {
    const [one, two] = [new StandInPort(), new StandInPort()];
    one.#peer = two;
    two.#peer = one;
    return [one, two];
  }

  postMessage(data: unknown): void {
    if (this.#closed) return;
    const peer = this.#peer;
    // Cloned at once, as Electron does, so that later changes by the sender do not show.
    const copy = structuredClone(data);
    queueMicrotask(() => peer?.receive(copy));
  }

  start(): void {
    this.#started = true;
    for (const data of this.#queue.splice(0)) this.emit('message', { data, ports: [] });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const peer = this.#peer;
    queueMicrotask(() => peer?.peerClosed());
    this.emit('close');
  }

  /** Hands this end to another process; returns the number under which `carrier` knows it. */
  bridge(carrier: PortCarrier): number {
    numbers += 1;
    this.#carrier = { carrier, number: numbers };
    bridged.set(numbers, this);
    for (const data of this.#queue.splice(0)) carrier.deliver(numbers, data);
    return numbers;
  }

  private receive(data: unknown): void {
    if (this.#closed) return;
    if (this.#carrier) this.#carrier.carrier.deliver(this.#carrier.number, data);
    else if (this.#started) this.emit('message', { data, ports: [] });
    else this.#queue.push(data);
  }

  private peerClosed(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#carrier) {
      bridged.delete(this.#carrier.number);
      this.#carrier.carrier.closed(this.#carrier.number);
    }
    this.emit('close');
  }
}

/** What came back from a bridged end. */
export function fromBridge(port: number, data: unknown): void {
  bridged.get(port)?.postMessage(data);
}

/** The process that held these bridged ends is gone, or closed one of them. */
export function closeBridged(ports: Iterable<number>): void {
  for (const port of ports) {
    bridged.get(port)?.close();
    bridged.delete(port);
  }
}
