// What the studio says and shows is the case: fields that are seen are what runs, one line says how the pipeline stands,
// nodes know whether they were run with these settings, and the page stays where it is.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { select } from '#test/e2e/gestures.ts';
import { startStudio, watchOver } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';

let studio: StudioUnderTest;

beforeAll(async () => {
  studio = await startStudio({ width: 1440, height: 900 });
});
watchOver(() => studio);
afterAll(() => studio.end());

beforeEach(async () => {
  if ((await studio.page.locator('.studio').count()) === 0) return;
  await studio.page.keyboard.press('Escape');
  await studio.page.keyboard.press('Escape');
  await studio.page.getByRole('button', { name: 'File', exact: true }).click();
  await studio.page.getByRole('menuitem', { name: 'Start page' }).click();
  const question = studio.page.getByRole('button', { name: 'Don’t save' });
  await question.or(studio.page.locator('.start-page')).first().waitFor();
  if (await question.count()) await question.click();
  await studio.page.locator('.start-page').waitFor();
});

/** What is unsaved of another one is thrown away. */
async function openExample(name: string): Promise<void> {
  await studio.page.locator(`[data-example="${name}"]`).click();
  const question = studio.page.getByRole('button', { name: 'Don’t save' });
  await question.or(studio.page.locator('.node').first()).first().waitFor();
  if (await question.count()) await question.click();
  await studio.page.locator('.node').first().waitFor();
}

const settings = () => studio.page.locator('[data-region="inspector"]');
const line = () => studio.page.locator('.run-status');
const field = (label: string) => settings().getByLabel(label, { exact: true });

test('the page never becomes longer than the window, whichever node is selected', async () => {
  await openExample('iris');
  for (const node of ['evaluate', 'fit']) {
    await select(studio, node);
    await settings()
      .getByRole('button', { name: /More|Help/ })
      .first()
      .waitFor();
    const { page, shown } = await studio.page.evaluate(() => ({
      page: Math.max(document.documentElement.scrollHeight, document.body.scrollHeight),
      shown: globalThis.innerHeight,
    }));
    expect(page).toBe(shown);
  }
});

test('a searched list keeps every letter typed, and Enter takes the first that fits', async () => {
  await openExample('iris');
  await select(studio, 'dense');
  const list = settings().getByRole('combobox', { name: 'Activation', exact: true });
  await list.click();
  await studio.page.keyboard.type('soft');
  expect(await list.inputValue()).toBe('soft');
  await studio.page.keyboard.press('Enter');
  await expect.poll(() => list.inputValue()).toBe('Softmax');
  // By Tab, too, and with the choice where it was.
  await studio.page.keyboard.press('Escape');
  await settings().getByLabel('Units', { exact: true }).focus();
  await studio.page.keyboard.press('Tab');
  if (!(await list.evaluate((one) => one === document.activeElement))) await studio.page.keyboard.press('Tab');
  await studio.page.keyboard.type('tanh', { delay: 60 });
  expect(await list.inputValue()).toBe('tanh');
  await studio.page.keyboard.press('Enter');
  await expect.poll(() => list.inputValue()).toBe('Tanh');
});

test('Enter on a node goes to its first setting, never to its Reset button', async () => {
  await openExample('iris');
  await select(studio, 'fit');
  await field('Epochs').fill('7');
  await field('Epochs').press('Enter');
  await settings().locator('[data-changed="true"]').first().waitFor();
  await studio.node('fit').focus();
  await studio.page.keyboard.press('Enter');
  const focused = () =>
    studio.page.evaluate(() => {
      const row = document.activeElement?.closest('[data-param]');
      const isReset = document.activeElement?.closest('.ui-field-head') !== null;
      return isReset ? 'reset' : row?.getAttribute('data-param');
    });
  await expect.poll(focused).toBe('loss');
});

test('a comma is read as a person means it, and said where it may be meant otherwise', async () => {
  await openExample('iris');
  await select(studio, 'adam');
  const rate = field('Learning rate α');
  await rate.fill('0,005');
  await rate.press('Enter');
  await expect.poll(() => rate.inputValue()).toBe('0.005');
  await rate.fill('1,000');
  await settings().getByText('Read as 1000').waitFor();
  await rate.press('Enter');
  await expect.poll(() => rate.inputValue()).toBe('1000');
  expect(await settings().getByText('Read as 1000').count()).toBe(0);
});

test('undo in a field is the document’s once the text is its value, and leaving the field writes nothing old', async () => {
  await openExample('iris');
  await select(studio, 'adam');
  const rate = field('Learning rate α');
  const first = await rate.inputValue();
  await rate.fill('0.07');
  await rate.press('Enter');
  await rate.press('Control+a');
  await studio.page.keyboard.type('0.09');
  // What is not committed is taken back first, then the edit.
  await rate.press('Control+z');
  expect(await rate.inputValue()).toBe('0.07');
  await rate.press('Control+z');
  await expect.poll(() => rate.inputValue()).toBe(first);
  await rate.press('Tab');
  expect(await studio.page.locator('[data-action="edit.undo"]').isDisabled()).toBe(true);
  await rate.press('Control+Shift+z');
  await expect.poll(() => rate.inputValue()).toBe('0.07');
});

test('Ctrl+Enter in a field runs what the field shows', async () => {
  await openExample('iris');
  await select(studio, 'fit');
  const epochs = field('Epochs');
  await epochs.fill('3');
  await epochs.press('Control+Enter');
  await studio.page.locator('.run-status[data-run="done"]').waitFor();
  await studio.status('fit', 'done');
  expect(await epochs.inputValue()).toBe('3');
  const panel = studio.page.locator('[data-region="bottom"]');
  await panel.getByRole('tab', { name: /^Training/ }).click();
  await expect.poll(() => studio.node('fit').textContent()).toContain('Epoch 3 of 3');
  // A field that cannot be taken keeps the run waiting.
  await epochs.fill('many');
  await epochs.press('Control+Enter');
  await settings().getByText('many').first().waitFor();
  expect(await line().getAttribute('data-run')).toBe('done');
});

test('one line says how the pipeline stands: to run, running, up to date, edited, an error, cancelled', async () => {
  const says = () => line().getAttribute('data-says');
  await openExample('breast-cancer');
  await expect.poll(says).toBe('stale');
  await select(studio, 'fit');
  await field('Epochs').fill('5000');
  await studio.page.locator('[data-action="run.all"]').click();
  await studio.status('fit', 'running');
  expect(await line().textContent()).toMatch(/^Train\d+ of \d+ nodes$/);
  // Edited while the engine is busy: what was done before is not done with these settings, until it is taken back.
  await studio.status('split', 'done');
  await select(studio, 'split');
  await field('Test').fill('0.3');
  await field('Test').press('Enter');
  await studio.status('split', 'stale');
  await field('Test').press('Control+z');
  await studio.status('split', 'done');
  await studio.page.locator('[data-action="run.cancel"]').click();
  await studio.page.locator('.run-status[data-run="cancelled"]').waitFor();
  await expect.poll(says).toBe('cancelled stale');
  await select(studio, 'fit');
  await field('Epochs').fill('2');
  await field('Epochs').press('Control+Enter');
  await studio.page.locator('.run-status[data-run="done"]').waitFor();
  await expect.poll(says).toBe('fresh done');
  await field('Epochs').fill('3');
  await field('Epochs').press('Enter');
  await expect.poll(says).toBe('stale');
  // An error that stops what has run: never up to date beside it.
  await studio.page.keyboard.press('Escape');
  await select(studio, 'adam');
  await studio.page.locator('.canvas').focus();
  await studio.page.keyboard.press('Delete');
  await expect.poll(says).toMatch(/^problems/);
  expect(await line().textContent()).toMatch(/^Errors: 1/);
});

test('a double click on Run is one run', async () => {
  await openExample('iris');
  await select(studio, 'fit');
  await field('Epochs').fill('40');
  await field('Epochs').press('Enter');
  await studio.page.locator('[data-action="run.all"]').dblclick();
  await studio.page.locator('.run-status[data-run="done"]').waitFor();
  await studio.status('fit', 'done');
});

test('deleting a node that trains asks, and stops the run', async () => {
  await openExample('breast-cancer');
  await select(studio, 'fit');
  await field('Epochs').fill('5001');
  await field('Epochs').press('Control+Enter');
  await studio.status('fit', 'running');
  await studio.page.locator('.canvas').focus();
  await studio.page.keyboard.press('Delete');
  const question = studio.page.getByRole('alertdialog');
  await question.waitFor();
  expect(await question.textContent()).toContain('“Train”');
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(await line().getAttribute('data-run')).toBe('running');
  await studio.page.locator('.canvas').focus();
  await studio.page.keyboard.press('Delete');
  await question.getByRole('button', { name: 'Stop the run and delete' }).click();
  await studio.page.locator('.run-status[data-run="cancelled"]').waitFor();
  await expect.poll(() => studio.node('fit').count()).toBe(0);
  expect(await line().textContent()).not.toContain('fit');
});

test('Run that is pressed before the engine is there waits for it, says so, and can be cancelled', async () => {
  await openExample('iris');
  const pid = await studio.enginePid();
  process.kill(pid, 'SIGSTOP');
  await studio.page.reload();
  await openExample('iris');
  await studio.page.locator('[data-action="run.all"]').click();
  await expect.poll(() => line().textContent()).toBe('Waiting for the engine');
  await studio.page.locator('[data-action="run.cancel"]').click();
  await studio.page.locator('.run-status[data-run="cancelled"]').waitFor();
  expect(await line().textContent()).toBe('Waiting for the engine');
  await studio.page.locator('[data-action="run.all"]').click();
  process.kill(pid, 'SIGCONT');
  await studio.page.locator('.run-status[data-run="done"]').waitFor();
  await expect.poll(() => line().getAttribute('data-says')).toBe('fresh done');
});

test('an unnamed pipeline does not take another one’s past for its own', async () => {
  await openExample('iris');
  await studio.page.locator('[data-action="run.all"]').click();
  await studio.page.locator('.run-status[data-run="done"]').waitFor();
  await studio.page.getByRole('button', { name: 'File', exact: true }).click();
  await studio.page.getByRole('menuitem', { name: 'Start page' }).click();
  await openExample('digits');
  await expect.poll(() => line().getAttribute('data-says')).toBe('stale');
  // What has equal settings is kept under the same key; nothing was changed, as nothing of it was ever run.
  const statuses = Object.values(await studio.statuses());
  expect(statuses).toContain('idle');
  expect(statuses).not.toContain('stale');
});
