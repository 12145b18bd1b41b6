// A Link between a process and its child, over the channel of fork() with `serialization: 'advanced'`. Starts nothing.
import type { ChildProcess } from 'node:child_process';
import type { Link } from '#shared/protocol/link.ts';
import { makeLink } from '#shared/protocol/make-link.ts';

/** The parent's side. Its end is the child's exit, however that came about. */
export function linkToChild(child: ChildProcess): Link {
  const { link, deliver, end } = makeLink({
    post(message) {
      // A child that has just died is told by onClose; without a callback send() would raise 'error' as well.
      if (child.connected) child.send(message as object, undefined, undefined, () => undefined);
    },
    close() {
      if (child.connected) child.disconnect();
    },
  });
  child.on('message', deliver);
  child.on('disconnect', end);
  child.on('exit', end);
  child.on('error', end);
  return link;
}

/** The child's side; undefined when this process was not forked. */
export function linkToParent(): Link | undefined {
  if (!process.send) return undefined;
  const { link, deliver, end } = makeLink({
    post(message) {
      if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
    },
    close() {
      if (process.connected) process.disconnect();
    },
  });
  process.on('message', deliver);
  process.on('disconnect', end);
  return link;
}
