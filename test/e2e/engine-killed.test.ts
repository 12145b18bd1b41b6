// The engine is killed while it trains: the studio lives, names the node, and Run works again.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill, openExample, select } from '#test/e2e/gestures.ts';
import { startStudio, watchOver } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';
import { withinOnTheClock } from '#test/support/clock.ts';

let studio: StudioUnderTest;

beforeAll(async () => {
  studio = await startStudio();
});
watchOver(() => studio);
afterAll(() => studio.end());

/** Its first epochs are on screen; the curve of an older result does not count. */
async function trainingShown(): Promise<void> {
  await studio.page.locator('.node[data-node="fit"][data-status="running"] .mini-curve[data-running="true"]').waitFor();
}

async function killWhileTraining(): Promise<number> {
  await studio.page.locator('[data-action="run.all"]').click();
  await trainingShown();
  const pid = await studio.enginePid();
  process.kill(pid, 'SIGKILL');
  return pid;
}

test('the studio stays, the node is named, and nothing of the pipeline is lost', async () => {
  await openExample(studio, 'breast-cancer');
  await select(studio, 'fit');
  await fill(studio, 'Epochs', '5000');
  await studio.page.keyboard.press('Escape');
  const pid = await killWhileTraining();
  const banner = studio.page.locator('.recovery');
  await banner.waitFor();
  expect(await banner.textContent()).toContain('“Train”');
  await studio.status('fit', 'failed');
  await studio.picture('engine-killed');
  // Another engine answers.
  await studio.page.locator('.engine-badge[data-state="ready"]').waitFor();
  expect(await studio.enginePid()).not.toBe(pid);
  expect(await studio.page.locator('.node').count()).toBe(14);
});

test('what was made before is still there, and Run works again', async () => {
  await expect.poll(async () => (await studio.statuses())['standardise']).toMatch(/^(done|cached)$/);
  await select(studio, 'fit');
  await fill(studio, 'Epochs', '3');
  await studio.page.locator('.recovery').getByRole('button', { name: 'Run again' }).click();
  await studio.page.locator('.run-status[data-run="done"]').waitFor();
  await studio.status('evaluate', 'done');
  expect(await studio.page.locator('.recovery').count()).toBe(0);
});

test('the culprit can be paused; what needs it is blocked and the rest still runs', async () => {
  await fill(studio, 'Epochs', '5001');
  await killWhileTraining();
  await studio.page.locator('.recovery').getByRole('button', { name: 'Pause that node' }).click();
  await studio.status('fit', 'paused');
  await studio.status('evaluate', 'blocked');
  expect(await studio.page.locator('.recovery').count()).toBe(0);
});

test('a cancel ends a training at once and keeps the studio ready', async () => {
  await select(studio, 'fit');
  await studio.page.keyboard.press('Escape');
  await select(studio, 'fit');
  await studio.page.keyboard.press('Control+m');
  await studio.page.locator('[data-action="run.all"]').click();
  await trainingShown();
  // Two epochs are over, so that there is something to go on from.
  const curve = studio.node('fit').locator('.mini-curve-training');
  await expect.poll(async () => (await curve.getAttribute('d'))?.match(/[ML]/g)?.length).toBeGreaterThan(1);
  const asked = performance.now();
  await studio.page.locator('[data-action="run.cancel"]').click();
  await studio.page.locator('.run-status[data-run="cancelled"]').waitFor();
  // 200 ms in the engine; the rest is the browser.
  withinOnTheClock(performance.now() - asked, 1000);
  await studio.page.locator('[data-action="run.all"]').waitFor();
});

test('Run goes on where the cancelled training was, and says so', async () => {
  await select(studio, 'fit');
  await studio.page.locator('[data-action="run.all"]').click();
  const label = studio.page.getByText(/resumed at epoch \d+/).first();
  await label.waitFor();
  expect(Number(/epoch (\d+)/.exec((await label.textContent()) ?? '')?.[1])).toBeGreaterThan(1);
  await studio.picture('training-resumed');
  await studio.page.locator('[data-action="run.cancel"]').click();
  await studio.page.locator('.run-status[data-run="cancelled"]').waitFor();
});
