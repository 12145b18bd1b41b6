// The source that runs before every document in the preload's own world: `require('electron')` for the preload script,
// with ipcRenderer over a CDP binding and contextBridge over one DOM event. Self-contained text, injected into a page.
import { makeCodec } from './codec.ts';

/** Name of the CDP binding by which the preload world calls the main process. */
export const bindingName = '__standInSend';
/** Name of the function in the preload world by which the main process calls it. */
export const receiverName = '__standInReceive';
export const worldName = 'stand-in-preload';

interface World {
  [bindingName]: (text: string) => void;
  [receiverName]?: (text: string) => void;
}

function preloadWorld(makeCodecHere: typeof makeCodec, preload: (require: (name: string) => unknown) => void): void {
  const codec = makeCodecHere();
  const world = globalThis as unknown as World;
  const send = (message: unknown): void => world.__standInSend(codec.encode(message));
  const listeners = new Map<string, ((event: unknown, ...args: unknown[]) => void)[]>();
  const ports = new Map<number, MessagePort>();

  world.__standInReceive = (text) => {
    const message = codec.decode(text) as {
      channel?: string;
      data?: unknown;
      ports?: number[];
      port?: number;
      closed?: number;
    };
    if (message.port !== undefined) ports.get(message.port)?.postMessage(message.data);
    else if (message.closed !== undefined) ports.get(message.closed)?.close();
    else if (message.channel !== undefined) {
      const ends = (message.ports ?? []).map((number) => {
        const { port1, port2 } = new MessageChannel();
        ports.set(number, port1);
        port1.onmessage = (event: MessageEvent<unknown>) => send({ port: number, data: event.data });
        return port2;
      });
      for (const listener of listeners.get(message.channel) ?? []) listener({ ports: ends }, message.data);
    }
  };

  const electron = {
    ipcRenderer: {
      on: (channel: string, listener: (event: unknown, ...args: unknown[]) => void) => {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      },
      send: (channel: string, data: unknown) => send({ channel, data }),
    },
    contextBridge: {
      exposeInMainWorld: (name: string, api: Record<string, (...args: unknown[]) => unknown>) => {
        // Functions cannot cross worlds; synchronous calls can, as DOM events that the other world listens to.
        document.addEventListener(`stand-in-call-${name}`, (event) => {
          const { method, args } = JSON.parse(String((event as CustomEvent).detail)) as {
            method: string;
            args: unknown[];
          };
          const result = api[method]?.(...args);
          document.dispatchEvent(
            new CustomEvent(`stand-in-result-${name}`, { detail: JSON.stringify(result ?? null) }),
          );
        });
        document.dispatchEvent(
          new CustomEvent('stand-in-expose', { detail: JSON.stringify({ name, methods: Object.keys(api) }) }),
        );
      },
    },
  };
  preload((name) => {
    if (name === 'electron') return electron;
    throw new Error(`A sandboxed preload cannot require ${name}`);
  });
}

/** In the main world, before the page's own scripts: makes what contextBridge exposes, frozen. */
function mainWorld(): void {
  document.addEventListener('stand-in-expose', (event) => {
    const { name, methods } = JSON.parse(String((event as CustomEvent).detail)) as { name: string; methods: string[] };
    const call = (method: string, args: unknown[]): unknown => {
      let result: unknown;
      const take = (answer: Event): void => {
        result = JSON.parse(String((answer as CustomEvent).detail));
      };
      document.addEventListener(`stand-in-result-${name}`, take, { once: true });
      document.dispatchEvent(new CustomEvent(`stand-in-call-${name}`, { detail: JSON.stringify({ method, args }) }));
      return result;
    };
    const api = Object.fromEntries(methods.map((method) => [method, (...args: unknown[]) => call(method, args)]));
    Object.defineProperty(globalThis, name, { value: Object.freeze(api), enumerable: true });
  });
}

export const mainWorldSource = `(${mainWorld.toString()})()`;

/** `preload` is the text of the built preload script (CommonJS). */
export function preloadWorldSource(preload: string): string {
  const body = `(require) => { const module = { exports: {} }; const exports = module.exports; ${preload}\n}`;
  return `(${preloadWorld.toString()})(${makeCodec.toString()}, ${body})`;
}
