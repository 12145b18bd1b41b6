// Results where one looks: the dock opens by itself after a run, of the node that the run was for, stands below or at
// the right, keeps its word, and has every view within two presses; in a narrow window panels lie over the canvas.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults } from '#test/e2e/axe.ts';
import { openExample, runAll, select } from '#test/e2e/gestures.ts';
import { startStudio, watchOver } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';

let studio: StudioUnderTest;

beforeAll(async () => {
  studio = await startStudio({ width: 1440, height: 900 });
  await openExample(studio, 'breast-cancer');
}, 180_000);
watchOver(() => studio);
afterAll(() => studio.end());

const dock = () => studio.page.locator('[data-region="bottom"]');

async function boxOf(selector: string): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await studio.page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`Not on screen: ${selector}`);
  return box;
}

/** Everything that is wider than the window or ends beyond it, of what can be pressed in the bar and the panels. */
const cutOff = (): Promise<string[]> =>
  studio.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.top-bar button, .file-title-name, .region > *')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && (left < -0.5 || right > innerWidth + 0.5);
      })
      .map((element) => element.getAttribute('aria-label') ?? element.className),
  );

describe('a wide window', () => {
  test('a pipeline opens with most of the window for the canvas', async () => {
    await dock().waitFor({ state: 'detached' });
    const { width, height } = await boxOf('.canvas');
    expect((width * height) / (1440 * 900)).toBeGreaterThanOrEqual(0.6);
  });

  test('a run that ends well shows what it was for, and takes neither focus nor selection', async () => {
    await studio.page.locator('.canvas').focus();
    expect(await runAll(studio)).toBe('done');
    await dock().locator('[data-shown="evaluate"]').waitFor();
    await dock().locator('.result-overview').waitFor();
    expect(await studio.page.locator('.react-flow__node.selected').count()).toBe(0);
    const focus = await studio.page.evaluate(() =>
      document.activeElement?.closest('[data-region]')?.getAttribute('data-region'),
    );
    expect(focus).not.toBe('bottom');
    const [canvas, panel] = [await boxOf('.canvas'), await boxOf('[data-region="bottom"]')];
    expect(Math.abs(canvas.height - panel.height)).toBeLessThanOrEqual(2);
  });

  test('axe finds no serious fault in it, light and dark', async () => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await studio.page.emulateMedia({ colorScheme });
      expect(await axeFaults(studio.page)).toEqual([]);
    }
  });

  test('every view is one press away, in groups, and a plot is never squeezed', async () => {
    const tabs = dock().getByRole('tablist', { name: 'Views' }).getByRole('tab');
    expect(await tabs.count()).toBeGreaterThan(10);
    expect(await tabs.first().textContent()).toBe('Overview');
    expect(await dock().locator('.ui-tab-group').allTextContents()).toEqual(['Quality', 'Curves', 'Errors']);
    for (const tab of await tabs.all()) {
      await tab.click();
      await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true');
      const plots = dock().locator('.result-view:visible .result-plot-place svg');
      for (const plot of await plots.all()) expect((await plot.boundingBox())?.height).toBeGreaterThan(180);
    }
    await tabs.first().focus();
    await studio.page.keyboard.press('ArrowDown');
    await expect.poll(() => tabs.nth(1).getAttribute('aria-selected')).toBe('true');
  });

  test('it stands at the right as well, and stays there', async () => {
    await dock().getByRole('button', { name: 'Move to the right' }).click();
    const [canvas, panel] = [await boxOf('.canvas'), await boxOf('[data-region="bottom"]')];
    expect(panel.x).toBeGreaterThanOrEqual(canvas.x + canvas.width);
    expect(Math.abs(canvas.width - panel.width)).toBeLessThanOrEqual(2);
    await studio.picture('dock-right');
    const kept = await studio.page.evaluate(() => localStorage.getItem('neuroloom.view'));
    expect(JSON.parse(kept ?? '{}')).toMatchObject({ dockSide: 'right', dockShare: 0.5 });
    await dock().getByRole('button', { name: 'Move to the bottom' }).click();
  });

  test('who has closed it is not offered it again, and opens it on a node by a key', async () => {
    await dock().getByRole('button', { name: 'Close this panel' }).click();
    await dock().waitFor({ state: 'detached' });
    expect(await runAll(studio)).toBe('done');
    expect(await dock().count()).toBe(0);
    await select(studio, 'split');
    await studio.node('split').focus();
    await studio.page.keyboard.press('Shift+R');
    await dock().locator('[data-shown="split"]').waitFor();
  });
});

describe.each([
  { width: 900, height: 800 },
  { width: 720, height: 450 },
])('a window of $width by $height', (size) => {
  beforeAll(() => studio.page.setViewportSize(size));

  test('nothing is cut and the file keeps its name', async () => {
    await expect.poll(() => studio.page.locator('.studio[data-narrow]').count()).toBe(1);
    expect(await studio.page.locator('.region').filter({ visible: true }).count()).toBe(0);
    expect(await studio.page.locator('.file-title-name').textContent()).toBe('breast-cancer');
    expect((await boxOf('.file-title-name')).width).toBeGreaterThan(60);
    expect(await cutOff()).toEqual([]);
    expect(await studio.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    expect((await boxOf('.canvas')).width).toBe(size.width);
  });

  test('panels lie over the canvas, one at a time, and Escape puts them away', async () => {
    for (const panel of ['palette', 'bottom', 'inspector']) {
      const button = studio.page.locator(`.top-bar [data-action="view.${panel}"]`);
      await button.click();
      await studio.page.locator(`[data-region="${panel}"]`).waitFor();
      expect(await studio.page.locator('.studio-middle .region').count()).toBe(1);
      expect(await cutOff()).toEqual([]);
      expect((await boxOf('.canvas')).width).toBe(size.width);
      expect(await axeFaults(studio.page)).toEqual([]);
      await studio.picture(`narrow-${size.width}-${panel}`);
    }
    await studio.page.keyboard.press('Escape');
    await studio.page.locator('.studio-middle .region').waitFor({ state: 'detached' });
    const focus = await studio.page.evaluate(() => document.activeElement?.getAttribute('data-action'));
    expect(focus).toBe('view.inspector');
  });

  test('what is pressed in the bar is large enough', async () => {
    const small = await studio.page
      .locator('.top-bar button:visible')
      .evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect()).filter(({ width, height }) => width < 24 || height < 24),
      );
    expect(small).toEqual([]);
  });
});
