// BrowserWindow and WebContents over a page of a real Chromium that playwright-core drives.
import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { makeCodec } from './codec.ts';
import { closeBridged, fromBridge, type PortCarrier, type StandInPort } from './ports.ts';
import { bindingName, mainWorldSource, preloadWorldSource, receiverName, worldName } from './preload-world.ts';
import { answerScheme, appUrl, pageUrl } from './scheme.ts';

const codec = makeCodec();
export const ipcMain = new EventEmitter();

export class WebContents extends EventEmitter {
  readonly mainFrame = { url: '' };
  readonly #ports = new Set<number>();
  #session: CDPSession | undefined;
  #world: number | undefined;

  setWindowOpenHandler(): void {
    // Playwright's pages open no windows by themselves: every popup is closed by the window below.
  }

  postMessage(channel: string, data: unknown, transfer: readonly StandInPort[] = []): void {
    const carrier: PortCarrier = {
      deliver: (port, item) => this.#receive({ port, data: item }),
      closed: (port) => this.#receive({ closed: port }),
    };
    const ports = transfer.map((port) => port.bridge(carrier));
    for (const port of ports) this.#ports.add(port);
    this.#receive({ channel, data, ports });
  }

  async attach(page: Page, preload: string | undefined): Promise<void> {
    const session = await page.context().newCDPSession(page);
    this.#session = session;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === worldName) this.#world = context.id;
    });
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === bindingName) this.#called(payload);
    });
    await session.send('Runtime.enable');
    await session.send('Page.enable');
    await session.send('Runtime.addBinding', { name: bindingName, executionContextName: worldName });
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource });
    if (preload !== undefined) {
      const source = preloadWorldSource(await readFile(preload, 'utf8'));
      await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName });
    }
    page.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame()) return;
      this.mainFrame.url = appUrl(frame.url());
      // A new document: the ports of the old one are gone.
      closeBridged(this.#ports);
      this.#ports.clear();
    });
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    page.on('popup', (popup) => void popup.close());
    page.on('load', () => this.emit('did-finish-load'));
  }

  detach(): void {
    closeBridged(this.#ports);
    this.#session = undefined;
  }

  #called(payload: string): void {
    const message = codec.decode(payload) as { channel?: string; data?: unknown; port?: number };
    if (message.port !== undefined) fromBridge(message.port, message.data);
    else if (message.channel !== undefined) {
      ipcMain.emit(message.channel, { sender: this, senderFrame: this.mainFrame }, message.data);
    }
  }

  #receive(message: unknown): void {
    if (this.#session === undefined || this.#world === undefined) return;
    const expression = `${receiverName}(${JSON.stringify(codec.encode(message))})`;
    // The page may close between the call and its answer; then there is nobody to tell.
    void this.#session.send('Runtime.evaluate', { expression, contextId: this.#world }).catch(() => undefined);
  }
}

const windows = new Set<BrowserWindow>();
let context: Promise<BrowserContext> | undefined;

/** The one browser context that windows open their pages in. */
export function useContext(made: Promise<BrowserContext>): void {
  context = made;
}

export interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly webPreferences?: {
    readonly preload?: string;
    readonly sandbox?: boolean;
    readonly contextIsolation?: boolean;
    readonly nodeIntegration?: boolean;
  };
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly options: WindowOptions;
  #page: Promise<Page> | undefined;
  #destroyed = false;

  constructor(options: WindowOptions = {}) {
    super();
    this.options = options;
    windows.add(this);
    created.emit('web-contents-created', {}, this.webContents);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  async loadURL(url: string): Promise<void> {
    this.#page ??= this.#open();
    const page = await this.#page;
    await page.goto(pageUrl(url));
    this.emit('ready-to-show');
  }

  async #open(): Promise<Page> {
    if (!context) throw new Error('app is not ready');
    const page = await (await context).newPage();
    await page.setViewportSize({ width: this.options.width ?? 800, height: this.options.height ?? 600 });
    await page.route('**/*', answerScheme);
    page.on('close', () => this.#closed());
    await this.webContents.attach(page, this.options.webPreferences?.preload);
    return page;
  }

  #closed(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    windows.delete(this);
    this.webContents.detach();
    this.emit('closed');
    if (windows.size === 0) created.emit('window-all-closed');
  }

  close(): void {
    void this.#page?.then((page) => page.close({ runBeforeUnload: true }));
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  show(): void {
    this.emit('show');
  }

  focus(): void {
    this.emit('focus');
  }
}

/** Where windows report to `app`, without a cycle of imports. */
export const created = new EventEmitter();
