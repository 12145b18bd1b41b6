// The half that every transport shares: holds what arrives before anyone listens, tells the end once, and closes this one
// connection when a message cannot be dealt with, so that no message ever ends the process.
import type { Link } from '#shared/protocol/link.ts';

export interface MadeLink {
  readonly link: Link;
  /** A message came. */
  deliver(message: unknown): void;
  /** The other side is gone. */
  end(): void;
}

/** `close` ends the connection under it; it may be called twice. */
export function makeLink({ post, close }: Pick<Link, 'post' | 'close'>): MadeLink {
  const early: unknown[] = [];
  const closeListeners: (() => void)[] = [];
  let listener: ((message: unknown) => void) | undefined;
  let ended = false;

  const end = () => {
    if (ended) return;
    ended = true;
    for (const tell of closeListeners) tell();
  };
  const closeNow = () => {
    close();
    end();
  };
  const deliver = (message: unknown) => {
    if (!listener) return void early.push(message);
    try {
      listener(message);
    } catch {
      // Something that no listener foresaw. Whoever waits on this connection is told that it is closed.
      closeNow();
    }
  };
  return {
    deliver,
    end,
    link: {
      post,
      onMessage(next) {
        listener = next;
        for (const message of early.splice(0)) deliver(message);
      },
      onClose(tell) {
        if (ended) void Promise.resolve().then(tell);
        else closeListeners.push(tell);
      },
      close: closeNow,
    },
  };
}
