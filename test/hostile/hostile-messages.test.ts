// Messages that no studio sends, over the real loopback host and the real engine: each is refused or closes its own
// connection, and both processes go on answering everybody else. And what a page may not reach by asking the engine.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { forkEngine } from '#engine/fork-engine.ts';
import { programFile } from '#scripts/build.ts';
import type { EngineProcess } from '#engine/fork-engine.ts';
import { connectSocket } from '#engine/transport/web-socket.ts';
import { hostHandlers } from '#main/files/host-handlers.ts';
import { personalFiles } from '#main/files/personal-files.ts';
import { pipelineFiles } from '#main/files/pipeline-files.ts';
import { keepEngine } from '#shared/protocol/keep-engine.ts';
import type { EngineKeeper } from '#shared/protocol/keep-engine.ts';
import { startHostServer } from '#main/host/server.ts';
import type { HostServer } from '#main/host/server.ts';
import { readDocument } from '#shared/document/read.ts';
import { inputs } from '#shared/protocol/engine-contract.ts';
import type { EngineContract } from '#shared/protocol/engine-contract.ts';
import { hostInputs } from '#shared/protocol/host-contract.ts';
import type { Link } from '#shared/protocol/link.ts';
import type { HostContract } from '#shared/protocol/host-contract.ts';
import { connect } from '#shared/protocol/rpc.ts';

let folder: string;
let server: HostServer;
let engine: EngineKeeper<Link>;
let cookie: string;
const forked: EngineProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neuroloom-hostile-'));
  for (const name of ['work/inner', 'examples', 'outside', 'workshop']) await mkdir(join(folder, name), { recursive: true });
  for (const name of ['work', 'work/inner', 'examples', 'outside', 'workshop'])
    await writeFile(join(folder, name, 'data.csv'), 'a,b\n1,2\n3,4\n');
  await symlink(join(folder, 'outside'), join(folder, 'work', 'link'));
  engine = keepEngine(() => {
    const started = forkEngine({
    file: programFile('engine-process'),
      folders: [join(folder, 'work'), join(folder, 'examples')],
      env: { ...process.env, NEUROLOOM_STORE: join(folder, 'store') },
    });
    forked.push(started);
    return started;
  });
  server = await startHostServer({
    port: 0,
    pages: fileURLToPath(new URL('../support/', import.meta.url)),
    engine,
    words: { used: 'used', stranger: 'stranger' },
    handlers: hostHandlers({
      version: '1.2.3',
      workspace: join(folder, 'work'),
      files: pipelineFiles(join(folder, 'work')),
      personal: personalFiles(join(folder, 'personal')),
      examplesFolder: join(folder, 'examples'),
      restartEngine: () => engine.restart(),
      watch: (listener) => engine.watch(listener),
    }),
  });
  cookie = await new Promise<string>((resolve, reject) => {
    const asked = request(server.address, { agent: false }, (response) => {
      response.resume();
      resolve(response.headers['set-cookie']?.[0]?.split(';')[0] ?? '');
    });
    asked.on('error', reject).end();
  });
});
afterAll(async () => {
  await server.close();
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
});

const socket = (path: string) =>
  connectSocket(`ws://127.0.0.1:${server.port}${path}`, { cookie, origin: `http://127.0.0.1:${server.port}` });

/** Both processes, asked again; the engine is the first one that was started. */
async function bothAnswer(): Promise<void> {
  const host = connect<HostContract>(await socket('/host'));
  expect(await host['host.describe']({})).toMatchObject({ version: '1.2.3' });
  host.close();
  const client = connect<EngineContract>(await socket('/engine'));
  await expect(client['result.read']({ key: '0'.repeat(64), port: 'x', language: 'en' })).rejects.toMatchObject({
    problem: { code: 'store.noEntry' },
  });
  client.close();
  expect(forked).toHaveLength(1);
}

/** Resolves when all were dealt with, or the link was closed on their account. */
async function send(path: string, messages: readonly unknown[]): Promise<void> {
  const link = await socket(path);
  const lastId = 777_777_777;
  await new Promise<void>((resolve) => {
    link.onClose(resolve);
    link.onMessage((message) => ((message as { id?: unknown }).id === lastId ? resolve() : undefined));
    link.post({ t: 'h', version: 1 });
    for (const message of messages) link.post(message);
    link.post({ t: 'q', id: lastId, method: 'no.such', input: {} });
  });
  link.close();
}

/** A request with an input of lists in lists, in bytes, since whoever packs it overflows first. */
async function sendBytes(path: string, method: string, levels: number): Promise<void> {
  const text = (word: string) => Buffer.concat([Buffer.from([0xa0 | word.length]), Buffer.from(word)]);
  const head = [text('t'), text('q'), text('id'), Buffer.from([1]), text('method'), text(method), text('input')];
  const message = Buffer.concat([Buffer.from([0x84]), ...head, Buffer.alloc(levels, 0x91), Buffer.from([1])]);
  const raw = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, {
    headers: { cookie, origin: `http://127.0.0.1:${server.port}` },
  });
  await new Promise<void>((resolve, reject) => raw.once('open', resolve).once('error', reject));
  const closed = new Promise<number>((resolve) => raw.once('close', resolve));
  raw.send(message);
  expect([levels, await closed]).toEqual([levels, 1007]);
}

function nested(levels: number, around: (inner: unknown) => unknown): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = around(value);
  return value;
}

const wraps = {
  lists: (inner: unknown) => [inner],
  objects: (inner: unknown) => ({ a: inner }),
  maps: (inner: unknown) => new Map([['a', inner]]),
};

describe.each(['/host', '/engine'])('on %s', (path) => {
  it.each([
    ['an object with a toString that is no function', { toString: 1 }],
    ['a list with such an object', ['a', { toString: 1 }]],
    ['nothing', undefined],
    ['a number', 7],
    ['bytes', new Uint8Array(4)],
  ])('a method that is %s is refused', async (_name, method) => {
    const link = await socket(path);
    const answered = new Promise((resolve) => link.onMessage((message) => (message as { t: string }).t === 'e' && resolve(message)));
    link.post({ t: 'h', version: 1 });
    link.post({ t: 'q', id: 1, method, input: {} });
    expect(await answered).toMatchObject({ t: 'e', id: 1, problem: { code: 'protocol.unknown' } });
    link.close();
    await bothAnswer();
  });

  it('an input nested at any depth ends nothing but its own connection', async () => {
    const method = path === '/host' ? 'file.read' : 'pipeline.analyse';
    for (const wrap of Object.values(wraps)) {
      for (const levels of [150, 190, 210, 500]) {
        const deep = nested(levels, wrap);
        await send(path, [{ t: 'q', id: 1, method, input: { document: deep, folder: null, path: deep } }]);
        await send(path, [deep, { t: 'h', version: deep }, { t: 'q', id: deep, method: deep }]);
      }
    }
    for (const levels of [300, 1000, 2000, 3000, 4000, 5000, 50_000]) await sendBytes(path, method, levels);
    const cycle: Record<string, unknown> = { t: 'q', id: 1, method };
    cycle['input'] = cycle;
    await send(path, [cycle]);
    // One small message, 2^100 values as text.
    let shared: unknown = 1;
    for (let level = 0; level < 100; level += 1) shared = [shared, shared];
    await send(path, [{ t: 'q', id: 1, method, input: { document: { formatVersion: 2, nodes: shared }, folder: null } }]);
    await bothAnswer();
  });

  it('500 messages of wrong types in every field end nothing but their own connection', async () => {
    const random = seeded(path === '/host' ? 11 : 12);
    const methods = Object.keys(path === '/host' ? hostInputs : inputs).filter((name) => name !== 'engine.restart');
    const messages = Array.from({ length: 500 }, () => wrongMessage(random, methods));
    for (let from = 0; from < messages.length; from += 10) await send(path, messages.slice(from, from + 10));
    await bothAnswer();
  });
});

/** Mulberry32: the same numbers everywhere. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function wrongMessage(random: () => number, methods: readonly string[]): unknown {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const wrong = (depth: number): unknown =>
    pick<() => unknown>([
      () => undefined,
      () => null,
      () => true,
      () => -1,
      () => Number.NaN,
      () => 2 ** 53,
      () => 12n,
      () => '',
      () => '__proto__',
      () => '\u0000\u001b[2J',
      () => new Date(Number.NaN),
      () => new Float64Array(3),
      () => new Set([1, { toString: 1 }]),
      () => new Map<unknown, unknown>([[{}, 1], ['id', 2]]),
      () => ({ toString: 1, valueOf: 1 }),
      () => ({ then: 1, length: -1, message: [] }),
      () => (depth > 3 ? 0 : [wrong(depth + 1), wrong(depth + 1)]),
      () => (depth > 3 ? 0 : { [pick(['t', 'id', 'document', 'folder', 'problems', 'path', 'nodes'])]: wrong(depth + 1) }),
    ])();
  const mostly = (right: unknown) => (random() < 0.6 ? right : wrong(0));
  if (random() < 0.1) return wrong(0);
  return {
    t: mostly(pick(['q', 'q', 'q', 'h', 's', 'a', 'v', 'e', 'x'])),
    id: mostly(pick([1, 2, 3])),
    version: mostly(1),
    method: mostly(pick([...methods, 'toString', 'constructor'])),
    input: random() < 0.5 ? wrong(0) : {
      document: mostly({ formatVersion: 2, nodes: {}, wires: {}, cells: [] }),
      folder: mostly(null),
      targets: mostly([]),
      useCache: mostly(true),
      problems: mostly([{ severity: 'error', node: wrong(0), facts: wrong(0) }]),
      key: mostly('0'.repeat(64)),
      port: mostly('x'),
      language: mostly('en'),
      offset: mostly(0),
      limit: mostly(1),
      title: mostly(''),
      keys: mostly({}),
      path: mostly('a.loom'),
      text: mostly('{}'),
      name: mostly('first'),
      expectedHash: mostly(null),
    },
    item: wrong(0),
    count: mostly(1),
    value: wrong(0),
    problem: wrong(0),
    drop: wrong(0),
  };
}

describe('the engine of a confined host', () => {
  const pipeline = {
    formatVersion: 2,
    nodes: [{ id: 'data', kind: 'data.csv', kindVersion: 1, params: { file: 'data.csv' } }],
    wires: [],
  };
  const { document } = readDocument(JSON.stringify(pipeline));

  async function asked(where: string | null): Promise<string> {
    if (!document) return expect.unreachable();
    const client = connect<EngineContract>(await socket('/engine'));
    const code = (error: unknown) => (error as { problem: { code: string } }).problem.code;
    const analysed = await client['pipeline.analyse']({ document, folder: where }).then(
      ({ problems }) => problems.map((problem) => problem.code).join() || 'read',
      code,
    );
    let ran = '';
    try {
      for await (const event of client['run.start']({ document, folder: where, targets: [], useCache: false }))
        if (event.event === 'run.finished') ran = event.outcome;
    } catch (error) {
      ran = code(error);
    }
    client.close();
    return `${analysed} ${ran}`;
  }

  it('reads in the workspace, beneath it and among the examples', async () => {
    for (const where of ['work', 'work/inner', 'examples', 'work/inner/..'])
      expect([where, await asked(`${folder}/${where}`)]).toEqual([where, 'read done']);
    expect(await asked(null)).toBe('dataFile.notSaved failed');
  });

  it('reads nowhere else, by whatever way', async () => {
    const refused = 'engine.outside engine.outside';
    for (const where of ['/', '', '.', 'work', '/etc', '/proc/self/cwd', '\u0000', join(folder, 'work\u0000')])
      expect([where, await asked(where)]).toEqual([where, refused]);
    for (const where of ['', 'outside', 'workshop', 'work/..', 'work/../outside', 'work/link', 'work/inner/../link', 'gone'])
      expect([where, await asked(`${folder}/${where}`)]).toEqual([where, refused]);
    await bothAnswer();
  });
});
