// The receiving half that every transport shares: holds what arrives before anyone listens, and tells the end once.

export interface Inbox {
  deliver(message: unknown): void;
  end(): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  readonly ended: boolean;
}

export function makeInbox(): Inbox {
  const early: unknown[] = [];
  const closeListeners: (() => void)[] = [];
  let listener: ((message: unknown) => void) | undefined;
  let ended = false;
  return {
    deliver(message) {
      if (listener) listener(message);
      else early.push(message);
    },
    end() {
      if (ended) return;
      ended = true;
      for (const tell of closeListeners) tell();
    },
    onMessage(next) {
      listener = next;
      for (const message of early.splice(0)) next(message);
    },
    onClose(tell) {
      if (ended) queueMicrotask(tell);
      else closeListeners.push(tell);
    },
    get ended() {
      return ended;
    },
  };
}
