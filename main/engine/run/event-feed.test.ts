import { expect, it } from 'vitest';
import { EventFeed } from '#engine/run/event-feed.ts';
import type { RunEvent } from '#shared/protocol/run.ts';

const bars = [{ name: 'a', value: 1, half: null }];
const soFar = { epoch: 2, epochs: 9, seconds: 1, logs: { loss: 0.5 } };

async function heard(feed: EventFeed): Promise<RunEvent[]> {
  feed.end();
  const events: RunEvent[] = [];
  for await (const event of feed) events.push(event);
  return events;
}

it('thins progress, and loses nothing of what there was to see', async () => {
  const now = { ms: 0 };
  const feed = new EventFeed(() => now.ms);
  feed.push({ event: 'node.progressed', node: 'a', fraction: 0.1 });
  feed.push({ event: 'node.progressed', node: 'a', fraction: 0.2, bars });
  feed.push({ event: 'node.progressed', node: 'a', fraction: 0.3, soFar });
  now.ms = 40;
  feed.push({ event: 'node.progressed', node: 'a', fraction: 0.4 });
  expect(await heard(feed)).toEqual([{ event: 'node.progressed', node: 'a', fraction: 0.4, bars, soFar }]);
});

it('keeps every other event, in order, and the progress of each node apart', async () => {
  const feed = new EventFeed(() => 0);
  feed.push({ event: 'node.progressed', node: 'a', fraction: 0.1 });
  feed.push({ event: 'epoch.finished', node: 'a', ...soFar });
  feed.push({ event: 'node.progressed', node: 'b', fraction: 0.2 });
  feed.push({ event: 'epoch.finished', node: 'a', ...soFar, epoch: 3 });
  expect(await heard(feed)).toEqual([
    { event: 'node.progressed', node: 'a', fraction: 0.1 },
    { event: 'epoch.finished', node: 'a', ...soFar },
    { event: 'node.progressed', node: 'b', fraction: 0.2 },
    { event: 'epoch.finished', node: 'a', ...soFar, epoch: 3 },
  ]);
});
