// The desktop app from its start to its end: real main, preload, page and engine under the stand-in for Electron.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { programFile } from '#scripts/build.ts';

let folder: string;
let app: ChildProcess;
let browser: Browser;
let page: Page;
const records: Record<string, unknown>[] = [];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

/** Polls because the browser comes up in another process that has no way to say so. */
async function until<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const value = await attempt().catch(() => undefined);
    if (value !== undefined) return value;
    await new Promise((next) => setTimeout(next, 100));
  }
}

function descendants(): Promise<string[]> {
  return import('node:child_process').then(({ execFileSync }) =>
    execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line.includes(folder) || line.includes(join('out', 'main', 'engine-process.js'))),
  );
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'neuroloom-desktop-'));
  const debugPort = await freePort();
  app = fork(programFile('app'), [], {
    execArgv: ['--import', join(import.meta.dirname, 'stand-in', 'register.ts')],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_NO_WARNINGS: '1',
      STAND_IN_USER_DATA: join(folder, 'user-data'),
      STAND_IN_DEBUG_PORT: String(debugPort),
      NEUROLOOM_STORE: join(folder, 'store'),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  app.on('message', (message: { record?: Record<string, unknown> }) => {
    if (message.record) records.push(message.record);
  });
  browser = await until(() => chromium.connectOverCDP(`http://127.0.0.1:${debugPort}`));
  page = await until(() => Promise.resolve(browser.contexts().flatMap((context) => context.pages())[0]));
}, 60_000);

afterAll(() => {
  app.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('the page loads from the app’s own scheme, sandboxed, with nothing of Node in it', async () => {
  await page.getByRole('heading', { name: 'Neuroloom' }).waitFor();
  const seen = await page.evaluate(() => ({
    require: typeof (globalThis as { require?: unknown }).require,
    process: typeof (globalThis as { process?: unknown }).process,
    bridge: Object.keys((globalThis as { neuroloom?: object }).neuroloom ?? {}),
    frozen: Object.isFrozen((globalThis as { neuroloom?: object }).neuroloom),
  }));
  expect(seen).toEqual({ require: 'undefined', process: 'undefined', bridge: ['requestPorts'], frozen: true });
  expect(records.map((record) => record['call'])).toEqual(
    expect.arrayContaining([
      'app.enableSandbox',
      'session.setPermissionRequestHandler',
      'session.setPermissionCheckHandler',
    ]),
  );
}, 60_000);

test('an example opens and runs to its end through the real engine', async () => {
  await page.locator('[data-example="iris"]').click();
  await page.waitForSelector('.react-flow__node');
  await page.keyboard.press('Control+Enter');
  await page.waitForFunction(() => {
    const states = [...document.querySelectorAll('.react-flow__node [data-status]')].map((node) =>
      node.getAttribute('data-status'),
    );
    return states.length > 0 && states.every((state) => state === 'done' || state === 'cached');
  }, undefined);
}, 180_000);

test('closing the window ends every process', async () => {
  const exited = once(app, 'exit');
  app.send({ do: 'closeWindows' });
  const [code] = (await exited) as [number | null];
  expect(code).toBe(0);
  expect(await until(async () => ((await descendants()).length === 0 ? [] : undefined))).toEqual([]);
}, 60_000);
