// A studio for a test: the real loopback host with its real engine in folders of its own, and a real browser on it.
// Everything that must never happen on any page (a request that leaves this machine, a policy violation, an error) is
// gathered, and end() says whether it did and leaves no process behind.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { afterEach, expect } from 'vitest';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { programFile } from '#scripts/build.ts';
import { findChromium } from '#test/support/find-chromium.ts';

export const rootDir = resolve(import.meta.dirname, '..', '..');
/** Where pictures go that a person may want to look at. */
export const picturesDir = join(rootDir, 'test-results', 'e2e');

/** Ends what hangs; a machine may be busy. */
const waitsMs = 120_000;

export interface StudioOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly locale?: string;
}

export interface StudioUnderTest {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The folder whose files the studio may open and save. */
  readonly workspace: string;
  /** What went wrong so far: foreign requests, policy violations, uncaught and console errors. */
  readonly complaints: readonly string[];
  /** Hosts that the page talked to. */
  readonly hosts: ReadonlySet<string>;
  node(id: string): Locator;
  /** Waits until a node shows this status. */
  status(id: string, status: string): Promise<void>;
  statuses(): Promise<Readonly<Record<string, string>>>;
  picture(name: string): Promise<void>;
  /** The engine's process id, as its badge tells it. */
  enginePid(): Promise<number>;
  end(): Promise<void>;
}

async function startHost(
  workspace: string,
  own: string,
): Promise<{ readonly host: ChildProcess; readonly address: string }> {
  const host = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', programFile('host'), '--workspace', workspace],
    {
      cwd: rootDir,
      env: {
        ...process.env,
        LC_ALL: 'en_US.UTF-8',
        NEUROLOOM_DATA: join(own, 'data'),
        NEUROLOOM_STORE: join(own, 'store'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  const address = new Promise<string>((found, failed) => {
    const timer = setTimeout(() => failed(new Error(`The host printed no address:\n${said}`)), waitsMs);
    const read = (chunk: Buffer) => {
      said += chunk.toString();
      const match = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said);
      if (!match) return;
      clearTimeout(timer);
      found(match[0]);
    };
    host.stdout.on('data', read);
    host.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    host.once('exit', (code) => {
      clearTimeout(timer);
      failed(new Error(`The host ended with ${code}:\n${said}`));
    });
  });
  try {
    return { host, address: await address };
  } catch (error) {
    host.kill('SIGKILL');
    throw error;
  }
}

/** Starts host, engine and browser and opens the start page. */
export async function startStudio(options: StudioOptions = {}): Promise<StudioUnderTest> {
  const { width = 1280, height = 800, colorScheme = 'light', locale = 'en-US' } = options;
  const own = mkdtempSync(join(tmpdir(), 'neuroloom-e2e-'));
  const workspace = join(own, 'workspace');
  mkdirSync(workspace);
  mkdirSync(picturesDir, { recursive: true });
  const { host, address } = await startHost(workspace, own);
  let browser: Browser | undefined;
  const complaints: string[] = [];
  const hosts = new Set<string>();
  const end = async () => {
    await browser?.close();
    const gone = host.exitCode !== null || host.signalCode !== null ? Promise.resolve() : once(host, 'exit');
    host.kill('SIGTERM');
    const timer = setTimeout(() => host.kill('SIGKILL'), 5000);
    await gone;
    clearTimeout(timer);
    rmSync(own, { recursive: true, force: true });
  };
  try {
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? findChromium(),
      args: ['--no-sandbox'],
    });
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale });
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
      });
    });
    const page = await context.newPage();
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol === 'data:' || url.protocol === 'blob:') return;
      hosts.add(url.hostname);
      if (url.hostname !== '127.0.0.1') complaints.push(`request to ${request.url()}`);
    });
    page.on('websocket', (socket) => {
      const { hostname } = new URL(socket.url());
      hosts.add(hostname);
      if (hostname !== '127.0.0.1') complaints.push(`socket to ${socket.url()}`);
    });
    page.on('pageerror', (error) => complaints.push(`uncaught ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        complaints.push(`${message.type()} ${message.text()}`);
    });
    page.setDefaultTimeout(waitsMs);
    await page.goto(address);
    await page.locator('.start-page').waitFor();
    const node = (id: string) => page.locator(`.node[data-node="${id}"]`);
    return {
      page,
      context,
      workspace,
      complaints,
      hosts,
      node,
      status: (id, status) =>
        page.locator(`.node[data-node="${id}"][data-status="${status}"]`).waitFor({ state: 'attached' }),
      statuses: async () =>
        Object.fromEntries(
          await page
            .locator('.node')
            .evaluateAll((all) =>
              all.map((one) => [one.getAttribute('data-node') ?? '', one.getAttribute('data-status') ?? '']),
            ),
        ) as Readonly<Record<string, string>>,
      picture: async (name) => {
        await page.screenshot({ path: join(picturesDir, `${name}.png`) });
      },
      enginePid: async () => Number(await page.locator('.engine-badge[data-state="ready"]').getAttribute('data-pid')),
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** After each test of a file: nothing may have gone wrong on the page; of a test that failed there is a picture. */
export function watchOver(studio: () => StudioUnderTest): void {
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await studio().picture(`failed-${task.name.replaceAll(/\W+/g, '-').slice(0, 60)}`);
    expect(studio().complaints).toEqual([]);
  });
}
