// A Link over one of Electron's message ports. Knows bytes only.
import type { MessagePortMain } from 'electron';
import type { Link } from '#shared/protocol/link.ts';

export function portLink(port: MessagePortMain): Link {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', (event) => listener(event.data));
      port.start();
    },
    onClose: (listener) => {
      port.once('close', listener);
    },
    close: () => port.close(),
  };
}
