// The example that looks into a model, in a real browser: its plots, and the trajectories down a loss surface.
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openExample, runAll, select } from '#test/e2e/gestures.ts';
import { startStudio, watchOver } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';

let studio: StudioUnderTest;

beforeAll(async () => {
  studio = await startStudio({ width: 1600, height: 1200 });
  await openExample(studio, 'inspect');
  expect(await runAll(studio)).toBe('done');
}, 180_000);
watchOver(() => studio);
afterAll(() => studio.end());

const panel = () => studio.page.locator('[data-region="bottom"]');

async function show(node: string, tab: string): Promise<Locator> {
  await select(studio, node);
  await panel().getByRole('tab', { name: 'Results', exact: true }).click();
  await panel().getByRole('tab', { name: tab, exact: true }).first().click();
  return panel().locator('.result-view:visible');
}

test('every node that looks into the model draws its plot', async () => {
  for (const [node, tab] of [
    ['importance', 'Permutation importance'],
    ['dependence', 'Partial dependence'],
    ['counterfactual', 'What had to change'],
    ['tree', 'Surrogate tree'],
    ['descent', 'Loss surface and the ways down'],
  ] as const) {
    const view = await show(node, tab);
    await view.locator('.result-plot-place svg').first().waitFor();
    expect(await view.locator('[data-failed]').count()).toBe(0);
    await studio.picture(`inspect-${node}`);
  }
});

test('the ways down a loss surface are walked by keyboard, and played', async () => {
  const view = await show('descent', 'Loss surface and the ways down');
  const points = view.locator('.mark-symbol path');
  const losses = () => view.locator('.walk-values dd').allTextContents();
  await points.first().waitFor();
  const [whole, last] = [await points.count(), await losses()];
  const slider = view.getByRole('slider');
  await slider.focus();
  await slider.press('Home');
  await view.getByText('0 of 60', { exact: true }).waitFor();
  const first = await losses();
  // All start from the same weights.
  expect([first.length, new Set(first).size]).toEqual([4, 1]);
  expect(first).not.toEqual(last);
  await expect.poll(() => points.count()).toBeLessThan(whole / 4);
  await slider.press('ArrowRight');
  await view.getByText('1 of 60', { exact: true }).waitFor();
  await view.getByRole('button', { name: 'Play', exact: true }).click();
  await view.getByRole('button', { name: 'Pause', exact: true }).waitFor();
  await view.getByText('60 of 60', { exact: true }).waitFor();
  await view.getByRole('button', { name: 'Play', exact: true }).waitFor();
  await expect.poll(() => points.count()).toBe(whole);
  expect(await losses()).toEqual(last);
});
