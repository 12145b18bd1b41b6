// Several links over one: the host has a single channel to the engine, and every window or tab gets a link of its own.
import type { Link } from '#shared/protocol/link.ts';
import { makeInbox } from '#engine/transport/inbox.ts';

type Envelope = { readonly lane: number; readonly message: unknown } | { readonly lane: number; readonly closed: true };

const isEnvelope = (value: unknown): value is Envelope =>
  typeof value === 'object' && value !== null && typeof (value as { lane?: unknown }).lane === 'number';

export interface Multiplex {
  /** A new link; the other side's onOpened is told with its first message. Only one side may open. */
  open(): Link;
  onOpened(listener: (link: Link) => void): void;
}

export function multiplex(carrier: Link): Multiplex {
  const lanes = new Map<number, ReturnType<typeof makeInbox>>();
  let lastLane = 0;
  let opened: ((link: Link) => void) | undefined;

  const linkOf = (lane: number): Link => {
    const inbox = makeInbox();
    lanes.set(lane, inbox);
    return {
      post(message) {
        if (lanes.has(lane)) carrier.post({ lane, message } satisfies Envelope);
      },
      onMessage: inbox.onMessage,
      onClose: inbox.onClose,
      close() {
        if (!lanes.delete(lane)) return;
        carrier.post({ lane, closed: true } satisfies Envelope);
        inbox.end();
      },
    };
  };

  carrier.onMessage((envelope) => {
    if (!isEnvelope(envelope)) return;
    const { lane } = envelope;
    if ('closed' in envelope) {
      const inbox = lanes.get(lane);
      lanes.delete(lane);
      inbox?.end();
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
    for (const inbox of all) inbox.end();
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

/** Hands every message of one link to the other, and the end of either to both. */
export function join(one: Link, two: Link): void {
  one.onMessage((message) => two.post(message));
  two.onMessage((message) => one.post(message));
  one.onClose(() => two.close());
  two.onClose(() => one.close());
}
