// A Link over one of Node's message ports.
import type { MessagePort } from 'node:worker_threads';
import type { Link } from '#shared/protocol/link.ts';
import { makeLink } from '#shared/protocol/make-link.ts';

/** @internal Over a port of this process. */
export function linkOverPort(port: MessagePort): Link {
  const { link, deliver, end } = makeLink({
    post: (message) => port.postMessage(message),
    close: () => port.close(),
  });
  port.on('message', deliver);
  port.on('close', end);
  return link;
}
