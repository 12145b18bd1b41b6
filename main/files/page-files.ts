// The built studio as files, for both hosts: which file a path means, its type, and the policy that every page is held to.
import { realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

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
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

export const contentTypeOf = (file: string): string => types[extname(file)] ?? 'application/octet-stream';

/** The file that a request's path means; undefined when there is none inside `root`, links out of it included. */
export async function pageFile(root: string, pathname: string): Promise<string | undefined> {
  try {
    const path = decodeURIComponent(pathname);
    if (path.includes('\0') || path.includes('\\')) return undefined;
    const file = join(root, path === '/' ? 'index.html' : path);
    const [real, realRoot] = await Promise.all([realpath(file), realpath(root)]);
    return real.startsWith(realRoot + sep) && (await stat(real)).isFile() ? real : undefined;
  } catch {
    return undefined;
  }
}
