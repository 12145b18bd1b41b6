// Several links over one: the host has a single channel to the engine, and every window or tab gets a link of its own.
import type { Link } from '#shared/protocol/link.ts';
import { makeLink } from '#shared/protocol/make-link.ts';
import type { MadeLink } from '#shared/protocol/make-link.ts';

type Envelope = { readonly lane: number; readonly message: unknown } | { readonly lane: number; readonly closed: true };

const isEnvelope = (value: unknown): value is Envelope =>
  typeof value === 'object' && value !== null && typeof (value as { lane?: unknown }).lane === 'number';

export interface Multiplex {
  /** A new link; the other side's onOpened is told with its first message. Only one side may open. */
  open(): Link;
  onOpened(listener: (link: Link) => void): void;
}

export function multiplex(carrier: Link): Multiplex {
  const lanes = new Map<number, MadeLink>();
  let lastLane = 0;
  let opened: ((link: Link) => void) | undefined;

  const linkOf = (lane: number): Link => {
    const made = makeLink({
      post(message) {
        if (lanes.has(lane)) carrier.post({ lane, message } satisfies Envelope);
      },
      close() {
        if (lanes.delete(lane)) carrier.post({ lane, closed: true } satisfies Envelope);
      },
    });
    lanes.set(lane, made);
    return made.link;
  };

  carrier.onMessage((envelope) => {
    if (!isEnvelope(envelope)) return;
    const { lane } = envelope;
    if ('closed' in envelope) {
      const made = lanes.get(lane);
      lanes.delete(lane);
      made?.end();
      return;
    }
    // A lane that was closed here may still have messages under way; numbers only rise, so a lower one is never new.
    if (!lanes.has(lane) && lane > lastLane && opened) {
      lastLane = lane;
      opened(linkOf(lane));
    }
    lanes.get(lane)?.deliver(envelope.message);
  });
  carrier.onClose(() => {
    const all = [...lanes.values()];
    lanes.clear();
    for (const made of all) made.end();
  });

  return {
    open() {
      lastLane += 1;
      return linkOf(lastLane);
    },
    onOpened(listener) {
      opened = listener;
    },
  };
}

/**
 * Hands every message of one link to the other, and the end of either to both. A message that the other cannot carry closes
 * both.
 */
export function join(one: Link, two: Link): void {
  one.onMessage((message) => two.post(message));
  two.onMessage((message) => one.post(message));
  one.onClose(() => two.close());
  two.onClose(() => one.close());
}
