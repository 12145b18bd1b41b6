// The way to host and engine, the same for the desktop app and the browser: two links, their typed clients, and a new
// engine link whenever the old one dies. Holds no results and decides nothing about runs.
import { useEngine } from '#renderer/state/engine-store.ts';
import { portLink, socketLink } from '#renderer/state/link-in-page.ts';
import type { EngineContract, EngineDescription } from '#shared/protocol/engine-contract.ts';
import type { HostContract, HostDescription, HostEvent } from '#shared/protocol/host-contract.ts';
import type { Client, Link } from '#shared/protocol/link.ts';
import { connect } from '#shared/protocol/rpc.ts';

interface DesktopBridge {
  /** Two fresh ports come in a window message that bears the returned number. */
  requestPorts(): number;
}

declare global {
  interface Window {
    readonly neuroloom?: DesktopBridge;
  }
}

type Clients<C> = Client<C> & { close(): void };

let hostClient: Clients<HostContract> | undefined;
let engineClient: Clients<EngineContract> | undefined;
let hostDescription: HostDescription | undefined;
const waiting: ((engine: Client<EngineContract>) => void)[] = [];
const listeners = new Set<(event: HostEvent) => void>();
const retryDelaysMs = [100, 250, 500, 1000, 2000] as const;

/** The host; throws before openConnection() has resolved. */
export function host(): Client<HostContract> {
  if (!hostClient) throw new Error('The host is not connected yet');
  return hostClient;
}

export function describedHost(): HostDescription {
  if (!hostDescription) throw new Error('The host is not connected yet');
  return hostDescription;
}

/** The engine, as soon as it is there. */
export function engine(): Promise<Client<EngineContract>> {
  if (engineClient) return Promise.resolve(engineClient);
  return new Promise((resolve) => waiting.push(resolve));
}

/** Tells of engine ends, menu choices and files to open. Returns the way to stop listening. */
export function onHostEvent(listener: (event: HostEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Connects to both; resolves when the host has answered. The engine follows in its own time. */
export async function openConnection(): Promise<void> {
  const bridge = window.neuroloom;
  const first = bridge ? await requestPorts(bridge) : undefined;
  const hostLink = first ? portLink(first.host) : await socketLink(socketAddress('host'));
  hostClient = connect<HostContract>(hostLink);
  hostLink.onClose(() => useEngine.getState().setConnection('lost'));
  hostDescription = await hostClient['host.describe']({});
  void watchHost(hostClient);
  void keepEngine(first ? portLink(first.engine) : undefined);
}

async function watchHost(client: Client<HostContract>): Promise<void> {
  try {
    for await (const event of client['host.watch']({})) for (const tell of listeners) tell(event);
  } catch {
    // The host is gone; its link's onClose has already said so.
  }
}

/** Describes the engine at the end of `link`, and replaces the link when it dies. */
async function keepEngine(link: Link | undefined): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    useEngine.getState().setConnection('connecting');
    try {
      const live = attempt === 0 && link ? link : await engineLink();
      const gone = new Promise<void>((resolve) => live.onClose(resolve));
      const client = connect<EngineContract>(live);
      const description = await describe(client);
      engineClient = client;
      useEngine.getState().setConnection('ready', description);
      for (const resolve of waiting.splice(0)) resolve(client);
      attempt = 0;
      await gone;
      engineClient = undefined;
      client.close();
      useEngine.getState().setConnection('lost');
    } catch {
      useEngine.getState().setConnection('lost');
    }
    const delayMs = retryDelaysMs[Math.min(attempt, retryDelaysMs.length - 1)] ?? 2000;
    await new Promise((resolve) => setTimeout(resolve, delayMs));
  }
}

async function describe(client: Clients<EngineContract>): Promise<EngineDescription> {
  try {
    return await client['engine.describe']({});
  } catch (error) {
    client.close();
    throw error;
  }
}

async function engineLink(): Promise<Link> {
  const bridge = window.neuroloom;
  if (!bridge) return socketLink(socketAddress('engine'));
  const ports = await requestPorts(bridge);
  // The host's first port goes on working.
  ports.host.close();
  return portLink(ports.engine);
}

function socketAddress(name: 'host' | 'engine'): URL {
  const address = new URL(name, document.baseURI);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  address.search = '';
  address.hash = '';
  return address;
}

function requestPorts(bridge: DesktopBridge): Promise<{ readonly host: MessagePort; readonly engine: MessagePort }> {
  return new Promise((resolve) => {
    // The answer comes as a message of its own turn, so that nothing is missed before the listener stands.
    const request = bridge.requestPorts();
    const listen = (event: MessageEvent<unknown>) => {
      const data = event.data as { neuroloom?: unknown; request?: unknown } | null;
      if (event.source !== window || data?.neuroloom !== 'ports' || data.request !== request) return;
      const [hostPort, enginePort] = event.ports;
      if (!hostPort || !enginePort) return;
      window.removeEventListener('message', listen);
      resolve({ host: hostPort, engine: enginePort });
    };
    window.addEventListener('message', listen);
  });
}
