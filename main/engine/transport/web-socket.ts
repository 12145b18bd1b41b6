// A Link over a WebSocket, as msgpackr bytes: the server's side and a client for Node. Who may connect is for the host to
// decide before it upgrades.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Packr } from 'msgpackr';
import { WebSocket, WebSocketServer } from 'ws';
import type { Link } from '#shared/protocol/link.ts';
import { packing } from '#shared/protocol/packing.ts';
import { makeLink } from '#shared/protocol/make-link.ts';
import { isDeeperThan } from '#shared/protocol/message-size.ts';
import { largestMessage } from '#shared/protocol/rpc.ts';

const closeCodes = { unreadable: 1007, text: 1003 } as const;

/** Far beyond any document or plot. What is nested deeper overflows the stack of whoever copies it on. */
const deepest = 200;

function linkOver(socket: WebSocket): Link {
  const packr = new Packr(packing);
  const { link, deliver, end } = makeLink({
    post(message) {
      if (socket.readyState === WebSocket.OPEN) socket.send(packr.pack(message));
    },
    close: () => socket.close(),
  });
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (!isBinary) return socket.close(closeCodes.text);
    let message: unknown;
    try {
      message = packr.unpack(data);
    } catch {
      return socket.close(closeCodes.unreadable);
    }
    if (isDeeperThan(message, deepest)) return socket.close(closeCodes.unreadable);
    deliver(message);
  });
  socket.on('close', end);
  // 'close' follows, and tells whoever waits; a message over the limit arrives here too.
  socket.on('error', () => undefined);
  return link;
}

/** Upgrades requests that the host has let through. */
export function makeSocketServer(largest = largestMessage): {
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<Link>;
  close(): void;
} {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: largest,
    perMessageDeflate: false,
    clientTracking: true,
  });
  return {
    accept: (request, socket, head) =>
      new Promise((resolve) => server.handleUpgrade(request, socket, head, (accepted) => resolve(linkOver(accepted)))),
    close() {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

/** @internal As a program connects; the page has its own. Rejects when the server refuses or is not there. */
export function connectSocket(address: string, headers: Readonly<Record<string, string>> = {}): Promise<Link> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address, {
      headers: { ...headers },
      maxPayload: largestMessage,
      perMessageDeflate: false,
    });
    // The link is made before 'open', so that no early message is lost.
    const link = linkOver(socket);
    socket.once('open', () => resolve(link));
    socket.once('error', reject);
  });
}
