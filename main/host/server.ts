// The studio without Electron: static files, and two WebSockets (host contract, engine) on the loopback interface only.
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import type { Duplex } from 'node:stream';
import { join as joinLinks } from '#engine/transport/multiplex.ts';
import { makeSocketServer } from '#engine/transport/web-socket.ts';
import { admission } from '#main/host/admission.ts';
import type { EngineChild } from '#main/host/engine-child.ts';
import { type HostContract, hostInputs } from '#shared/protocol/host-contract.ts';
import type { Handlers } from '#shared/protocol/link.ts';
import { serve } from '#shared/protocol/rpc.ts';

export interface HostServer {
  readonly port: number;
  /** An address that lets its first bearer in. */
  invite(): string;
  close(): Promise<void>;
}

export interface HostServerOptions {
  /** 0 = any that is free. */
  readonly port: number;
  readonly pages: string;
  readonly handlers: Handlers<HostContract>;
  readonly engine: EngineChild;
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

function answer(response: ServerResponse, status: number, body = '', extra: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8', ...extra });
  response.end(body);
}

export async function startHostServer(options: HostServerOptions): Promise<HostServer> {
  const pages = resolve(options.pages);
  const sockets = makeSocketServer();
  let port = 0;
  const admit = admission(() => port);

  async function request(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!admit.isOwn(incoming)) return answer(response, 403);
    if (incoming.method !== 'GET' && incoming.method !== 'HEAD') return answer(response, 405);
    const url = new URL(incoming.url ?? '/', `http://127.0.0.1:${port}`);
    const token = url.searchParams.get('token');
    if (token !== null && !admit.isKnown(incoming)) {
      const cookie = admit.enter(token);
      if (cookie === undefined) return answer(response, 403, 'This address was used before. Take a new one from the terminal.\n');
      return answer(response, 303, '', { location: '/', 'set-cookie': cookie });
    }
    if (token !== null) return answer(response, 303, '', { location: '/' });
    if (!admit.isKnown(incoming)) return answer(response, 403, 'Open the address that the terminal shows.\n');
    await page(url.pathname, response);
  }

  async function page(path: string, response: ServerResponse): Promise<void> {
    let name: string;
    try {
      name = decodeURIComponent(path);
    } catch {
      return answer(response, 400);
    }
    if (name.includes('\0') || name.includes('\\')) return answer(response, 403);
    const file = resolve(join(pages, name === '/' ? 'index.html' : name));
    if (!file.startsWith(pages + sep)) return answer(response, 403);
    const body = await readFile(file).catch(() => undefined);
    if (!body) return answer(response, 404);
    response.writeHead(200, { ...headers, 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    response.end(body);
  }

  async function upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const path = incoming.url ?? '';
    // A browser always names its origin here, so a request without one is no page of ours.
    const allowed = admit.isOwn(incoming) && incoming.headers.origin !== undefined && admit.isKnown(incoming);
    if (!allowed || (path !== '/host' && path !== '/engine')) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    const link = await sockets.accept(incoming, socket, head);
    if (path === '/host') serve<HostContract>(link, hostInputs, options.handlers);
    else joinLinks(link, options.engine.connect());
  }

  const server = createServer((incoming, response) => {
    request(incoming, response).catch(() => answer(response, 500));
  });
  server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    upgrade(incoming, socket, head).catch(() => socket.destroy());
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(options.port, '127.0.0.1', listening);
  });
  const address = server.address();
  if (typeof address === 'object' && address !== null) port = address.port;

  return {
    port,
    invite: () => `http://127.0.0.1:${port}/?token=${admit.invite()}`,
    async close() {
      sockets.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
