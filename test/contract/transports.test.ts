// One suite over every transport: whatever carries the messages, a request means the same.
import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { linkToChild } from '#engine/transport/child-process.ts';
import { linkOverPort } from '#test/support/link-over-port.ts';
import { multiplex } from '#engine/transport/multiplex.ts';
import { connectSocket, makeSocketServer } from '#engine/transport/web-socket.ts';
import type { Link } from '#shared/protocol/link.ts';
import { linkOverMainPort } from '#shared/protocol/main-port-link.ts';
import type { MainPort } from '#shared/protocol/main-port-link.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { connect, serve } from '#shared/protocol/rpc.ts';
import type { Options } from '#shared/protocol/rpc.ts';
import { exampleHandlers, exampleInputs } from '#test/contract/example-contract.ts';
import type { ExampleContract } from '#test/contract/example-contract.ts';

interface Ends {
  readonly client: Link;
  /** Ends the far side without a word. */
  kill(): void;
  close(): Promise<void> | void;
}

const childFile = fileURLToPath(new URL('../support/contract-child.ts', import.meta.url));

/** Electron's shape of a port, made of Node's. */
function asMainPort(port: MessageChannel['port1']): MainPort {
  return {
    on: (event: 'message' | 'close', listener: (event: { data: unknown }) => void) =>
      event === 'message'
        ? port.on('message', (data) => listener({ data }))
        : port.on('close', () => listener({ data: null })),
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  };
}

function inMemory(wrap: (port: MessageChannel['port1']) => Link, options: Options): Ends {
  const { port1, port2 } = new MessageChannel();
  serve<ExampleContract>(wrap(port1), exampleInputs, exampleHandlers(), options);
  const client = wrap(port2);
  return { client, kill: () => port1.close(), close: () => client.close() };
}

function forked(multiplexed: boolean): Ends {
  const child = fork(childFile, multiplexed ? ['multiplexed'] : [], { serialization: 'advanced' });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const carrier = linkToChild(child);
  return {
    client: multiplexed ? multiplex(carrier).open() : carrier,
    kill: () => child.kill('SIGKILL'),
    close() {
      carrier.close();
      return gone;
    },
  };
}

async function overSocket(options: Options): Promise<Ends> {
  const http = createServer();
  const sockets = makeSocketServer(options.largest);
  http.on('upgrade', (request, socket, head) => {
    void sockets
      .accept(request, socket, head)
      .then((link) => serve<ExampleContract>(link, exampleInputs, exampleHandlers(), options));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const client = await connectSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}/`);
  return {
    client,
    kill: () => sockets.close(),
    close() {
      client.close();
      sockets.close();
      return new Promise((resolve) => http.close(() => resolve()));
    },
  };
}

const transports: Record<string, (options: Options) => Ends | Promise<Ends>> = {
  'message port': (options) => inMemory(linkOverPort, options),
  "Electron's message port": (options) => inMemory((port) => linkOverMainPort(asMainPort(port)), options),
  'child process': () => forked(false),
  'child process, multiplexed': () => forked(true),
  WebSocket: (options) => overSocket(options),
};

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no fault',
    (error: unknown) => (error instanceof Fault ? error.problem.code : error),
  );

describe.each(Object.entries(transports))('over a %s', (_name, open) => {
  let ends: Ends | undefined;
  const start = async (options: Options = {}) => {
    ends = await open(options);
    return connect<ExampleContract>(ends.client, options);
  };
  afterEach(async () => {
    await ends?.close();
    ends = undefined;
  });

  it('answers a call, and many at once', async () => {
    const client = await start();
    expect(await client['number.add']({ a: 2, b: 3 })).toBe(5);
    const sums = await Promise.all(Array.from({ length: 50 }, (_, n) => client['number.add']({ a: n, b: 1 })));
    expect(sums).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
  });

  it('carries typed arrays, also as a part of a larger buffer', async () => {
    const client = await start();
    const values = new Float32Array([9, 1, 2.5, NaN, 9]).subarray(1, 4);
    const doubled = await client['array.double']({ values });
    expect(doubled).toBeInstanceOf(Float32Array);
    expect([...doubled]).toEqual([2, 5, NaN]);
  });

  it('brings a fault across as data, and a mistake without its stack', async () => {
    const client = await start();
    const fault = await client['fault.throw']({ how: 'fault' }).catch((error: unknown) => error);
    expect((fault as Fault).problem).toEqual({
      code: 'param.range',
      severity: 'error',
      facts: { param: 'units', expected: 2, received: 'three' },
      param: 'units',
    });
    const mistake = await client['fault.throw']({ how: 'mistake' }).catch((error: unknown) => error);
    expect((mistake as Fault).problem).toEqual({
      code: 'protocol.internal',
      severity: 'error',
      facts: { request: 'fault.throw', reason: 'a mistake of ours' },
    });
  });

  it('refuses wrong inputs and unknown requests, inherited names included', async () => {
    const client = await start();
    const wrong = await client['number.add']({ a: 1, b: 'two' as never }).catch((error: unknown) => error);
    expect((wrong as Fault).problem).toMatchObject({
      code: 'protocol.input',
      facts: { request: 'number.add', place: 'b' },
    });
    const anything = client as unknown as Record<string, (input: object) => Promise<unknown>>;
    const ask = (name: string) => code(anything[name]?.({}) ?? Promise.resolve());
    expect(await ask('number.subtract')).toBe('protocol.unknown');
    expect(await ask('toString')).toBe('protocol.unknown');
    expect(await ask('__proto__')).toBe('protocol.unknown');
  });

  it('streams in order to the end', async () => {
    const client = await start();
    const seen: number[] = [];
    for await (const { n } of client['count.start']({ to: 500, waitAtEnd: false })) seen.push(n);
    expect(seen).toEqual(Array.from({ length: 500 }, (_, n) => n + 1));
  });

  it('holds a stream back while its reader is slow', async () => {
    const client = await start();
    const stream = client['count.start']({ to: 100_000, waitAtEnd: false })[Symbol.asyncIterator]();
    expect(await stream.next()).toEqual({ done: false, value: { n: 1 } });
    // Calls are answered in between, so the stream has had every chance to run ahead.
    for (let n = 0; n < 20; n += 1) await client['number.add']({ a: n, b: n });
    const { sent } = await client['told.list']({});
    expect(sent).toBeGreaterThan(30);
    expect(sent).toBeLessThan(100);
    await stream.return?.();
  });

  it('stops the source when its loop is left', async () => {
    const client = await start();
    for await (const { n } of client['count.start']({ to: 100_000, waitAtEnd: false })) if (n === 3) break;
    await expect.poll(async () => (await client['told.list']({})).told).toContain('stream over');
    expect((await client['told.list']({})).sent).toBeLessThan(200);
  });

  it('lets an aborted stream say its last words', async () => {
    const client = await start();
    const controller = new AbortController();
    const seen: number[] = [];
    for await (const { n } of client['count.start']({ to: 2, waitAtEnd: true }, { signal: controller.signal })) {
      seen.push(n);
      if (n === 2) controller.abort();
    }
    expect(seen).toEqual([1, 2, -1]);
    expect((await client['told.list']({})).told).toEqual(['stream aborted', 'stream over']);
  });

  it('rejects an aborted call at once and tells the other side', async () => {
    const client = await start();
    const controller = new AbortController();
    const call = client['never.answer']({}, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(async () => (await client['told.list']({})).told).toEqual(['call aborted']);
    await expect(client['never.answer']({}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('rejects everything that waits when the other side dies', async () => {
    const client = await start();
    const call = code(client['never.answer']({}));
    const stream = client['count.start']({ to: 1, waitAtEnd: true })[Symbol.asyncIterator]();
    expect(await stream.next()).toEqual({ done: false, value: { n: 1 } });
    const item = code(stream.next());
    ends?.kill();
    expect(await call).toBe('protocol.closed');
    expect(await item).toBe('protocol.closed');
    expect(await code(client['number.add']({ a: 1, b: 1 }))).toBe('protocol.closed');
  });

  it('refuses a message over the limit and goes on', async () => {
    const client = await start({ largest: 10_000 });
    expect(await code(client['array.double']({ values: new Float32Array(5000) }))).toBe('protocol.tooLarge');
    expect(await client['number.add']({ a: 1, b: 1 })).toBe(2);
  });
});

describe('two versions', () => {
  it('say so on both sides', async () => {
    const { port1, port2 } = new MessageChannel();
    serve<ExampleContract>(linkOverPort(port1), exampleInputs, exampleHandlers(), { version: 2 });
    const client = connect<ExampleContract>(linkOverPort(port2), { version: 1 });
    const fault = await client['number.add']({ a: 1, b: 1 }).catch((error: unknown) => error);
    expect((fault as Fault).problem).toMatchObject({ code: 'protocol.version' });
    expect(await code(client['number.add']({ a: 1, b: 1 }))).toBe('protocol.version');
    client.close();
  });
});

describe('a multiplexed channel', () => {
  it('keeps its links apart', async () => {
    const { port1, port2 } = new MessageChannel();
    multiplex(linkOverPort(port1)).onOpened((link) => serve<ExampleContract>(link, exampleInputs, exampleHandlers()));
    const far = multiplex(linkOverPort(port2));
    const [one, two] = [connect<ExampleContract>(far.open()), connect<ExampleContract>(far.open())];
    const waiting = code(one['never.answer']({}));
    expect(await two['number.add']({ a: 1, b: 2 })).toBe(3);
    one.close();
    expect(await waiting).toBe('protocol.closed');
    expect(await two['told.list']({})).toEqual({ told: [], sent: 0 });
    port2.close();
  });
});

describe('a hostile WebSocket', () => {
  it('is closed on text, on bytes that mean nothing and on too long a message', async () => {
    const { WebSocket } = await import('ws');
    const http = createServer();
    const sockets = makeSocketServer(1000);
    http.on('upgrade', (request, socket, head) => {
      void sockets.accept(request, socket, head).then((link) => serve(link, exampleInputs, exampleHandlers()));
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const closeCode = (data: string | Uint8Array) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}/`);
        socket.on('open', () => socket.send(data));
        socket.on('close', resolve);
        socket.on('error', () => undefined);
      });
    expect(await closeCode('hello')).toBe(1003);
    expect(await closeCode(new Uint8Array([0xd9, 0xff, 0x01]))).toBe(1007);
    expect(await closeCode(new Uint8Array(2000))).toBe(1009);
    sockets.close();
    await new Promise((resolve) => http.close(resolve));
  });
});
