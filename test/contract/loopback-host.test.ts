// The loopback host as a browser, a foreign page and another program of this machine meet it.
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forkEngine } from '#engine/fork-engine.ts';
import type { EngineProcess } from '#engine/fork-engine.ts';
import { connectSocket } from '#engine/transport/web-socket.ts';
import { hostHandlers } from '#main/files/host-handlers.ts';
import { personalFiles } from '#main/files/personal-files.ts';
import { pipelineFiles } from '#main/files/pipeline-files.ts';
import { keepEngine } from '#shared/protocol/keep-engine.ts';
import type { EngineKeeper } from '#shared/protocol/keep-engine.ts';
import { startHostServer } from '#main/host/server.ts';
import type { HostServer } from '#main/host/server.ts';
import { emptyDocument } from '#shared/document/document.ts';
import type { EngineContract } from '#shared/protocol/engine-contract.ts';
import type { Link } from '#shared/protocol/link.ts';
import type { HostContract, HostEvent } from '#shared/protocol/host-contract.ts';
import type { Fault } from '#shared/protocol/problem.ts';
import { connect } from '#shared/protocol/rpc.ts';

const standIn = fileURLToPath(new URL('../support/engine-stand-in.ts', import.meta.url));

let folder: string;
let server: HostServer;
let engine: EngineKeeper<Link>;
let forked: EngineProcess[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neuroloom-host-'));
  for (const name of ['pages/assets', 'work/inner', 'examples']) await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, 'pages', 'index.html'), '<!doctype html><title>studio</title>');
  await writeFile(join(folder, 'pages', 'assets', 'app.js'), 'export {};');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'examples', 'first.loom'), '{}\n');
  await writeFile(join(folder, 'work', 'mine.loom'), '{"a": 1}\n');
  await symlink(join(folder, 'secret.txt'), join(folder, 'pages', 'link.txt'));
  forked = [];
  engine = keepEngine(() => {
    const started = forkEngine({ file: standIn });
    forked.push(started);
    return started;
  });
  server = await startHostServer({
    port: 0,
    pages: join(folder, 'pages'),
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
});
afterEach(async () => {
  await server.close();
  await engine.stop();
  await Promise.all(forked.map((each) => each.ended));
  await rm(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A request with exactly these headers and this path, which fetch() would tidy up. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port: server.port, path, headers, method, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      },
    );
    request.on('error', reject);
    request.end();
  });
}

const tokenPath = () => server.address.slice(server.address.indexOf('/?'));

async function cookieHeader(): Promise<{ cookie: string }> {
  const { headers } = await ask(tokenPath());
  return { cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '' };
}

const own = () => ({ origin: `http://127.0.0.1:${server.port}` });
const socket = (path: string, headers: Record<string, string>) =>
  connectSocket(`ws://127.0.0.1:${server.port}${path}`, headers);
const refusal = (opened: Promise<unknown>) =>
  opened.then(
    () => 'let in',
    (error: Error) => error.message,
  );

describe('a session', () => {
  it('begins with the printed address, which works once', async () => {
    const first = await ask(tokenPath());
    expect([first.status, first.headers.location]).toEqual([303, '/']);
    expect(first.headers['set-cookie']?.[0]).toMatch(/^neuroloom-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect((await ask(tokenPath())).status).toBe(403);
    const cookie = { cookie: first.headers['set-cookie']?.[0]?.split(';')[0] ?? '' };
    expect((await ask(tokenPath(), cookie)).status).toBe(303);
    expect(await ask('/', cookie)).toMatchObject({ status: 200, text: '<!doctype html><title>studio</title>' });
  });

  it('does not begin with a wrong token, and nothing is there without one', async () => {
    for (const path of ['/', '/assets/app.js', '/?token=', `/?token=${'a'.repeat(43)}`, '/nowhere']) {
      expect(await ask(path)).toMatchObject({ status: 403, text: path.includes('token') ? 'used' : 'stranger' });
    }
    expect((await ask('/', { cookie: `neuroloom-${server.port}=${'a'.repeat(43)}` })).status).toBe(403);
    expect((await ask(tokenPath())).status).toBe(303);
  });
});

describe('a request', () => {
  it('for another host name, or from another page, is refused', async () => {
    const cookie = await cookieHeader();
    const port = server.port;
    const wrong: Record<string, string>[] = [
      { host: `evil.example:${port}` },
      { host: '127.0.0.1' },
      { host: `127.0.0.1:${port + 1}` },
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { origin: `http://127.0.0.1:${port + 1}` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of wrong)
      expect([headers, (await ask('/', { ...cookie, ...headers })).status]).toEqual([headers, 403]);
    for (const headers of [{ host: `localhost:${port}` }, own(), { 'sec-fetch-site': 'same-origin' }]) {
      expect((await ask('/', { ...cookie, ...headers })).status).toBe(200);
    }
  });

  it('cannot leave the folder of the pages', async () => {
    const cookie = await cookieHeader();
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/../../secret.txt',
      '/..%5csecret.txt',
      '/link.txt',
      '/assets',
      '/%00',
      '/%',
    ]) {
      expect([path, (await ask(path, cookie)).status]).toEqual([path, 404]);
    }
    expect((await ask('//evil.example/x', cookie)).status).toBe(404);
  });

  it('is answered with a strict policy and nothing but reading', async () => {
    const cookie = await cookieHeader();
    const { headers } = await ask('/assets/app.js', cookie);
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; ");
    expect(headers['content-security-policy']).not.toContain('unsafe-eval');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['access-control-allow-origin']).toBeUndefined();
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await ask('/', cookie, method)).status).toBe(405);
    expect(await ask('/', cookie, 'HEAD')).toMatchObject({ status: 200, text: '' });
  });
});

describe('a WebSocket', () => {
  it('needs session, own origin and own host', async () => {
    const cookie = await cookieHeader();
    expect(await refusal(socket('/host', own()))).toContain('403');
    expect(await refusal(socket('/host', cookie))).toContain('403');
    expect(await refusal(socket('/host', { ...cookie, origin: 'http://evil.example' }))).toContain('403');
    expect(await refusal(socket('/host', { ...cookie, origin: 'null' }))).toContain('403');
    expect(await refusal(socket('/engine', { ...cookie, ...own(), host: 'evil.example' }))).toContain('403');
    expect(await refusal(socket('/elsewhere', { ...cookie, ...own() }))).toContain('403');
    expect(forked).toEqual([]);
    const link = await socket('/host', { ...cookie, ...own() });
    link.close();
  });
});

describe('the host', () => {
  const hostClient = async () => connect<HostContract>(await socket('/host', { ...(await cookieHeader()), ...own() }));

  it('reads and writes pipelines inside the workspace alone', async () => {
    const client = await hostClient();
    expect(await client['host.describe']({})).toMatchObject({
      version: '1.2.3',
      nativeDialogs: false,
      workspace: join(folder, 'work'),
    });
    const opened = await client['file.read']({ path: 'mine.loom' });
    if (!opened.ok) return expect.unreachable();
    expect(opened.value.text).toBe('{"a": 1}\n');
    const { hash } = opened.value;
    expect(await client['file.write']({ path: 'mine.loom', text: 'new', expectedHash: hash })).toMatchObject({
      ok: true,
    });
    expect(await client['file.write']({ path: 'mine.loom', text: 'newer', expectedHash: hash })).toMatchObject({
      ok: false,
      problem: { code: 'file.changedOnDisk' },
    });
    expect(await readFile(join(folder, 'work', 'mine.loom'), 'utf8')).toBe('new');
    await symlink(folder, join(folder, 'work', 'out'));
    for (const path of ['../secret.txt', join(folder, 'secret.txt'), 'out/secret.txt', 'inner/../../secret.txt']) {
      expect(await client['file.read']({ path })).toMatchObject({ ok: false, problem: { code: 'file.outside' } });
    }
    for (const path of ['../evil.loom', 'out/evil.loom', join(folder, 'evil.loom')]) {
      expect(await client['file.write']({ path, text: '', expectedHash: null })).toMatchObject({ ok: false });
    }
    expect(await client['example.list']({})).toEqual({ names: ['first'] });
    client.close();
  });

  it('passes the engine through, names its end, and starts another one', async () => {
    const cookie = await cookieHeader();
    const client = connect<HostContract>(await socket('/host', { ...cookie, ...own() }));
    const events: HostEvent[] = [];
    const watching = (async () => {
      for await (const event of client['host.watch']({})) events.push(event);
    })().catch(() => undefined);
    await client['host.describe']({});
    const connectEngine = async () => connect<EngineContract>(await socket('/engine', { ...cookie, ...own() }));

    const first = await connectEngine();
    const other = await connectEngine();
    const { pid } = await first['engine.describe']({});
    expect((await other['engine.describe']({})).pid).toBe(pid);
    const run = first['run.start']({ document: emptyDocument(), folder: null, targets: [], useCache: true })[
      Symbol.asyncIterator
    ]();
    expect((await run.next()).value).toMatchObject({ event: 'run.started' });
    const died = await other['result.read']({ key: '0'.repeat(64), port: 'x', language: 'en' }).catch(
      (error: unknown) => error,
    );
    expect((died as Fault).problem.code).toBe('protocol.closed');
    await run.next();
    await expect(run.next()).rejects.toMatchObject({ problem: { code: 'protocol.closed' } });
    await expect
      .poll(() => events)
      .toEqual([{ event: 'engine.started' }, { event: 'engine.ended', code: 7, signal: null }]);

    const second = await connectEngine();
    expect((await second['engine.describe']({})).pid).not.toBe(pid);
    const closed = second['run.start']({ document: emptyDocument(), folder: null, targets: [], useCache: true })[
      Symbol.asyncIterator
    ]();
    await closed.next();
    await client['engine.restart']({});
    await expect.poll(() => events.length).toBe(4);
    const third = await connectEngine();
    expect((await third['engine.describe']({})).backend).toBe('wasm');
    for (const each of [first, other, second, third, client]) each.close();
    await watching;
  });
});
