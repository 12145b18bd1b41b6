// How the studio looks and whether everyone can use it: pictures of the start page and of a finished run in both themes
// and two sizes, and axe's rules on the same pages. With UPDATE_SCREENSHOTS set, README's picture is made here.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openExample, runAll, select } from '#test/e2e/gestures.ts';
import { rootDir, startStudio } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly target: readonly string[] }[];
  }[];
}

/** Faults that axe calls serious or critical, each with the places where it is. */
async function axeFaults(page: Page): Promise<string[]> {
  // Evaluated by the test's own channel, which the page's policy does not govern.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run(),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map((node) => node.target.join(' '))
          .slice(0, 5)
          .join(', ')}`,
    );
}

/** Opens the Shapley plot in the results panel and waits until it is drawn. */
async function showShapley(studio: StudioUnderTest): Promise<void> {
  await select(studio, 'shap');
  const panel = studio.page.locator('[data-region="bottom"]');
  await panel.getByRole('tab', { name: 'Results', exact: true }).click();
  await panel.getByRole('tab', { name: 'What matters overall' }).click();
  await expect.poll(() => panel.locator('.result-view svg path').count(), { timeout: 15_000 }).toBeGreaterThan(3);
}

const looks = [
  { width: 1280, height: 800, colorScheme: 'light' },
  { width: 1280, height: 800, colorScheme: 'dark' },
  { width: 1920, height: 1080, colorScheme: 'light' },
  { width: 1920, height: 1080, colorScheme: 'dark' },
] as const;

describe.each(looks)('$width × $height, $colorScheme', ({ width, height, colorScheme }) => {
  test('start page and a finished run', { timeout: 180_000 }, async () => {
    const studio = await startStudio({ width, height, colorScheme });
    const name = `${width}x${height}-${colorScheme}`;
    try {
      await studio.page.locator('[data-example="iris"] svg').waitFor();
      await studio.picture(`${name}-start`);
      expect(await axeFaults(studio.page)).toEqual([]);
      await openExample(studio, 'iris');
      expect(await runAll(studio)).toBe('done');
      await showShapley(studio);
      await studio.picture(`${name}-iris`);
      expect(await axeFaults(studio.page)).toEqual([]);
      for (const [node, tab, title] of [
        ['shap', 'Explore', 'Shapley values'],
        ['evaluate', 'Confusion matrix', 'Evaluate'],
        ['evaluate', 'Overview', 'Evaluate'],
      ] as const) {
        await select(studio, node);
        const panel = studio.page.locator('[data-region="bottom"]');
        await panel.getByRole('tab', { name: tab, exact: true }).click();
        await panel.getByRole('button', { name: 'Enlarge' }).click();
        const enlarged = studio.page.getByRole('dialog', { name: title });
        await enlarged.locator('.result-view:visible, .result-overview:visible').first().waitFor();
        await studio.page.waitForTimeout(600);
        await studio.picture(`${name}-${node}-${tab.split(' ')[0]?.toLowerCase()}`);
        expect(await axeFaults(studio.page)).toEqual([]);
        await studio.page.keyboard.press('Escape');
        await enlarged.waitFor({ state: 'detached' });
      }
      expect(studio.complaints).toEqual([]);
    } finally {
      await studio.end();
    }
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
