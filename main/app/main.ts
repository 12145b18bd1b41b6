// The Electron main process, thin: one window, the app's own scheme, dialogs, menu, and ports between the page, the
// host contract (answered here) and the engine (a utility process). It runs no pipeline and reads no pipeline file's inside.
import { app, BrowserWindow, dialog, ipcMain, type IpcMainEvent, MessageChannelMain, protocol } from 'electron';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { studioFiles, studioOrigin } from '#main/app/app-scheme.ts';
import { forkEngine } from '#main/app/fork-engine.ts';
import { guardPages, isStudio, refusePermissions } from '#main/app/guard.ts';
import { installMenu } from '#main/app/menu.ts';
import { hostHandlers } from '#main/files/host-handlers.ts';
import { personalFiles } from '#main/files/personal-files.ts';
import { pipelineFiles } from '#main/files/pipeline-files.ts';
import { type HostContract, type HostEvent, hostInputs } from '#shared/protocol/host-contract.ts';
import { keepEngine } from '#shared/protocol/keep-engine.ts';
import { linkOverMainPort } from '#shared/protocol/main-port-link.ts';
import { serve } from '#shared/protocol/rpc.ts';
import { translator } from '#shared/text/translate.ts';
import { languageOf } from '#shared/text/language.ts';

const root = resolve(import.meta.dirname, '..', '..');
const version = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).version;

app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
]);

let window: BrowserWindow | undefined;
const listeners = new Set<(event: HostEvent) => void>();
/** Asked for before a studio listened: a double-click in the file manager may come before the window. */
const waiting: HostEvent[] = [];

function tell(event: HostEvent): void {
  if (listeners.size === 0) waiting.push(event);
  for (const listener of listeners) listener(event);
}

function requestFiles(args: readonly string[], folder: string): void {
  for (const arg of args.filter((text) => text.endsWith('.loom')))
    tell({ event: 'file.requested', path: resolve(folder, arg) });
}

if (!app.requestSingleInstanceLock()) app.quit();
else start();

function start(): void {
  const engine = keepEngine(() =>
    forkEngine(join(import.meta.dirname, 'engine-process.js'), { TF_CPP_MIN_LOG_LEVEL: '2' }),
  );
  guardPages();
  app.on('second-instance', (_event, argv, folder) => {
    requestFiles(argv.slice(1), folder);
    window?.show();
    window?.focus();
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    tell({ event: 'file.requested', path });
  });
  app.on('window-all-closed', () => app.quit());
  let stopping = false;
  app.on('will-quit', (event) => {
    if (stopping) return;
    stopping = true;
    event.preventDefault();
    void engine.stop().then(() => app.quit());
  });
  engine.watch(tell);

  const filters = [{ name: 'Neuroloom', extensions: ['loom'] }];
  const handlers = hostHandlers({
    version,
    workspace: app.getPath('documents'),
    files: pipelineFiles(undefined),
    personal: personalFiles(app.getPath('userData')),
    examplesFolder: join(root, 'resources', 'examples'),
    dialogs: {
      async open() {
        const answer = await dialog.showOpenDialog({ filters, properties: ['openFile'] });
        return answer.filePaths[0] ?? null;
      },
      async save(suggestedName, folder) {
        const answer = await dialog.showSaveDialog({
          filters,
          defaultPath: folder === undefined ? suggestedName : join(folder, suggestedName),
        });
        if (answer.canceled || !answer.filePath) return null;
        return answer.filePath.endsWith('.loom') ? answer.filePath : `${answer.filePath}.loom`;
      },
    },
    restartEngine: () => engine.restart(),
    watch(listener) {
      listeners.add(listener);
      for (const event of waiting.splice(0)) listener(event);
      return () => listeners.delete(listener);
    },
  });

  ipcMain.on('neuroloom:request-ports', (event: IpcMainEvent, request: unknown) => {
    // Only the studio's own top frame may have ports, and only by a number that it counted itself.
    if (event.senderFrame !== event.sender.mainFrame || !isStudio(event.senderFrame?.url)) return;
    const number = z.int().min(1).safeParse(request);
    if (!number.success || stopping) return;
    const { port1, port2 } = new MessageChannelMain();
    serve<HostContract>(linkOverMainPort(port1), hostInputs, handlers);
    event.sender.postMessage('neuroloom:ports', number.data, [port2, engine.open()]);
  });

  void app.whenReady().then(() => {
    refusePermissions();
    protocol.handle('app', studioFiles(join(root, 'out', 'renderer')));
    installMenu(languageOf(app.getLocale()), (action) => tell({ event: 'action.chosen', action }));
    openWindow();
    requestFiles(process.argv.slice(1), process.cwd());
    app.on('activate', () => {
      if (BrowserWindow.getAllWindows().length === 0) openWindow();
    });
  });
}

function openWindow(): void {
  const opened = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 800,
    minHeight: 560,
    show: false,
    title: 'Neuroloom',
    webPreferences: {
      preload: join(root, 'out', 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window = opened;
  opened.once('ready-to-show', () => opened.show());
  opened.on('closed', () => {
    if (window === opened) window = undefined;
  });
  opened.webContents.on('will-prevent-unload', (event) => {
    // The page holds unsaved work; preventing this event lets the window close.
    const t = translator(languageOf(app.getLocale()));
    const choice = dialog.showMessageBoxSync(opened, {
      type: 'question',
      message: t('app.unsaved.message'),
      detail: t('app.unsaved.detail'),
      buttons: [t('app.unsaved.stay'), t('app.unsaved.leave')],
      defaultId: 0,
      cancelId: 0,
    });
    if (choice === 1) event.preventDefault();
  });
  opened.webContents.on('render-process-gone', (_event, details) => {
    // The draft on disk holds the work; the page offers it after the reload.
    if (details.reason !== 'clean-exit' && !opened.isDestroyed()) void opened.loadURL(`${studioOrigin}/index.html`);
  });
  void opened.loadURL(`${studioOrigin}/index.html`);
}
