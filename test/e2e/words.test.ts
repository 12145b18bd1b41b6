// Word vectors in a real browser: the example learns, and its words answer questions.
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openExample, runAll, select } from '#test/e2e/gestures.ts';
import { startStudio, watchOver } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';

let studio: StudioUnderTest;

beforeAll(async () => {
  studio = await startStudio({ width: 1600, height: 1200 });
  await openExample(studio, 'word-vectors');
  expect(await runAll(studio)).toBe('done');
}, 180_000);
watchOver(() => studio);
afterAll(() => studio.end());

const panel = () => studio.page.locator('[data-region="bottom"]');

async function show(tab: string): Promise<Locator> {
  await select(studio, 'softmax');
  await panel().getByRole('tab', { name: 'Results', exact: true }).click();
  await panel().getByRole('tab', { name: tab, exact: true }).first().click();
  return panel().locator('.result-view:visible');
}

async function pick(view: Locator, label: string, option: string): Promise<void> {
  const box = view.getByRole('combobox', { name: label, exact: true });
  await box.fill(option);
  await studio.page.getByRole('option', { name: option, exact: true }).first().click();
}

async function ask(view: Locator, question: string): Promise<void> {
  await view.getByRole('button', { name: / Show$/ }).click();
  await studio.page.getByRole('option', { name: question, exact: true }).click();
}

test('a map shows related words together', async () => {
  const view = await show('Map of words');
  await view.locator('.result-plot-place svg').first().waitFor();
  expect(await view.locator('[data-failed]').count()).toBe(0);
  await studio.picture('words-map');
});

test('the words answer: nearest, likely, analogy, heat map, table, map', async () => {
  const view = await show('Words');
  await pick(view, 'Word', 'king');
  await view.getByRole('heading', { name: 'Nearest to “king”', exact: true }).waitFor();
  const labels = () => view.locator('.result-plot-place svg text').allTextContents();
  await expect.poll(labels).toContain('queen');
  await studio.picture('words-nearest');
  await ask(view, 'Likely neighbours');
  await view.getByRole('heading', { name: 'Likely near “king”', exact: true }).waitFor();
  await studio.picture('words-likely');
  await ask(view, 'Analogy');
  await pick(view, 'a', 'king');
  await pick(view, '− b', 'queen');
  await pick(view, '+ c', 'princess');
  await view.getByRole('heading', { name: 'king − queen + princess ≈', exact: true }).waitFor();
  await expect.poll(labels).toContain('prince');
  await studio.picture('words-analogy');
  await ask(view, 'p(w₂|w₁) as a heat map');
  await view.locator('.result-plot-place svg .mark-rect path').first().waitFor();
  await studio.picture('words-heatmap');
  await ask(view, 'p(w₂|w₁) as a table');
  await view.getByRole('columnheader', { name: /^the\b/ }).waitFor();
  await studio.picture('words-table');
  await ask(view, 'Map');
  await view.locator('.result-plot-place svg .mark-symbol path').first().waitFor();
  await studio.picture('words-explore-map');
  expect(await view.locator('[data-failed]').count()).toBe(0);
});
