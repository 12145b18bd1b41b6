// The app's own scheme: `app://studio/…` serves the built page from one folder, with a strict policy, and nothing else.
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

export const studioOrigin = 'app://studio';

export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

function answer(status: number, body: Uint8Array<ArrayBuffer> | null, type = 'text/plain'): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': type,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}

/** Answers requests for files under `root`; anything that would leave it gets 403, anything unknown 404. */
export function studioFiles(root: string): (request: Request) => Promise<Response> {
  const folder = resolve(root);
  return async (request) => {
    if (request.method !== 'GET') return answer(405, null);
    let path: string;
    try {
      const url = new URL(request.url);
      if (url.host !== 'studio') return answer(403, null);
      path = decodeURIComponent(url.pathname);
    } catch {
      return answer(400, null);
    }
    if (path.includes('\0') || path.includes('\\')) return answer(403, null);
    const file = resolve(join(folder, path === '/' ? 'index.html' : path));
    if (!file.startsWith(folder + sep)) return answer(403, null);
    try {
      const body = await readFile(file);
      return answer(200, new Uint8Array(body), types[extname(file)] ?? 'application/octet-stream');
    } catch {
      return answer(404, null);
    }
  };
}
