// The studio without Electron: static files, and two WebSockets (host contract, engine) on the loopback interface only.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import type { Duplex } from 'node:stream';
import { join } from '#engine/transport/multiplex.ts';
import { makeSocketServer } from '#engine/transport/web-socket.ts';
import { isOwnHost, isOwnOrigin, makeSession } from '#main/host/session.ts';
import { pageFile } from '#main/files/page-files.ts';
import { securityHeaders, sendFile } from '#main/host/send-file.ts';
import { type HostContract, hostInputs } from '#shared/protocol/host-contract.ts';
import type { EngineKeeper } from '#shared/protocol/keep-engine.ts';
import type { Handlers, Link } from '#shared/protocol/link.ts';
import { serve } from '#shared/protocol/rpc.ts';

export interface HostServer {
  readonly port: number;
  /** With a one-time key: admits the first client that presents it. */
  readonly address: string;
  close(): Promise<void>;
}

export interface HostServerOptions {
  /** 0 = any that is free. */
  readonly port: number;
  readonly pages: string;
  readonly handlers: Handlers<HostContract>;
  readonly engine: EngineKeeper<Link>;
  /** What somebody reads who is not let in. */
  readonly words: { readonly used: string; readonly stranger: string };
}

function answer(
  response: ServerResponse,
  status: number,
  body = '',
  extra: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8', ...extra });
  response.end(body);
}

export async function startHostServer(options: HostServerOptions): Promise<HostServer> {
  const pages = resolve(options.pages);
  const sockets = makeSocketServer();
  const server = createServer();
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(options.port, '127.0.0.1', listening);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
  const { port } = address;
  const session = makeSession(port);

  async function request(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOwnHost(incoming, port) || !isOwnOrigin(incoming, false)) return answer(response, 403);
    if (incoming.method !== 'GET' && incoming.method !== 'HEAD') return answer(response, 405);
    const url = new URL(incoming.url ?? '/', `http://127.0.0.1:${port}`);
    const token = url.searchParams.get('token');
    if (token !== null && !session.holds(incoming)) {
      const cookie = session.redeem(token);
      if (cookie === undefined) return answer(response, 403, options.words.used);
      return answer(response, 303, '', { location: '/', 'set-cookie': cookie });
    }
    if (token !== null) return answer(response, 303, '', { location: '/' });
    if (!session.holds(incoming)) return answer(response, 403, options.words.stranger);
    const file = await pageFile(pages, url.pathname);
    if (file === undefined) return answer(response, 404);
    sendFile(response, file, incoming.method === 'GET');
  }

  async function upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const path = incoming.url ?? '';
    const allowed = isOwnHost(incoming, port) && isOwnOrigin(incoming, true) && session.holds(incoming);
    if (!allowed || (path !== '/host' && path !== '/engine')) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    const link = await sockets.accept(incoming, socket, head);
    if (path === '/host') serve<HostContract>(link, hostInputs, options.handlers);
    else join(link, options.engine.open());
  }

  server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
    request(incoming, response).catch(() => answer(response, 500));
  });
  server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    upgrade(incoming, socket, head).catch(() => socket.destroy());
  });

  return {
    port,
    address: `http://127.0.0.1:${port}/?token=${session.token}`,
    async close() {
      sockets.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
