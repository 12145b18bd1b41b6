// The studio of results: a threshold that moves matrix and metrics together, cells that open their rows, plots of an
// explanation and the row behind a point, exports, a report that a browser opens without any request, and a saved
// explanation without its model.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Download, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeExplanation } from '#engine/explain/explanation-file.ts';
import { readSafetensors } from '#engine/values/safetensors.ts';
import { openExample, runAll, select } from '#test/e2e/gestures.ts';
import { picturesDir, startStudio, watchOver } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';
import { withinOnTheClock } from '#test/support/clock.ts';

let studio: StudioUnderTest;

beforeAll(async () => {
  studio = await startStudio({ width: 1600, height: 1000 });
  await openExample(studio, 'breast-cancer');
  expect(await runAll(studio)).toBe('done');
}, 180_000);
watchOver(() => studio);
afterAll(() => studio.end());

const inPlace = () => studio.page.locator('[data-region="bottom"]');
let panel = inPlace;

async function show(node: string, tab: string): Promise<Locator> {
  await select(studio, node);
  await panel().getByRole('tab', { name: 'Results', exact: true }).click();
  await panel().getByRole('tab', { name: tab, exact: true }).click();
  return panel().locator('.result-view:visible');
}

/** Of the matrix on screen, `counts[truth][predicted]`. */
async function matrix(): Promise<number[][]> {
  const cells = await panel().locator('.confusion-cell b').allTextContents();
  const numbers = cells.map((text) => Number(text.replaceAll(',', '')));
  return [numbers.slice(0, 2), numbers.slice(2)];
}

const metric = async (name: string): Promise<string> =>
  (await panel().locator(`.confusion [data-metric="${name}"] dd`).first().textContent()) ?? '';

async function download(act: () => Promise<void>): Promise<Download> {
  const [file] = await Promise.all([studio.page.waitForEvent('download'), act()]);
  return file;
}

/** How many messages the page has sent since. */
async function framesSent(): Promise<() => number> {
  const watch = await studio.context.newCDPSession(studio.page);
  let count = 0;
  await watch.send('Network.enable');
  watch.on('Network.webSocketFrameSent', () => (count += 1));
  return () => count;
}

async function choosePlot(name: string): Promise<void> {
  await panel().locator('.explore-controls button').first().click();
  await studio.page.getByRole('option', { name, exact: true }).click();
  await panel().locator('.explore-plots h3', { hasText: name }).first().waitFor();
}

async function openAnother(example: string): Promise<void> {
  await studio.page.getByRole('button', { name: 'File', exact: true }).click();
  await studio.page.getByRole('menuitem', { name: 'Start page' }).click();
  const question = studio.page.getByRole('button', { name: 'Don’t save' });
  await question.or(studio.page.locator('.start-page')).first().waitFor();
  if (await question.count()) await question.click();
  await studio.page.locator('.start-page').waitFor();
  await openExample(studio, example);
}

describe('an evaluation of two classes', () => {
  test('the threshold moves matrix and figures together, by keyboard', async () => {
    await show('evaluate', 'Confusion matrix');
    const before = await matrix();
    const rows = before.flat().reduce((sum, count) => sum + count, 0);
    expect(rows).toBeGreaterThan(50);
    const slider = panel().getByRole('slider');
    await slider.focus();
    const sent = await framesSent();
    await slider.press('Home');
    await expect.poll(matrix).toEqual([
      [0, (before[0]?.[0] ?? 0) + (before[0]?.[1] ?? 0)],
      [0, (before[1]?.[0] ?? 0) + (before[1]?.[1] ?? 0)],
    ]);
    expect(await metric('recall')).toBe('100.0 %');
    await slider.press('End');
    await expect.poll(async () => (await matrix())[1]?.[1]).toBe(0);
    expect(await metric('recall')).toBe('0.0 %');
    for (let i = 0; i < 3; i += 1) await slider.press('PageDown');
    // Nobody was asked: the counts came with the evaluation.
    expect(sent()).toBe(0);
    const after = await matrix();
    const right = (after[0]?.[0] ?? 0) + (after[1]?.[1] ?? 0);
    expect(Number.parseFloat(await metric('accuracy'))).toBeCloseTo((100 * right) / rows, 1);
    await panel()
      .getByRole('button', { name: /^As evaluated/ })
      .click();
    await expect.poll(matrix).toEqual(before);
  });

  test('a cost moves the cheapest threshold, and one press goes there', async () => {
    await show('evaluate', 'Confusion matrix');
    const field = panel().getByLabel('Cost of a false negative', { exact: true });
    await field.fill('50');
    await field.press('Enter');
    await panel()
      .getByRole('button', { name: /^Cheapest/ })
      .click();
    const alarms = await matrix();
    await field.fill('0.02');
    await field.press('Enter');
    await panel()
      .getByRole('button', { name: /^Cheapest/ })
      .click();
    const misses = await matrix();
    // Dear misses are avoided, at the price of alarms; both move, or the cost moved nothing.
    expect(alarms[1]?.[0]).toBeLessThanOrEqual(misses[1]?.[0] ?? -1);
    expect(alarms[0]?.[1]).toBeGreaterThanOrEqual(misses[0]?.[1] ?? -1);
    expect(alarms).not.toEqual(misses);
    await panel()
      .getByRole('button', { name: /^As evaluated/ })
      .click();
  });

  test('a cell opens its rows', async () => {
    await show('evaluate', 'Confusion matrix');
    const cell = panel().locator('[data-cell="1-1"]');
    const count = Number(await cell.locator('b').textContent());
    await cell.focus();
    await cell.press('Enter');
    const rows = panel().locator('.cell-rows');
    await rows.waitFor();
    expect(await rows.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(count + 1));
    const [truth, predicted] = await rows
      .locator('[role="row"][aria-rowindex="2"] [role="gridcell"]')
      .allTextContents()
      .then((cells) => cells.slice(1, 3));
    expect(truth).toBe(predicted);
    await studio.picture('results-cell-rows');
    await rows.getByRole('button', { name: 'Close the rows' }).click();
    await rows.waitFor({ state: 'detached' });
  });

  test('intervals stand beside the figures', async () => {
    await show('evaluate', 'Metrics');
    const interval = await panel()
      .locator('.result-view:visible [data-metric="accuracy"] .result-metric-interval')
      .textContent();
    const [low = Number.NaN, high = Number.NaN] = (interval ?? '').split('–').map((text) => Number.parseFloat(text));
    expect(low).toBeLessThan(high);
    const file = await download(() => panel().getByRole('button', { name: 'Save as CSV' }).click());
    expect(readFileSync(await file.path(), 'utf8')).toMatch(
      /^figure,value,low,high\r\nloss,[\d.]+,,\r\naccuracy,0\.\d+,0\.\d+,/,
    );
  });
});

describe('an explanation', () => {
  test('every plot of it draws, enlarged', async () => {
    await show('shap', 'Explore');
    await panel().getByRole('button', { name: 'Enlarge' }).click();
    panel = () => studio.page.getByRole('dialog', { name: 'Shapley values' });
    // The tab is the one that was open.
    await panel().locator('.explore').waitFor();
    for (const name of [
      'Beeswarm',
      'Violins',
      'Heat map',
      'Dependence on a feature',
      'Difference of two groups',
      'Map of explanations',
      'Decision paths',
      'Forces of a row',
      'Bars of a row',
      'Waterfall of a row',
      'Mean of all rows',
    ]) {
      await choosePlot(name);
      const marks = panel().locator('.explore-plots section[data-plot] svg :is(path, line, text)');
      await expect.poll(() => marks.count(), { message: name }).toBeGreaterThan(15);
      await studio.picture(`results-plot-${name.replaceAll(/\W+/g, '-').toLowerCase()}`);
    }
    await studio.page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
    panel = inPlace;
    await panel().getByRole('button', { name: 'Enlarge' }).waitFor();
  });

  test('a click on a point opens its row and its waterfall', async () => {
    await show('shap', 'Explore');
    await choosePlot('Map of explanations');
    const points = panel().locator('.explore-plots section[data-plot] svg .mark-symbol path');
    await expect.poll(() => points.count()).toBeGreaterThan(10);
    await points.nth(3).click({ force: true });
    const row = panel().locator('.explore-row');
    await row.waitFor();
    const number = await row.getAttribute('data-row');
    expect(await row.locator('h3').textContent()).toBe(`Row ${number}, step by step`);
    await expect.poll(() => row.locator('svg .mark-rect path').count()).toBeGreaterThan(5);
    // The row that is chosen is the row that is shown.
    const box = panel().getByRole('combobox', { name: 'Row' });
    expect(await box.inputValue()).toMatch(new RegExp(`^Row ${number} ·`));
    await studio.picture('results-picked-row');
  });

  test('a row is chosen by keyboard alone', async () => {
    await show('shap', 'Explore');
    await choosePlot('Beeswarm');
    const box = panel().getByRole('combobox', { name: 'Row' });
    await box.focus();
    await box.press('ArrowDown');
    await box.press('ArrowDown');
    await box.press('Enter');
    const number = /^Row (\d+)/.exec(await box.inputValue())?.[1];
    await panel().locator(`.explore-row[data-row="${number}"]`).waitFor();
  });

  test('a plot is saved as SVG, as PNG and as its numbers', async () => {
    await show('shap', 'What matters overall');
    const save = async (item: string) =>
      download(async () => {
        await panel().locator('.result-view:visible').getByRole('button', { name: 'Save this plot' }).click();
        await studio.page.getByRole('menuitem', { name: item }).click();
      });
    const svg = readFileSync(await (await save('Save as SVG')).path(), 'utf8');
    expect(svg).toMatch(/^<svg/);
    const png = readFileSync(await (await save('Save as PNG')).path());
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const csv = readFileSync(await (await save('Save its numbers as CSV')).path(), 'utf8').split('\r\n');
    expect(csv[0]).toMatch(/^feature,output,mean,rank/);
    expect(csv.length).toBeGreaterThan(10);
  });

  test('a table is saved as CSV with all of its rows', async () => {
    await show('predict', 'Rows');
    const total =
      Number((await panel().locator('.data-table [role="grid"]').first().getAttribute('aria-rowcount')) ?? 0) - 1;
    const file = await download(() => panel().getByRole('button', { name: 'Save as CSV' }).click());
    expect(
      readFileSync(await file.path(), 'utf8')
        .trimEnd()
        .split('\r\n'),
    ).toHaveLength(total + 1);
  });
});

describe('pictures', () => {
  beforeAll(async () => {
    await openAnother('digits');
    expect(await runAll(studio)).toBe('done');
  }, 120_000);

  test('a cell of ten classes opens its rows as pictures', async () => {
    await show('evaluate', 'Confusion matrix');
    await panel().locator('[data-cell="3-3"]').click();
    const rows = panel().locator('.cell-rows');
    const count = Number(await panel().locator('[data-cell="3-3"] b').textContent());
    await expect.poll(() => rows.locator('canvas').count()).toBe(count);
    await studio.picture('results-picture-rows');
  });

  test('the shares lie over the picture', async () => {
    await show('shap', 'Explore');
    await panel().getByRole('button', { name: 'Enlarge' }).click();
    panel = () => studio.page.getByRole('dialog', { name: 'Shapley values' });
    await choosePlot('Over the picture');
    // The picture, and what lies over it.
    await expect.poll(() => panel().locator('section[data-plot] svg .mark-rect.role-mark path').count()).toBe(2 * 64);
    await studio.picture('results-plot-over-the-picture');
    await studio.page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
    panel = inPlace;
  });
});

test('the report opens offline, with everything in it and no request at all', async () => {
  await show('evaluate', 'Metrics');
  const file = await download(async () => {
    await panel().getByRole('button', { name: 'Export', exact: true }).click();
    await studio.page.getByRole('menuitem', { name: /whole pipeline/ }).click();
  });
  mkdirSync(picturesDir, { recursive: true });
  const path = join(picturesDir, 'report.html');
  copyFileSync(await file.path(), path);
  const browser = studio.context.browser();
  if (!browser) throw new Error('no browser');
  const context = await browser.newContext({ offline: true, viewport: { width: 1000, height: 900 } });
  try {
    const page = await context.newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(path).href);
    expect(await page.locator('h1').textContent()).toBe('digits');
    expect(await page.locator('.pictures img').count()).toBeGreaterThan(10);
    expect(await page.locator('figure svg').count()).toBeGreaterThan(8);
    expect(await page.locator('article').count()).toBeGreaterThan(8);
    expect(await page.getByText('Accuracy', { exact: true }).first().isVisible()).toBe(true);
    await page.screenshot({ path: join(picturesDir, 'report.png'), fullPage: false });
    expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([pathToFileURL(path).href]);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
});

test('a model is saved from the export menu', async () => {
  await show('fit', 'Overview');
  const file = await download(async () => {
    await panel().getByRole('button', { name: 'Export', exact: true }).click();
    await studio.page.getByRole('menuitem', { name: /Weights/ }).click();
  });
  expect(file.suggestedFilename()).toBe('fit-weights.safetensors');
  const { tensors } = readSafetensors(readFileSync(await file.path()));
  expect(tensors.length).toBeGreaterThan(3);
});

/** An explanation of made-up rows that adds up. */
function explanationFile(rows: number): Uint8Array {
  const width = 3;
  const values = Float64Array.from({ length: rows * width }, (_, i) => Math.sin(i + 1));
  const predictions = Float64Array.from(
    { length: rows },
    (_, row) => 2 + values.subarray(row * width, (row + 1) * width).reduce((sum, value) => sum + value, 0),
  );
  return writeExplanation({
    type: 'explanation',
    method: 'exact',
    features: ['length', 'width', 'height'],
    outputs: ['price'],
    rows,
    values,
    base: Float64Array.of(2),
    predictions,
    data: Float32Array.from({ length: rows * width }, (_, i) => Math.cos(i * 0.7)),
    source: Int32Array.from({ length: rows }, (_, i) => 40 + i),
    additivityError: 0,
    backgroundRows: 5,
    evaluations: 40,
  });
}

async function openKept(name: string, rows: number): Promise<void> {
  writeFileSync(join(studio.workspace, `${name}.safetensors`), explanationFile(rows));
  const pipeline = {
    formatVersion: 2,
    seed: 1,
    nodes: [{ id: name, kind: 'data.openExplanation', kindVersion: 1, params: { file: `${name}.safetensors` } }],
    wires: [],
    cells: [name],
    frames: [],
    layout: { [name]: { x: 0, y: 0 } },
  };
  writeFileSync(join(studio.workspace, `${name}.loom`), JSON.stringify(pipeline));
  await studio.page.keyboard.press('Control+o');
  await studio.page.getByRole('dialog').getByText(`${name}.loom`, { exact: true }).dblclick();
  await studio.node(name).waitFor();
  expect(await runAll(studio)).toBe('done');
  await show(name, 'Explore');
}

test('a saved explanation opens without its model, with all plots', async () => {
  await openKept('kept', 6);
  await choosePlot('Waterfall of a row');
  await expect.poll(() => panel().locator('.explore-plots svg .mark-rect path').count()).toBe(3);
  // The file's first row is at the place 40 of its table, which a person counts as the 41st.
  expect(await panel().getByRole('combobox', { name: 'Row' }).inputValue()).toMatch(/^Row 41 ·/);
  await choosePlot('Heat map');
  await expect.poll(() => panel().locator('.explore-plots svg .mark-rect path').count()).toBeGreaterThanOrEqual(18);
});

test('a hundred thousand rows are drawn as a part that says so, and the page never stands still', async () => {
  await openKept('many', 100_000);
  await panel().getByText('5000 of 100,000 explained rows are shown').waitFor();
  await studio.page.evaluate(() => {
    const longest = { ms: 0 };
    Object.assign(globalThis, { longest });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration);
    }).observe({ type: 'longtask' });
  });
  for (const name of ['Violins', 'Heat map', 'Dependence on a feature', 'Map of explanations', 'Decision paths']) {
    await choosePlot(name);
    const marks = panel().locator('.explore-plots section[data-plot] svg :is(path, line)');
    await expect.poll(() => marks.count(), { message: name }).toBeGreaterThan(15);
  }
  const { ms } = await studio.page.evaluate(() => (globalThis as unknown as { longest: { ms: number } }).longest);
  withinOnTheClock(ms, 1000);
});
