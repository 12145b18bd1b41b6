// Links as a page makes them: over a WebSocket (the loopback host) or a MessagePort (the desktop app). Bytes only.
// The msgpackr build without eval is taken, since the other one probes for it and the page's CSP would report that.
import { Packr } from 'msgpackr/index-no-eval';
import type { Link } from '#shared/protocol/link.ts';
import { makeLink } from '#shared/protocol/make-link.ts';
import { packing } from '#shared/protocol/packing.ts';

/** Rejects when nobody answers at `address` or the host refuses. */
export function socketLink(address: URL): Promise<Link> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.binaryType = 'arraybuffer';
    const packr = new Packr(packing);
    const { link, deliver, end } = makeLink({
      post(message) {
        if (socket.readyState === WebSocket.OPEN) socket.send(packr.pack(message) as Uint8Array<ArrayBuffer>);
      },
      close: () => socket.close(),
    });
    socket.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (event.data instanceof ArrayBuffer) deliver(packr.unpack(new Uint8Array(event.data)));
    });
    socket.addEventListener('close', () => {
      end();
      reject(new Error(`The connection to ${address.pathname} closed`));
    });
    socket.addEventListener('open', () => resolve(link));
  });
}

export function portLink(port: MessagePort): Link {
  const { link, deliver, end } = makeLink({
    post: (message) => port.postMessage(message),
    close: () => port.close(),
  });
  port.addEventListener('message', (event: MessageEvent<unknown>) => deliver(event.data));
  port.addEventListener('close', end);
  port.start();
  return link;
}
