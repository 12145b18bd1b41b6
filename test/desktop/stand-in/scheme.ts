// protocol.handle for one custom scheme. Chromium does not know `app://`, so pages live on an https host of the same
// name, which never leaves the machine: every request is answered here or refused.
import type { Route } from 'playwright-core';

const suffix = '.app.invalid';
const handlers = new Map<string, (request: Request) => Response | Promise<Response>>();

/** What pages asked for outside the app's own scheme; the test expects none. */
export const refusedRequests: string[] = [];

export const protocol = {
  registerSchemesAsPrivileged: (): void => undefined,
  handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>): void => {
    handlers.set(scheme, handler);
  },
};

export function pageUrl(url: string): string {
  return url.replace(/^app:\/\/([^/]+)/, `https://$1${suffix}`);
}

export function appUrl(url: string): string {
  return url.replace(/^https:\/\/([^/]+)\.app\.invalid/, 'app://$1');
}

export async function answerScheme(route: Route): Promise<void> {
  const url = appUrl(route.request().url());
  const handler = handlers.get('app');
  if (!url.startsWith('app://') || !handler) {
    refusedRequests.push(url);
    await route.abort('blockedbyclient');
    return;
  }
  const response = await handler(new Request(url, { method: route.request().method() }));
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}
