// Adding knows what you want: from an empty canvas to a classifier of wines that is evaluated and explained, in as few
// gestures as it takes; and each node added beside another is wired, placed and proposed a target.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { paletteRow, port } from '#test/e2e/gestures.ts';
import { startStudio, watchOver } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';

let studio: StudioUnderTest;

beforeAll(async () => {
  studio = await startStudio({ width: 1440, height: 900 });
});
watchOver(() => studio);
afterAll(() => studio.end());

beforeEach(async () => {
  const { page } = studio;
  if (await page.locator('.studio').count()) {
    await page.locator('.canvas').focus();
    const unsaved = (await page.locator('.file-title-dot').count()) > 0;
    await page.keyboard.press('Alt+n');
    if (unsaved) await page.getByRole('button', { name: 'Don’t save' }).click();
  } else await page.getByRole('button', { name: /New pipeline/ }).click();
  await page.locator('.canvas-hint').waitFor();
  await page.locator('.engine-badge[data-state="ready"]').waitFor();
});

const edges = async () =>
  (
    await studio.page
      .locator('.react-flow__edge')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-id') ?? ''))
  ).toSorted();
const nodes = () => studio.page.locator('.node').count();
const focused = () => studio.page.evaluate(() => document.activeElement?.getAttribute('data-node') ?? null);

/** The accuracy that the node shows, once it has been run and explained. */
async function accuracy(): Promise<number> {
  for (const id of ['evaluate', 'shap'])
    await studio.page.locator(`.node[data-node="${id}"]:is([data-status="done"], [data-status="cached"])`).waitFor();
  const text = () => studio.node('evaluate').innerText();
  await expect.poll(text).toMatch(/accuracy\s*[\d.]+/i);
  const found = /accuracy\s*([\d.]+)\s*(%?)/i.exec(await text());
  return Number(found?.[1]) / (found?.[2] ? 100 : 1);
}

/** Presses keys one by one and counts them; with a key held, each counts. */
function counter() {
  let presses = 0;
  return {
    press: async (...keys: readonly string[]) => {
      for (const key of keys) {
        presses += key.split('+').length;
        await studio.page.keyboard.press(key);
      }
    },
    count: () => presses,
  };
}

/** Adds by the quick palette what is first for these letters. */
async function add(words: string, id: string): Promise<void> {
  await studio.page.keyboard.press(' ');
  await studio.page.locator('.quick-add').waitFor();
  await studio.page.keyboard.type(words);
  await studio.page.keyboard.press('Enter');
  await expect.poll(focused).toBe(id);
}

test('wines by mouse: at most six gestures to a model that is right, evaluated and explained', async () => {
  const { page } = studio;
  let gestures = 0;
  const gesture = async (made: Promise<unknown>) => {
    gestures += 1;
    await made;
  };
  await gesture(page.locator('[data-palette-part="data"] .palette-head').click());
  await gesture(page.locator('[data-palette-part="data"] [data-palette-kind="data.sample"]').dblclick());
  await studio.node('sample').waitFor();
  const inspector = page.locator('[data-region="inspector"]');
  await gesture(
    inspector
      .getByRole('button', { name: /Sample/ })
      .first()
      .click(),
  );
  await gesture(page.getByRole('option', { name: /^Wine\b/ }).click());
  await gesture(
    (async () => {
      await studio.node('sample').locator('.node-icon').click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Model from this table' }).click();
    })(),
  );
  await studio.node('evaluate').waitFor();
  await gesture(page.locator('[data-action="run.all"]').click());
  expect(await accuracy()).toBeGreaterThanOrEqual(0.95);
  expect(gestures).toBeLessThanOrEqual(6);
});

test('wines by keyboard: at most forty presses', async () => {
  const { page } = studio;
  const { press, count } = counter();
  await press('Space');
  await page.locator('.quick-add').waitFor();
  await press('s', 'a', 'm', 'p', 'l', 'e', 'Enter');
  await expect.poll(focused).toBe('sample');
  await press('Enter');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region')))
    .toBe('inspector');
  await press('w');
  await expect.poll(() => studio.node('sample').locator('.node-settings').textContent()).toContain('Wine');
  await press('Control+k');
  await page.getByRole('dialog').waitFor();
  await press('m', 'o', 'd', 'e', 'l', 'Enter');
  await studio.node('evaluate').waitFor();
  await press('Control+Enter');
  expect(await accuracy()).toBeGreaterThanOrEqual(0.95);
  expect(count()).toBeLessThanOrEqual(40);
});

test('node after node, each is wired to the one before, with all that it obviously needs', async () => {
  await add('sample', 'sample');
  await add('target', 'target');
  await add('split', 'split');
  await add('standard', 'standardise');
  await add('input', 'input');
  await add('linear', 'dense');
  await add('dense', 'dense-2');
  await add('tarin', 'fit');
  await add('adam', 'adam');
  await add('accuracy', 'evaluate');
  await add('shap', 'shap');
  expect(await edges()).toEqual([
    'adam.optimizer>fit.optimizer',
    'dense-2.layer>fit.network',
    'dense.layer>dense-2.layer',
    'fit.model>evaluate.model',
    'fit.model>shap.model',
    'input.layer>dense.layer',
    'sample.table>target.table',
    'split.dataset>standardise.dataset',
    'standardise.dataset>evaluate.dataset',
    'standardise.dataset>fit.dataset',
    'standardise.dataset>input.dataset',
    'standardise.dataset>shap.dataset',
    'target.dataset>split.dataset',
  ]);
  const covered = await studio.page.locator('.node').evaluateAll((all) => {
    const boxes = all.map((one) => [one.getAttribute('data-node'), one.getBoundingClientRect()] as const);
    return boxes.flatMap(([name, a], at) =>
      boxes
        .slice(at + 1)
        .filter(([, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map(([other, b]) => `${name} ${a.top} ${a.bottom} ${other} ${b.top} ${b.bottom}`),
    );
  });
  expect(covered).toEqual([]);
  await studio.picture('adding-chain');
  // A node and its wires are one step.
  await studio.page.keyboard.press('Control+z');
  await expect.poll(nodes).toBe(10);
  expect((await edges()).length).toBe(11);
});

test('the target is proposed with its reason, in the step that added the node', async () => {
  await add('sample', 'sample');
  await add('target', 'target');
  await studio.page
    .locator('.ui-toast')
    .filter({ hasText: /It predicts “.+”/ })
    .first()
    .waitFor();
  await expect.poll(() => studio.node('target').locator('.node-settings').textContent()).not.toBe('');
  await studio.picture('adding-target');
  await studio.page.keyboard.press('Control+z');
  await expect.poll(nodes).toBe(1);
});

test('beside a selected node the likeliest is offered first, and a wire let go offers the same', async () => {
  const { page } = studio;
  await add('sample', 'sample');
  await add('target', 'target');
  await page.keyboard.press(' ');
  const offered = page.locator('.quick-add [role="option"]');
  await offered.first().waitFor();
  expect(await offered.first().getAttribute('data-id')).toBe('data.split');
  await studio.picture('adding-offers');
  await page.keyboard.press('Escape');
  const box = await port(studio, 'target.dataset', 'output').boundingBox();
  if (!box) throw new Error('no port');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 120, { steps: 4 });
  await page.mouse.move(box.x + 80, box.y + 180, { steps: 4 });
  await page.mouse.up();
  await offered.first().waitFor();
  const kinds = await offered.evaluateAll((all) => all.map((one) => one.getAttribute('data-id')));
  expect(kinds[0]).toBe('data.split');
  expect(kinds.indexOf('data.target')).toBeGreaterThan(kinds.length / 2);
  await page.keyboard.press('Escape');
});

test('the palette is folded; a click tells, a double click adds in sight and never takes the view away', async () => {
  const { page } = studio;
  await page.locator('[data-palette-part="layer"]').waitFor();
  expect(await page.locator('[data-palette-part="layer"] [data-palette-kind]').count()).toBe(0);
  expect(await page.locator('[data-palette-part="layer"] .palette-head').innerText()).toMatch(/Layers?\s*\d+/);
  const row = await paletteRow(studio, 'layer.dense');
  await row.click();
  expect(await row.locator('.palette-summary').isVisible()).toBe(true);
  expect(await nodes()).toBe(0);
  await row.dblclick();
  await studio.node('dense').waitFor();
  const before = await studio.node('dense').boundingBox();
  await row.dblclick();
  await studio.node('dense-2').waitFor();
  await page.waitForTimeout(300);
  expect(await edges()).toEqual(['dense.layer>dense-2.layer']);
  const canvas = await page.locator('.canvas').boundingBox();
  for (const id of ['dense', 'dense-2']) {
    const box = await studio.node(id).boundingBox();
    expect(box && canvas && box.x >= canvas.x && box.x + box.width <= canvas.x + canvas.width, id).toBe(true);
    expect(box && canvas && box.y >= canvas.y && box.y + box.height <= canvas.y + canvas.height, id).toBe(true);
  }
  expect(Math.abs(((await studio.node('dense').boundingBox())?.x ?? 0) - (before?.x ?? 0))).toBeLessThan(500);
  await page.locator('[data-palette-part="beside"]').waitFor();
  await page.locator('[data-palette-part="recent"]').waitFor({ state: 'attached' });
  await studio.picture('adding-palette');
});

test('rows of a table that are pasted are told where they belong', async () => {
  const { page } = studio;
  await studio.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText('a\tb\n1\t2\n3\t4'));
  await page.locator('.canvas').focus();
  await page.keyboard.press('Control+v');
  await page.locator('.ui-toast').filter({ hasText: 'rows of a table' }).first().waitFor();
  expect(await nodes()).toBe(0);
});
