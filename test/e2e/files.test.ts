// Files: saving, reopening, unsaved changes, drafts after a crash of the page, a file that changed on disk, a bad file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill, openExample, runAll, select } from '#test/e2e/gestures.ts';
import { startStudio, watchOver } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';

let studio: StudioUnderTest;

beforeAll(async () => {
  studio = await startStudio();
});
watchOver(() => studio);
afterAll(() => studio.end());

const dot = () => studio.page.locator('.file-title-dot');
const dialog = () => studio.page.getByRole('dialog');
const asked = () => studio.page.locator('.ui-dialog[role="alertdialog"]');

async function toStartPage(): Promise<void> {
  await studio.page.getByRole('button', { name: 'File', exact: true }).click();
  await studio.page.getByRole('menuitem', { name: 'Start page' }).click();
  await studio.page.locator('.start-page').waitFor();
}

test('an example is saved under a name of its own', async () => {
  await openExample(studio, 'iris');
  expect(await runAll(studio)).toBe('done');
  await select(studio, 'adam');
  await fill(studio, 'Learning rate α', '0.02');
  await dot().waitFor();
  await studio.page.keyboard.press('Control+s');
  await dialog().getByLabel('File name').fill('mine');
  await dialog().getByRole('button', { name: 'Save', exact: true }).click();
  await studio.page.locator('.file-title-name', { hasText: 'mine' }).waitFor();
  await dot().waitFor({ state: 'detached' });
  const saved = JSON.parse(readFileSync(join(studio.workspace, 'mine.loom'), 'utf8')) as {
    nodes: { id: string; params: object }[];
  };
  expect(saved.nodes.find(({ id }) => id === 'adam')?.params).toMatchObject({ learningRate: 0.02 });
});

test('reopened, it has its settings, and the results of what did not change', async () => {
  await toStartPage();
  await studio.page.locator('.start-recent button', { hasText: 'mine' }).click();
  await studio.page.locator('.node').first().waitFor();
  expect(await studio.node('adam').locator('.node-settings').textContent()).toContain('0.02');
  await studio.status('standardise', 'cached');
  await expect.poll(async () => (await studio.statuses())['fit']).not.toBe('cached');
  expect(await dot().count()).toBe(0);
});

test('the open dialog finds it, and a save writes what changed and nothing else', async () => {
  await studio.page.keyboard.press('Control+o');
  await dialog().getByText('mine.loom', { exact: true }).dblclick();
  await dialog().waitFor({ state: 'detached' });
  const before = readFileSync(join(studio.workspace, 'mine.loom'), 'utf8');
  const note = studio.node('note').locator('.node-head');
  const box = await note.boundingBox();
  if (!box) throw new Error('no note');
  await studio.page.mouse.move(box.x + 60, box.y + 8);
  await studio.page.mouse.down();
  await studio.page.mouse.move(box.x + 60, box.y + 60, { steps: 5 });
  await studio.page.mouse.up();
  await dot().waitFor();
  await studio.page.keyboard.press('Control+s');
  await dot().waitFor({ state: 'detached' });
  const after = readFileSync(join(studio.workspace, 'mine.loom'), 'utf8');
  const changed = after.split('\n').filter((line, at) => line !== before.split('\n')[at]);
  expect(changed).toHaveLength(1);
  expect(changed[0]).toMatch(/"note": \{ "x"/);
});

test('leaving unsaved changes asks, and cancelling stays', async () => {
  await select(studio, 'adam');
  await fill(studio, 'Learning rate α', '0.03');
  await studio.page.keyboard.press('Alt+n');
  const question = asked();
  await question.waitFor();
  expect(await question.textContent()).toContain('mine');
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(await studio.node('adam').locator('.node-settings').textContent()).toContain('0.03');
  await dot().waitFor();
});

test('work that was not saved is offered until the person decides', async () => {
  // The draft follows a moment after the edit.
  await studio.page.waitForTimeout(1200);
  const question = asked();
  const comeBack = async () => {
    await studio.page.reload();
    await studio.page.locator('.start-recent button', { hasText: 'mine' }).click();
    await question.waitFor();
  };
  studio.page.once('dialog', (leaving) => void leaving.accept());
  await comeBack();
  await studio.page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  await comeBack();
  await question.getByRole('button', { name: 'Close' }).click();
  await question.waitFor({ state: 'detached' });
  await comeBack();
  await question.getByRole('button', { name: 'Bring it back' }).click();
  await expect.poll(() => studio.node('adam').locator('.node-settings').textContent()).toContain('0.03');
  await dot().waitFor();
});

test('a file that changed on disk is not written over without a word', async () => {
  const file = join(studio.workspace, 'mine.loom');
  const theirs = readFileSync(file, 'utf8').replace('0.02', '0.5');
  writeFileSync(file, theirs);
  await studio.page.keyboard.press('Control+s');
  const question = asked();
  await question.waitFor();
  expect(readFileSync(file, 'utf8')).toBe(theirs);
  await question.getByRole('button', { name: 'Replace it' }).click();
  await dot().waitFor({ state: 'detached' });
  expect(readFileSync(file, 'utf8')).toContain('0.03');
});

test('a file that is no pipeline is told by place, and changes neither studio nor file', async () => {
  const file = join(studio.workspace, 'broken.loom');
  writeFileSync(file, '{\n  "formatVersion": 2,\n  "nodes": [,]\n}\n');
  await studio.page.keyboard.press('Control+o');
  await dialog().getByText('broken.loom', { exact: true }).dblclick();
  const toast = studio.page.locator('.ui-toast[data-severity="error"]').first();
  await toast.waitFor();
  expect(await toast.textContent()).toMatch(/Line 3/);
  expect(await studio.page.locator('.file-title-name').textContent()).toBe('mine');
  expect(readFileSync(file, 'utf8')).toContain('[,]');
});
