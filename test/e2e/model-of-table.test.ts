// What a newcomer does: a table, "Model from this table", a run, and the repair of what is found; seen in both themes and
// two sizes, and once in Chinese.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { choose, fill, openDock, runAll, select } from '#test/e2e/gestures.ts';
import { startStudio, watchOver } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';

const looks = [
  { width: 1280, height: 800, colorScheme: 'light' },
  { width: 1280, height: 800, colorScheme: 'dark' },
  { width: 1920, height: 1080, colorScheme: 'light' },
  { width: 1920, height: 1080, colorScheme: 'dark' },
] as const;

/** A picture of the same page in every look; ends in the first. */
async function inEveryLook({ page, picture }: StudioUnderTest, name: string): Promise<void> {
  for (const { width, height, colorScheme } of [...looks, looks[0]]) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(400);
    await picture(`model-${name}-${width}x${height}-${colorScheme}`);
  }
}

/** Pairs of nodes that cover each other on the canvas. */
const overlaps = ({ page }: StudioUnderTest): Promise<string[]> =>
  page.locator('.node').evaluateAll((all) => {
    const boxes = all.map((one) => [one.getAttribute('data-node') ?? '', one.getBoundingClientRect()] as const);
    return boxes.flatMap(([name, a], at) =>
      boxes
        .slice(at + 1)
        .filter(([, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map(([other]) => `${name} ${other}`),
    );
  });

async function modelOf(studio: StudioUnderTest, node: string, entry: string): Promise<void> {
  await studio.node(node).locator('.node-icon').click({ button: 'right' });
  await studio.page.getByRole('menuitem', { name: entry }).click();
  await studio.node('evaluate').waitFor();
}

const problems = ({ page }: StudioUnderTest) => page.locator('[data-region="bottom"] .problem');

describe('a first model', () => {
  let studio: StudioUnderTest;
  beforeAll(async () => {
    studio = await startStudio();
  });
  watchOver(() => studio);
  afterAll(() => studio.end());
  const nodes = () => studio.page.locator('.node').count();

  test('comes from a table by its menu, as one step of undo, with no node over another', async () => {
    await studio.page.keyboard.press('Alt+n');
    await studio.page.locator('.canvas-hint').waitFor();
    await studio.page.locator('.canvas').focus();
    await studio.page.keyboard.press(' ');
    await studio.page.keyboard.type('sample data');
    await studio.page.keyboard.press('Enter');
    await select(studio, 'sample');
    await choose(studio, 'Sample', 'Wine');
    await modelOf(studio, 'sample', 'Model from this table');
    await inEveryLook(studio, 'made');
    expect(await nodes()).toBe(12);
    expect(await overlaps(studio)).toEqual([]);
    await studio.page.locator('.canvas').focus();
    await studio.page.keyboard.press('Control+z');
    await expect.poll(nodes).toBe(1);
    await studio.page.keyboard.press('Control+y');
    await expect.poll(nodes).toBe(12);
  });

  test('runs, is right about the wines, and its results cover no node', async () => {
    expect(await runAll(studio)).toBe('done');
    await select(studio, 'evaluate');
    await inEveryLook(studio, 'run');
    const shown = await studio.node('evaluate').innerText();
    const accuracy = /accuracy\s*([\d.]+)\s*(%?)/i.exec(shown);
    expect(shown).toMatch(/accuracy/i);
    expect(Number(accuracy?.[1]) / (accuracy?.[2] ? 100 : 1)).toBeGreaterThanOrEqual(0.95);
    expect(await overlaps(studio)).toEqual([]);
  });

  test('a wrong last layer is told and mended by one press', async () => {
    await select(studio, 'dense-3');
    await fill(studio, 'Units', '1');
    await (await openDock(studio)).getByRole('tab', { name: 'Problems' }).click();
    await problems(studio).first().waitFor();
    await inEveryLook(studio, 'problem');
    await problems(studio).getByRole('button', { name: /^Fix/ }).first().click();
    await expect.poll(() => studio.page.locator('.problem[data-severity="error"]').count()).toBe(0);
  });

  test('what a run finds is told after it, and mended by one press', async () => {
    await select(studio, 'fit');
    await fill(studio, 'Epochs', '6');
    expect(await runAll(studio)).toBe('done');
    const finding = studio.page.locator('.problem[data-code="training.stillFalling"]');
    await finding.waitFor();
    await inEveryLook(studio, 'finding');
    await finding.getByRole('button', { name: /^Fix/ }).click();
    await finding.waitFor({ state: 'detached' });
    expect(Number(await studio.page.getByLabel('Epochs', { exact: true }).inputValue())).toBeGreaterThan(6);
  });

  test('settings that do not apply are not there, and one that lacks its column is mended', async () => {
    const inspector = studio.page.locator('[data-region="inspector"]');
    await select(studio, 'target');
    await inspector.getByRole('button', { name: 'More settings' }).click();
    await inspector.locator('[data-param="weight"]').scrollIntoViewIfNeeded();
    await inEveryLook(studio, 'target');
    await select(studio, 'split');
    await choose(studio, 'By', 'A column');
    await expect.poll(() => inspector.locator('[data-param="validation"]').count()).toBe(0);
    await studio.picture('model-split');
    await problems(studio).getByRole('button', { name: /^Fix/ }).click();
    await inspector.locator('[data-param="validation"]').waitFor();
  });
});

/** Words that stand where a person should read some: the key of a text, as `area.name.part`. */
const keysShown = ({ page }: StudioUnderTest): Promise<string[]> =>
  page.evaluate(() => document.body.innerText.match(/\b[a-z]+(?:\.[a-z][A-Za-z]*){2,}\b/g) ?? []);

describe('in Chinese', () => {
  let studio: StudioUnderTest;
  beforeAll(async () => {
    studio = await startStudio({ locale: 'zh-CN' });
  });
  watchOver(() => studio);
  afterAll(() => studio.end());

  test('the same has its words', async () => {
    await studio.page.keyboard.press('Alt+n');
    await studio.page.locator('.canvas-hint').waitFor();
    await studio.page.locator('.canvas').focus();
    await studio.page.keyboard.press(' ');
    await studio.page.keyboard.type('示例数据');
    await studio.page.keyboard.press('Enter');
    await select(studio, 'sample');
    await studio.node('sample').locator('.node-icon').click({ button: 'right' });
    await studio.picture('model-zh-menu');
    await studio.page.getByRole('menuitem', { name: '用此表格建模' }).click();
    await studio.node('evaluate').waitFor();
    await studio.picture('model-zh-made');
    expect(await keysShown(studio)).toEqual([]);
    await select(studio, 'fit');
    await fill(studio, '轮数', '6');
    await (await openDock(studio)).getByRole('tab', { name: '问题' }).click();
    expect(await runAll(studio)).toBe('done');
    await studio.page.locator('.problem[data-code="training.stillFalling"]').waitFor();
    await studio.picture('model-zh-finding');
    expect(await keysShown(studio)).toEqual([]);
  });
});
