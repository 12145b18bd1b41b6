// Who may talk to the loopback host: a browser that came with the one-time token, from our own page, on our own address.
// Other programs and web pages on this machine reach the port too, and get nothing.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Session {
  /** For the printed address; works once. */
  readonly token: string;
  /** Takes the token; answers the cookie to set, or undefined when it is wrong or was used. */
  redeem(token: string): string | undefined;
  /** Whether the request has the cookie. */
  holds(request: IncomingMessage): boolean;
}

export function makeSession(port: number): Session {
  const token = randomBytes(32).toString('base64url');
  const secret = randomBytes(32).toString('base64url');
  // Cookies do not know ports: without it two hosts on one machine would take each other's.
  const name = `neuroloom-${port}`;
  let used = false;
  return {
    token,
    redeem(offered) {
      if (used || !same(offered, token)) return undefined;
      used = true;
      return `${name}=${secret}; Path=/; HttpOnly; SameSite=Strict`;
    },
    holds(request) {
      const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
      return cookies.some((cookie) => cookie.startsWith(`${name}=`) && same(cookie.slice(name.length + 1), secret));
    },
  };
}

function same(one: string, two: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(two)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A name that leads to this machine by a foreign DNS answer ends here (DNS rebinding). */
export function isOwnHost(request: IncomingMessage, port: number): boolean {
  const { host } = request.headers;
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

/** `required`: a WebSocket always has an Origin when a browser opens it, and no other program has a reason to connect. */
export function isOwnOrigin(request: IncomingMessage, required: boolean): boolean {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return !required;
  return origin === `http://${host}`;
}
