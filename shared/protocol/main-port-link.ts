// A Link over Electron's MessagePortMain, whose messages come wrapped in an event: for the app and for its engine.
import type { Link } from '#shared/protocol/link.ts';
import { makeLink } from '#shared/protocol/make-link.ts';

/** What this needs of MessagePortMain; named here because only main/app may import electron. */
export interface MainPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

export function linkOverMainPort(port: MainPort): Link {
  const { link, deliver, end } = makeLink({
    post: (message) => port.postMessage(message),
    close: () => port.close(),
  });
  port.on('message', (event) => deliver(event.data));
  port.on('close', end);
  port.start();
  return link;
}
