// The events of one run on their way to its reader: progress is thinned to about 30 a second per node and only its latest
// is kept while the reader is slow, with what the ones before it had to show; every other event arrives, in order.
import type { NodeId } from '#shared/document/document.ts';
import type { RunEvent } from '#shared/protocol/run.ts';

type Progress = Extract<RunEvent, { event: 'node.progressed' }>;

const progressEveryMs = 33;

export class EventFeed implements AsyncIterable<RunEvent> {
  readonly #queue: RunEvent[] = [];
  readonly #held = new Map<NodeId, Progress>();
  readonly #lastSent = new Map<NodeId, number>();
  readonly #now: () => number;
  #timer: NodeJS.Timeout | undefined;
  #wake: (() => void) | undefined;
  #over = false;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  push(event: RunEvent): void {
    if (this.#over) return;
    if (event.event === 'node.progressed') return this.#progress(event);
    if (event.event === 'node.finished') this.#held.delete(event.node);
    this.#enqueue(event);
  }

  end(): void {
    this.#over = true;
    this.#held.clear();
    clearTimeout(this.#timer);
    this.#wake?.();
  }

  #progress(event: Progress): void {
    const due = (this.#lastSent.get(event.node) ?? Number.NEGATIVE_INFINITY) + progressEveryMs;
    if (this.#now() >= due) {
      const before = this.#held.get(event.node);
      this.#held.delete(event.node);
      this.#lastSent.set(event.node, this.#now());
      this.#enqueue({ ...before, ...event });
      return;
    }
    this.#held.set(event.node, { ...this.#held.get(event.node), ...event });
    this.#timer ??= setTimeout(() => this.#release(), progressEveryMs);
  }

  #release(): void {
    this.#timer = undefined;
    const held = [...this.#held.values()];
    this.#held.clear();
    for (const event of held) this.#progress(event);
  }

  #enqueue(event: RunEvent): void {
    const at =
      event.event === 'node.progressed'
        ? this.#queue.findIndex((queued) => queued.event === event.event && queued.node === event.node)
        : -1;
    const [before] = at >= 0 ? this.#queue.splice(at, 1) : [];
    this.#queue.push(before ? { ...before, ...event } : event);
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<RunEvent, void, undefined> {
    for (;;) {
      const event = this.#queue.shift();
      if (event) yield event;
      else if (this.#over) return;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}
