// Who may talk to the loopback host: whoever came by the printed address once, from the page that the host served.
// Host is checked against DNS rebinding, Origin against other sites, the token against other users of the machine.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const cookieName = 'neuroloom-session';

export interface Admission {
  /** A fresh token for one entry; an earlier one that was not used stays good. */
  invite(): string;
  /** Uses a token up; the cookie that lets its bearer in from now on, or undefined when the token is not good. */
  enter(token: string): string | undefined;
  /** Whether the request names this host and, if it names an origin, comes from its own page. */
  isOwn(request: IncomingMessage): boolean;
  isKnown(request: IncomingMessage): boolean;
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** `port` is read at each request, since it is known only once the server listens. */
export function admission(port: () => number): Admission {
  const session = randomBytes(32).toString('hex');
  const invitations = new Set<string>();
  return {
    invite() {
      const token = randomBytes(24).toString('base64url');
      invitations.add(token);
      return token;
    },
    enter(token) {
      const known = [...invitations].find((invitation) => equal(invitation, token));
      if (known === undefined) return undefined;
      invitations.delete(known);
      return `${cookieName}-${port()}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
    isOwn(request) {
      const names = [`127.0.0.1:${port()}`, `localhost:${port()}`];
      const { host, origin } = request.headers;
      if (host === undefined || !names.includes(host)) return false;
      return origin === undefined || names.some((name) => origin === `http://${name}`);
    },
    isKnown(request) {
      const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
      return cookies.some((cookie) => {
        const [name = '', value = ''] = cookie.split('=');
        return name === `${cookieName}-${port()}` && equal(value, session);
      });
    },
  };
}
