// A Link over a message port: Node's own, or Electron's MessagePortMain, whose messages come wrapped in an event.
import type { MessagePort } from 'node:worker_threads';
import type { Link } from '#shared/protocol/link.ts';
import { makeInbox } from '#engine/transport/inbox.ts';

/** What this needs of Electron's MessagePortMain; named here because only main/app may import electron. */
export interface MainPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

export function linkOverPort(port: MessagePort): Link {
  const inbox = makeInbox();
  port.on('message', (message) => inbox.deliver(message));
  port.on('close', () => inbox.end());
  return withPort(port, inbox);
}

export function linkOverMainPort(port: MainPort): Link {
  const inbox = makeInbox();
  port.on('message', (event) => inbox.deliver(event.data));
  port.on('close', () => inbox.end());
  port.start();
  return withPort(port, inbox);
}

function withPort(
  port: { postMessage(message: unknown): void; close(): void },
  inbox: ReturnType<typeof makeInbox>,
): Link {
  return {
    post: (message) => port.postMessage(message),
    onMessage: inbox.onMessage,
    onClose: inbox.onClose,
    close() {
      port.close();
      inbox.end();
    },
  };
}
