// How the studio looks and whether everyone can use it: pictures of the start page and of a finished run in both themes
// and two sizes, and axe's rules on the same pages. With UPDATE_SCREENSHOTS set, README's picture is made here.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults } from '#test/e2e/axe.ts';
import { openExample, runAll, select } from '#test/e2e/gestures.ts';
import { rootDir, startStudio } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';

/** Opens the Shapley plot in the results panel and waits until it is drawn. */
async function showShapley(studio: StudioUnderTest): Promise<void> {
  await select(studio, 'shap');
  const panel = studio.page.locator('[data-region="bottom"]');
  await panel.getByRole('tab', { name: 'Results', exact: true }).click();
  await panel.getByRole('tab', { name: 'What matters overall' }).click();
  await expect.poll(() => panel.locator('.result-view svg path').count()).toBeGreaterThan(3);
}

const looks = [
  { width: 1280, height: 800, colorScheme: 'light' },
  { width: 1280, height: 800, colorScheme: 'dark' },
  { width: 1920, height: 1080, colorScheme: 'light' },
  { width: 1920, height: 1080, colorScheme: 'dark' },
] as const;

type Look = (typeof looks)[number];

/** The same page in every look, one after the other: a picture of each, and axe's rules. */
async function inEveryLook(studio: StudioUnderTest, name: string): Promise<void> {
  for (const look of looks) {
    await putOn(studio.page, look);
    await studio.picture(`${look.width}x${look.height}-${look.colorScheme}-${name}`);
    expect([look, await axeFaults(studio.page)]).toEqual([look, []]);
  }
}

/** Waits until what hangs on the size has been redrawn, which takes two frames at least. */
async function putOn(page: Page, { width, height, colorScheme }: Look): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 300)))),
  );
}

describe('in two themes and two sizes', () => {
  let studio: StudioUnderTest;
  const panel = () => studio.page.locator('[data-region="bottom"]');
  beforeAll(async () => {
    studio = await startStudio(looks[0]);
  }, 180_000);
  afterAll(async () => {
    expect(studio.complaints).toEqual([]);
    await studio.end();
  });

  test('the start page', async () => {
    await studio.page.locator('[data-example="iris"] svg').waitFor();
    await inEveryLook(studio, 'start');
  });

  test('a finished run', async () => {
    await putOn(studio.page, looks[0]);
    await openExample(studio, 'iris');
    expect(await runAll(studio)).toBe('done');
    await showShapley(studio);
    await inEveryLook(studio, 'iris');
  });

  test.each([
    ['shap', 'Explore', 'Shapley values'],
    ['evaluate', 'Confusion matrix', 'Evaluate'],
    ['evaluate', 'Overview', 'Evaluate'],
  ] as const)('%s, enlarged: %s', async (node, tab, title) => {
    await putOn(studio.page, looks[0]);
    await select(studio, node);
    await panel().getByRole('tab', { name: tab, exact: true }).click();
    await panel().getByRole('button', { name: 'Enlarge' }).click();
    const enlarged = studio.page.getByRole('dialog', { name: title });
    await enlarged.locator('.result-view:visible, .result-overview:visible').first().waitFor();
    await inEveryLook(studio, `${node}-${tab.split(' ')[0]?.toLowerCase()}`);
    await studio.page.keyboard.press('Escape');
    await enlarged.waitFor({ state: 'detached' });
  });
});

test.runIf(process.env['UPDATE_SCREENSHOTS'])('the picture in README', { timeout: 180_000 }, async () => {
  const studio = await startStudio({ width: 1600, height: 1000 });
  try {
    await openExample(studio, 'first-network');
    expect(await runAll(studio)).toBe('done');
    await showShapley(studio);
    await studio.page.screenshot({ path: join(rootDir, 'docs', 'images', 'studio.png') });
  } finally {
    await studio.end();
  }
});
