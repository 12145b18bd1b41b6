// A Link between a process and its child, over the channel of fork() with `serialization: 'advanced'`. Starts nothing.
import type { ChildProcess } from 'node:child_process';
import type { Link } from '#shared/protocol/link.ts';
import { makeInbox } from '#engine/transport/inbox.ts';

/** The parent's side. Its end is the child's exit, however that came about. */
export function linkToChild(child: ChildProcess): Link {
  const inbox = makeInbox();
  child.on('message', (message) => inbox.deliver(message));
  child.on('disconnect', () => inbox.end());
  child.on('exit', () => inbox.end());
  child.on('error', () => inbox.end());
  return {
    post(message) {
      // A child that has just died is told by onClose; without a callback send() would raise 'error' as well.
      if (child.connected) child.send(message as object, undefined, undefined, () => undefined);
    },
    onMessage: inbox.onMessage,
    onClose: inbox.onClose,
    close() {
      if (child.connected) child.disconnect();
      inbox.end();
    },
  };
}

/** The child's side; undefined when this process was not forked. */
export function linkToParent(): Link | undefined {
  if (!process.send) return undefined;
  const inbox = makeInbox();
  process.on('message', (message) => inbox.deliver(message));
  process.on('disconnect', () => inbox.end());
  return {
    post(message) {
      if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
    },
    onMessage: inbox.onMessage,
    onClose: inbox.onClose,
    close() {
      if (process.connected) process.disconnect();
      inbox.end();
    },
  };
}
