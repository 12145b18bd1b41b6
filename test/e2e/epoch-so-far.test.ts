// A long epoch shows how it goes before it is over: on its node, in the results and in the training panel.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill, openDock, openExample, select } from '#test/e2e/gestures.ts';
import { startStudio, watchOver } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';

let studio: StudioUnderTest;
beforeAll(async () => {
  studio = await startStudio();
  await openExample(studio, 'first-network');
});
watchOver(() => studio);
afterAll(() => studio.end());

test('the first epoch is seen while it goes on, and the next one beside it', async () => {
  const { page } = studio;
  await select(studio, 'fit');
  // An update a row: an epoch takes seconds.
  await fill(studio, 'Batch size', '1');
  const panel = await openDock(studio);
  await page.locator('[data-action="run.all"]').click();
  const node = studio.node('fit');
  await node.locator('.mini-curve').getByText('Epoch 1 of').waitFor();
  const open = panel.locator('.curve[data-metric="loss"] [data-series="so-far"]');
  await open.locator('circle').waitFor();
  expect(await open.locator('line').count()).toBe(0);
  await studio.picture('training-first-epoch');
  await node.locator('.mini-curve').getByText('Epoch 2 of').waitFor();
  await open.locator('line').waitFor();
  await studio.picture('training-second-epoch');
  await page.locator('[data-action="run.cancel"]').click();
  await page.locator('.run-status[data-run="cancelled"]').waitFor();
  expect(await page.locator('[data-series="so-far"], .mini-curve-so-far').count()).toBe(0);
});
