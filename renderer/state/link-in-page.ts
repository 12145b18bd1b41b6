// Links as a page makes them: over a WebSocket (the loopback host) or a MessagePort (the desktop app). Bytes only.
// The msgpackr build without eval is taken, since the other one probes for it and the page's CSP would report that.
import { Packr } from 'msgpackr/index-no-eval';
import type { Link } from '#shared/protocol/link.ts';
import { packing } from '#shared/protocol/packing.ts';

/** Holds messages that come before anyone listens, and tells the end once. */
function mailbox() {
  const waiting: unknown[] = [];
  const endings: (() => void)[] = [];
  let listener: ((message: unknown) => void) | undefined;
  let ended = false;
  return {
    deliver(message: unknown) {
      if (listener) listener(message);
      else waiting.push(message);
    },
    end() {
      if (ended) return;
      ended = true;
      for (const tell of endings) tell();
    },
    onMessage(next: (message: unknown) => void) {
      listener = next;
      for (const message of waiting.splice(0)) next(message);
    },
    onClose(tell: () => void) {
      if (ended) queueMicrotask(tell);
      else endings.push(tell);
    },
  };
}

/** Rejects when nobody answers at `address` or the host refuses. */
export function socketLink(address: URL): Promise<Link> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.binaryType = 'arraybuffer';
    const packr = new Packr(packing);
    const box = mailbox();
    socket.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (event.data instanceof ArrayBuffer) box.deliver(packr.unpack(new Uint8Array(event.data)));
    });
    socket.addEventListener('close', () => {
      box.end();
      reject(new Error(`The connection to ${address.pathname} closed`));
    });
    socket.addEventListener('open', () =>
      resolve({
        post(message) {
          if (socket.readyState === WebSocket.OPEN) socket.send(packr.pack(message) as Uint8Array<ArrayBuffer>);
        },
        onMessage: box.onMessage,
        onClose: box.onClose,
        close: () => socket.close(),
      }),
    );
  });
}

export function portLink(port: MessagePort): Link {
  const box = mailbox();
  port.addEventListener('message', (event: MessageEvent<unknown>) => box.deliver(event.data));
  port.addEventListener('close', () => box.end());
  port.start();
  return {
    post: (message) => port.postMessage(message),
    onMessage: box.onMessage,
    onClose: box.onClose,
    close() {
      port.close();
      box.end();
    },
  };
}
