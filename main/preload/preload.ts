// The one bridge between the page and the desktop app. It hands message ports over and does nothing else: no channel
// name, no ipcRenderer and no event object ever reaches the page.
import { contextBridge, ipcRenderer } from 'electron';

ipcRenderer.on('neuroloom:ports', (event, request: unknown) => {
  // Ports cannot pass through contextBridge; a message to the page's own origin can carry them.
  window.postMessage({ neuroloom: 'ports', request }, window.location.origin, [...event.ports]);
});

let requests = 0;

contextBridge.exposeInMainWorld('neuroloom', {
  /** Asks for two fresh ports, to the host and to the engine; they arrive as a window message with this number. */
  requestPorts(): number {
    requests += 1;
    ipcRenderer.send('neuroloom:request-ports', requests);
    return requests;
  },
});
