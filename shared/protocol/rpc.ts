// Typed requests, streams and cancel over a Link (DESIGN section 8). One message each:
//   h hello (version)   q call   s stream item   a items taken   v value, or end of a stream   e problem   x cancel
// Knows nothing of bytes, processes or what the requests mean.
import { protocolVersion } from '#shared/protocol/engine-contract.ts';
import type { Client, Handlers, Link } from '#shared/protocol/link.ts';
import { messageSize } from '#shared/protocol/message-size.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';

/** Bytes, as messageSize() counts them; a larger one is refused by its sender, and ws closes on one that arrives. */
export const largestMessage = 128 * 1024 * 1024;

/** Stream items that may be under way before the receiver has taken any. */
const window = 64;
const acknowledgeEvery = 16;

type Message =
  | { readonly t: 'h'; readonly version: number }
  | { readonly t: 'q'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly t: 's'; readonly id: number; readonly item: unknown }
  | { readonly t: 'a'; readonly id: number; readonly count: number }
  | { readonly t: 'v'; readonly id: number; readonly value?: unknown }
  | { readonly t: 'e'; readonly id: number; readonly problem: Problem }
  /** `drop`: nobody reads the rest of the stream. */
  | { readonly t: 'x'; readonly id: number; readonly drop?: true };

export interface Options {
  /** Only for tests of the handshake. */
  readonly version?: number;
  readonly largest?: number;
}

export interface ServeOptions extends Options {
  /** An exception that is no Fault: a mistake of ours, for the log. The caller gets its message, never its stack. */
  onUnexpected?(error: unknown, method: string): void;
}

interface Schema {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: unknown }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
        };
      };
}

/** A problem that arrived from the other side, as an exception. */
export function faultOf(problem: Problem): Fault {
  return Object.assign(new Fault(problem.code, problem.facts), { problem });
}

const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && typeof (value as { t?: unknown }).t === 'string';

interface Pending {
  readonly method: string;
  item(item: unknown): void;
  end(value: unknown): void;
  fail(error: unknown): void;
}

/**
 * The caller's side. A call returns a promise, a stream an async iterable (leaving its loop stops it at the source).
 * Aborting a call rejects at once with the signal's reason. Aborting a stream asks the source to end; what it still has
 * to say (`node.finished` with `cancelled`) arrives before the loop ends.
 * Rejects with a Fault: what the handler reported, or protocol.closed, protocol.version, protocol.tooLarge.
 */
export function connect<C>(link: Link, options: Options = {}): Client<C> & { close(): void } {
  const version = options.version ?? protocolVersion;
  const largest = options.largest ?? largestMessage;
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let broken: Fault | undefined;

  const breakOff = (fault: Fault) => {
    broken ??= fault;
    const waiting = [...pending.values()];
    pending.clear();
    for (const call of waiting) {
      call.fail(
        fault.problem.code === 'protocol.closed' ? new Fault('protocol.closed', { request: call.method }) : fault,
      );
    }
  };

  link.onMessage((message) => {
    if (!isMessage(message)) return;
    if (message.t === 'h') {
      if (message.version !== version)
        breakOff(new Fault('protocol.version', { ours: version, theirs: message.version }));
    } else if (message.t === 's') pending.get(message.id)?.item(message.item);
    else if (message.t === 'v') pending.get(message.id)?.end(message.value);
    else if (message.t === 'e') pending.get(message.id)?.fail(faultOf(message.problem));
  });
  link.onClose(() => breakOff(new Fault('protocol.closed', { request: '' })));
  link.post({ t: 'h', version } satisfies Message);

  const call = (method: string, input: unknown, signal?: AbortSignal) => {
    const id = ++lastId;
    const stream = new ItemQueue((count) => pending.has(id) && link.post({ t: 'a', id, count } satisfies Message));
    let iterated = false;
    let settle: { resolve(value: unknown): void; reject(error: unknown): void };
    const promise = new Promise((resolve, reject) => {
      settle = { resolve, reject };
    });
    const done = () => {
      pending.delete(id);
      signal?.removeEventListener('abort', onAbort);
    };
    const entry: Pending = {
      method,
      item: (item) => stream.push(item),
      end: (value) => {
        done();
        stream.end();
        settle.resolve(value);
      },
      fail: (error) => {
        done();
        const reason = signal?.aborted ? signal.reason : error;
        stream.end({ error: reason });
        settle.reject(reason);
      },
    };
    function onAbort(): void {
      if (!pending.has(id)) return;
      link.post({ t: 'x', id } satisfies Message);
      if (!iterated) entry.fail(signal?.reason);
    }
    const drop = () => {
      if (!pending.has(id)) return;
      link.post({ t: 'x', id, drop: true } satisfies Message);
      entry.end(undefined);
    };
    if (signal?.aborted) entry.fail(signal.reason);
    else if (broken) entry.fail(broken);
    else if (messageSize(input, largest) > largest)
      entry.fail(new Fault('protocol.tooLarge', { request: method, limit: largest }));
    else {
      pending.set(id, entry);
      signal?.addEventListener('abort', onAbort, { once: true });
      try {
        link.post({ t: 'q', id, method, input } satisfies Message);
      } catch (error) {
        entry.fail(error);
      }
    }
    return Object.assign(promise, {
      [Symbol.asyncIterator]() {
        iterated = true;
        // The loop reports the failure; the promise's own rejection must not count as unhandled.
        promise.catch(() => undefined);
        return {
          next: () => stream.next(),
          return: () => {
            drop();
            return Promise.resolve({ done: true as const, value: undefined });
          },
        };
      },
    });
  };

  const close = () => {
    breakOff(new Fault('protocol.closed', { request: '' }));
    link.close();
  };
  return new Proxy({} as Client<C> & { close(): void }, {
    get(_target, name) {
      // A client that is awaited must not look like a promise.
      if (typeof name !== 'string' || name === 'then') return undefined;
      if (name === 'close') return close;
      return (input: unknown, { signal }: { signal?: AbortSignal } = {}) => call(name, input, signal);
    },
  });
}

/** Items that arrived and were not read yet; tells how many were taken, so that the source may send more. */
class ItemQueue {
  readonly #items: unknown[] = [];
  #waiting: { resolve(result: IteratorResult<unknown>): void; reject(error: unknown): void } | undefined;
  #ended: { readonly error?: unknown } | undefined;
  #taken = 0;
  readonly #acknowledge: (count: number) => void;

  constructor(acknowledge: (count: number) => void) {
    this.#acknowledge = acknowledge;
  }

  push(item: unknown): void {
    if (this.#waiting) {
      this.#waiting.resolve({ done: false, value: item });
      this.#waiting = undefined;
      this.#took();
    } else this.#items.push(item);
  }

  end(failure: { readonly error?: unknown } = {}): void {
    this.#ended ??= failure;
    if (!this.#waiting) return;
    if ('error' in failure) this.#waiting.reject(failure.error);
    else this.#waiting.resolve({ done: true, value: undefined });
    this.#waiting = undefined;
  }

  next(): Promise<IteratorResult<unknown>> {
    if (this.#items.length > 0) {
      const value = this.#items.shift();
      this.#took();
      return Promise.resolve({ done: false, value });
    }
    const ended = this.#ended;
    if (ended) {
      this.#ended = {};
      return 'error' in ended
        ? Promise.reject(ended.error as Error)
        : Promise.resolve({ done: true, value: undefined });
    }
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  #took(): void {
    this.#taken += 1;
    if (this.#taken < acknowledgeEvery) return;
    this.#acknowledge(this.#taken);
    this.#taken = 0;
  }
}

interface Job {
  readonly controller: AbortController;
  /** Items that may still be sent before the reader has to take some. */
  credit: number;
  dropped: boolean;
  wake: (() => void) | undefined;
}

/**
 * The answering side: checks every input with its schema, refuses unknown requests, aborts a request's signal when it is
 * cancelled or the caller is gone, and holds a stream back while its reader is slow.
 */
export function serve<C>(
  link: Link,
  schemas: Readonly<Record<keyof C & string, Schema>>,
  handlers: Handlers<C>,
  options: ServeOptions = {},
): void {
  const version = options.version ?? protocolVersion;
  const largest = options.largest ?? largestMessage;
  const jobs = new Map<number, Job>();
  let theirs: number | undefined;
  let open = true;

  const post = (message: Message) => {
    if (open) link.post(message);
  };

  const stop = (job: Job, dropped: boolean) => {
    job.dropped ||= dropped;
    job.controller.abort(new CancelledRequest());
    job.wake?.();
  };

  async function sendStream(id: number, job: Job, items: AsyncIterable<unknown>): Promise<void> {
    // Leaving this loop calls the iterator's return(), so the source's own clean-up runs.
    for await (const item of items) {
      while (job.credit === 0 && !job.dropped) {
        await new Promise<void>((resolve) => {
          job.wake = resolve;
        });
      }
      if (job.dropped) return;
      job.credit -= 1;
      if (messageSize(item, largest) > largest)
        throw new Fault('protocol.tooLarge', { request: 'stream', limit: largest });
      post({ t: 's', id, item });
    }
    post({ t: 'v', id });
  }

  async function answer(id: number, method: string, input: unknown): Promise<void> {
    const job: Job = { controller: new AbortController(), credit: window, dropped: false, wake: undefined };
    jobs.set(id, job);
    try {
      if (theirs !== version) throw new Fault('protocol.version', { ours: version, theirs: theirs ?? 0 });
      if (!Object.hasOwn(handlers, method) || !Object.hasOwn(schemas, method))
        throw new Fault('protocol.unknown', { request: method });
      const parsed = schemas[method as keyof C & string].safeParse(input);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw new Fault('protocol.input', {
          request: method,
          place: issue?.path.join('.') ?? '',
          reason: issue?.message ?? '',
        });
      }
      const handle = handlers[method as keyof C] as (input: unknown, context: { signal: AbortSignal }) => unknown;
      const result = handle(parsed.data, { signal: job.controller.signal });
      if (isAsyncIterable(result)) return await sendStream(id, job, result);
      const value = await result;
      if (messageSize(value, largest) > largest)
        throw new Fault('protocol.tooLarge', { request: method, limit: largest });
      post({ t: 'v', id, value });
    } catch (error) {
      if (!job.dropped) post({ t: 'e', id, problem: problemOf(error, method) });
    } finally {
      jobs.delete(id);
    }
  }

  function problemOf(error: unknown, method: string): Problem {
    if (error instanceof Fault) return error.problem;
    if (error instanceof CancelledRequest || (error as { name?: unknown } | null)?.name === 'AbortError') {
      return new Fault('protocol.cancelled', { request: method }).problem;
    }
    options.onUnexpected?.(error, method);
    return new Fault('protocol.internal', {
      request: method,
      reason: error instanceof Error ? error.message : String(error),
    }).problem;
  }

  link.onClose(() => {
    open = false;
    for (const job of jobs.values()) stop(job, true);
  });
  link.onMessage((message) => {
    if (!isMessage(message)) return;
    const job = 'id' in message ? jobs.get(message.id) : undefined;
    if (message.t === 'h') {
      theirs = typeof message.version === 'number' ? message.version : 0;
      post({ t: 'h', version });
    } else if (message.t === 'q') {
      if (!Number.isSafeInteger(message.id) || job) return;
      const method = typeof message.method === 'string' ? message.method : '';
      // Not even the problem could be sent.
      answer(message.id, method, message.input).catch(() => link.close());
    } else if (message.t === 'x' && job) stop(job, message.drop === true);
    else if (message.t === 'a' && job && Number.isSafeInteger(message.count) && message.count > 0) {
      job.credit = Math.min(window, job.credit + message.count);
      job.wake?.();
    }
  });
}

/** The abort reason of a request whose caller does not want it any more. */
class CancelledRequest extends Error {
  override name = 'AbortError';
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && !('then' in value);
}
