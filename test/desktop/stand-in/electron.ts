// The part of the `electron` module that main/app uses, over a real Chromium. Native things (dialogs, menus, the shell)
// are recorded calls; the test answers them over this process' IPC channel (control.ts).
import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { BrowserWindow, created, useContext } from './browser-window.ts';
import { listenToTest, nextDialogAnswer, record } from './control.ts';
import { StandInPort } from './ports.ts';

export { BrowserWindow, ipcMain } from './browser-window.ts';
export { protocol } from './scheme.ts';
export { utilityProcess } from './utility-process.ts';

export class MessageChannelMain {
  readonly port1: StandInPort;
  readonly port2: StandInPort;
  constructor() {
    [this.port1, this.port2] = StandInPort.pair();
  }
}

let browser: Browser | undefined;
const userData = process.env['STAND_IN_USER_DATA'] ?? join(tmpdir(), 'neuroloom-stand-in');

class App extends EventEmitter {
  readonly isPackaged = false;
  #ready: Promise<void> | undefined;
  #quitting = false;

  enableSandbox(): void {
    record({ call: 'app.enableSandbox' });
  }

  requestSingleInstanceLock(): boolean {
    return true;
  }

  getLocale(): string {
    return process.env['STAND_IN_LOCALE'] ?? 'en-GB';
  }

  getPath(name: string): string {
    return name === 'userData' ? userData : tmpdir();
  }

  whenReady(): Promise<void> {
    // `ready` must not come before the entry's top-level code has ended.
    this.#ready ??= new Promise<void>((resolve) => setImmediate(resolve)).then(async () => {
      browser = await chromium.launch({
        executablePath: process.env['CHROMIUM'] ?? 'chromium',
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-background-networking',
          `--remote-debugging-port=${process.env['STAND_IN_DEBUG_PORT'] ?? '0'}`,
        ],
      });
      useContext(browser.newContext());
    });
    return this.#ready;
  }

  quit(): void {
    if (this.#quitting) {
      void browser?.close().then(() => process.exit(0));
      return;
    }
    let stay = false;
    this.emit('will-quit', { preventDefault: () => (stay = true) });
    this.#quitting = true;
    if (!stay) this.quit();
  }
}

export const app = new App();
created.on('window-all-closed', () => app.emit('window-all-closed'));
created.on('web-contents-created', (event: unknown, contents: unknown) =>
  app.emit('web-contents-created', event, contents),
);

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (): void => record({ call: 'session.setPermissionRequestHandler' }),
    setPermissionCheckHandler: (): void => record({ call: 'session.setPermissionCheckHandler' }),
    setDevicePermissionHandler: (): void => record({ call: 'session.setDevicePermissionHandler' }),
  },
};

export const dialog = {
  showOpenDialog: (options: unknown) => {
    const path = nextDialogAnswer('open', options);
    return Promise.resolve({ canceled: path === null, filePaths: path === null ? [] : [path] });
  },
  showSaveDialog: (options: unknown) => {
    const path = nextDialogAnswer('save', options);
    return Promise.resolve({ canceled: path === null, filePath: path ?? '' });
  },
  showMessageBoxSync: (_window: unknown, options: unknown) => Number(nextDialogAnswer('message', options) ?? 0),
};

export const shell = {
  openExternal: (url: string) => {
    record({ call: 'shell.openExternal', url });
    return Promise.resolve();
  },
};

interface MenuItem {
  readonly id?: string;
  readonly click?: () => void;
  readonly submenu?: readonly MenuItem[];
}

let menu: readonly MenuItem[] = [];

export const Menu = {
  buildFromTemplate: (template: readonly MenuItem[]) => template,
  setApplicationMenu: (built: readonly MenuItem[]): void => {
    menu = built;
  },
};

listenToTest({
  clickMenu: (id) => {
    const items = menu.flatMap((item) => item.submenu ?? []);
    items.find((item) => item.id === id)?.click?.();
  },
  closeWindows: () => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  },
});
