// Set-up asks the clients themselves, here set to a port of this machine: one that answers anything, one that refuses, and
// one that takes the connection and never answers.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { npmIsOffline, pipIsOffline } from './registry.mjs';

const open = new Set<Socket>();
const answering = createHttpServer((_request, response) => response.writeHead(404).end());
const silent = createServer((socket) => open.add(socket));
const places: Record<'answers' | 'silent' | 'refuses', number> = { answers: 0, silent: 0, refuses: 0 };

const listen = (server: Server) =>
  new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

beforeAll(async () => {
  places.answers = await listen(answering);
  places.silent = await listen(silent);
  const closed = createServer();
  places.refuses = await listen(closed);
  await new Promise((done) => closed.close(done));
});
afterAll(() => {
  for (const socket of open) socket.destroy();
  answering.closeAllConnections();
  answering.close();
  silent.close();
});

/** This machine's own settings of the clients out of the way. */
function environment(port: number): NodeJS.ProcessEnv {
  const address = `http://127.0.0.1:${port}/`;
  const kept = Object.entries(process.env).filter(([name]) => !/proxy|^npm_config_|^pip_/i.test(name));
  return {
    ...Object.fromEntries(kept),
    npm_config_registry: address,
    npm_config_proxy: 'null',
    npm_config_noproxy: '127.0.0.1',
    PIP_CONFIG_FILE: '/dev/null',
    PIP_INDEX_URL: address,
    NO_PROXY: '127.0.0.1',
  };
}

const cases = [
  ['answers', false],
  ['refuses', true],
  ['silent', true],
] as const;

describe('offline is told apart from a registry that has not got it', () => {
  it.each(cases)('npm, with one that %s', async (place, offline) => {
    expect(await npmIsOffline({ env: environment(places[place]) })).toBe(offline);
  });

  const hasPip = spawnSync('python3', ['-m', 'pip', 'index', '--help']).status === 0;
  it.runIf(hasPip).each(cases)('pip, with one that %s', async (place, offline) => {
    expect(await pipIsOffline('python3', 'no-such-package', { env: environment(places[place]) })).toBe(offline);
  });
});

it('every npm package that is not for another machine is pinned by a hash', () => {
  const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly integrity?: string; readonly optional?: boolean }>>;
  };
  const loose = Object.entries(lock.packages).filter(
    ([path, { integrity, optional }]) => path !== '' && !integrity && !optional,
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});
