// What nodes did last is kept by pipeline, and not for ever.
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lastRuns } from '#engine/store/last-runs.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neuroloom-last-runs-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ran = (own: string) => new Map([['fit', { own, inputs: 'i', seconds: 1 }]]);

it('keeps equal ids of two pipelines apart', async () => {
  const kept = lastRuns(folder);
  await kept.remember('unsaved 1', ran('one'));
  await kept.remember('unsaved 2', ran('two'));
  expect((await kept.read('unsaved 1')).get('fit')?.own).toBe('one');
  expect((await kept.read('unsaved 2')).get('fit')?.own).toBe('two');
  expect((await kept.read('unsaved 3')).size).toBe(0);
});

it('forgets the pipelines that have not been run for longest', async () => {
  const kept = lastRuns(folder);
  await kept.remember('first', ran('first'));
  const place = join(folder, 'last-runs');
  for (const name of await readdir(place)) await utimes(join(place, name), 1, 1);
  for (let at = 0; at < 300; at += 1) await kept.remember(`unsaved ${at}`, ran('x'));
  expect((await readdir(place)).length).toBe(300);
  expect((await kept.read('first')).size).toBe(0);
  expect((await kept.read('unsaved 299')).size).toBe(1);
});
