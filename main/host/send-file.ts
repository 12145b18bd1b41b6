// A file of the built studio over http, with the headers that every answer bears.
import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { contentSecurityPolicy, contentTypeOf } from '#main/files/page-files.ts';

export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

export function sendFile(response: ServerResponse, file: string, withBody: boolean): void {
  response.writeHead(200, { ...securityHeaders, 'content-type': contentTypeOf(file) });
  if (!withBody) {
    response.end();
    return;
  }
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}
