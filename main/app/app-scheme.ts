// The app's own scheme: `app://studio/…` serves the built page from one folder, with a strict policy, and nothing else.
import { readFile } from 'node:fs/promises';
import { contentSecurityPolicy, contentTypeOf, pageFile } from '#main/files/page-files.ts';

export const studioOrigin = 'app://studio';

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

/** Answers requests for files under `root`; anything else, what would leave it included, gets 404. */
export function studioFiles(root: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET') return answer(405, null);
    const url = URL.parse(request.url);
    if (url?.host !== 'studio') return answer(403, null);
    try {
      const file = await pageFile(root, url.pathname);
      return file === undefined
        ? answer(404, null)
        : answer(200, new Uint8Array(await readFile(file)), contentTypeOf(file));
    } catch {
      return answer(404, null);
    }
  };
}
