// Reading a file: its rows and what its reader found, changed by hand, before a node stands on the canvas; from the empty canvas,
// by the menu, by dropping a file, and for a node that is there.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStudio, watchOver } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';

let studio: StudioUnderTest;

beforeAll(async () => {
  studio = await startStudio();
  const rows = Array.from(
    { length: 60 },
    (_, i) => `${i + 1};Person ${i + 1}, of ${i % 3 ? 'Köln' : 'Graz'};${150 + (i % 40)},5;${i % 7 ? 60 + i : '?'}\n`,
  );
  writeFileSync(
    join(studio.workspace, 'people.csv'),
    Buffer.from(`number;who;height;weight\n${rows.join('')}`, 'latin1'),
  );
});
watchOver(() => studio);
afterAll(() => studio.end());

const dialog = () => studio.page.getByRole('dialog');
const headings = () => dialog().getByRole('columnheader').allInnerTexts();
const cell = (row: number, column: number) => dialog().locator('tbody tr').nth(row).locator('td').nth(column);

async function openFromMenu(): Promise<void> {
  await studio.page.getByRole('button', { name: 'File', exact: true }).click();
  await studio.page.getByRole('menuitem', { name: 'Read a file…' }).click();
}

async function chooseIn(label: string, option: string): Promise<void> {
  await dialog().locator(`[data-param="${label}"]`).getByRole('button').click();
  await studio.page.getByRole('option', { name: option, exact: true }).click();
}

async function drop(name: string): Promise<void> {
  const transfer = await studio.page.evaluateHandle((file) => {
    const carried = new DataTransfer();
    carried.items.add(new File(['a\n1\n'], file));
    return carried;
  }, name);
  await studio.page
    .locator('.canvas')
    .dispatchEvent('drop', { dataTransfer: transfer, clientX: 640, clientY: 300, bubbles: true });
}

test('a pipeline without a folder is saved first, and then the file is chosen', async () => {
  await studio.page.keyboard.press('Alt+n');
  await studio.page.locator('.canvas-hint').waitFor();
  await studio.page.locator('.canvas-hint').getByRole('button', { name: 'Read a file…' }).click();
  await dialog().getByText('Save the pipeline first').waitFor();
  await dialog().getByRole('button', { name: 'Save the pipeline…' }).click();
  await dialog().getByLabel('File name').fill('mine');
  await dialog().getByRole('button', { name: 'Save', exact: true }).click();
  await dialog().getByText('people.csv', { exact: true }).dblclick();
  await dialog().locator('.read-file-table').waitFor();
});

test('rows and findings are shown, and follow the settings', async () => {
  await dialog().getByText('Rows: 60 · Columns: 4').waitFor();
  const shown = (await dialog().locator('.read-file-settings').innerText()).replaceAll(/\s+/g, ' ');
  expect(shown).toContain('Found: Windows-1252 (Western European, Latin-1), judged from the letters.');
  expect(shown).toContain('Found: Semicolon; it cuts the most of the first lines alike.');
  expect(shown).toContain('Found: Comma (1,5), as the numbers are written.');
  expect(await cell(0, 1).innerText()).toBe('Person 1, of Graz');
  expect(await dialog().locator('tbody tr').last().locator('td').first().innerText()).toBe('60');
  await studio.picture('read-file-light');
  await chooseIn('delimiter', 'Comma');
  await expect.poll(() => cell(0, 0).innerText()).toBe('1;Person 1');
  await studio.picture('read-file-comma');
  await chooseIn('delimiter', 'Semicolon');
  await chooseIn('header', 'No');
  await expect.poll(async () => (await headings())[0]).toMatch(/^column1/);
  await chooseIn('header', 'Yes');
  await expect.poll(async () => (await headings())[0]).toMatch(/^number/);
});

test('it has a look in the dark', async () => {
  await studio.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await studio.page.waitForTimeout(400);
  await studio.picture('read-file-dark');
  await studio.page.emulateMedia({ colorScheme: 'light' });
});

test('reading puts a node with these settings on the canvas, as one step of undo', async () => {
  await dialog().getByRole('button', { name: 'Read', exact: true }).click();
  const node = studio.page.locator('.node[data-kind="data.csv"]');
  await node.waitFor();
  expect(await node.locator('.node-settings').innerText()).toContain('people.csv');
  const form = studio.page.locator('[data-region="inspector"]');
  await expect.poll(() => form.locator('[data-param="delimiter"]').innerText()).toContain('Semicolon');
  await studio.page.locator('.canvas').focus();
  await studio.page.keyboard.press('Control+z');
  await node.waitFor({ state: 'detached' });
  await studio.page.keyboard.press('Control+y');
  await node.waitFor();
});

test('the file of a node is looked at, and its settings change as one step', async () => {
  await studio.page.locator('.node[data-kind="data.csv"] .node-icon').click();
  const form = studio.page.locator('[data-region="inspector"]');
  await form.getByRole('button', { name: 'Look at the file…' }).click();
  await dialog().locator('.read-file-table').waitFor();
  await chooseIn('delimiter', 'Tab');
  await chooseIn('header', 'No');
  await expect.poll(() => cell(0, 0).innerText()).toBe('number;who;height;weight');
  await dialog().getByRole('button', { name: 'Use these settings' }).click();
  await expect.poll(() => form.locator('[data-param="delimiter"]').innerText()).toContain('Tab');
  await studio.page.locator('.canvas').focus();
  await studio.page.keyboard.press('Control+z');
  await expect.poll(() => form.locator('[data-param="delimiter"]').innerText()).toContain('Semicolon');
  expect(await form.locator('[data-param="header"]').innerText()).toContain('Yes');
});

test('the menu opens it as well', async () => {
  await openFromMenu();
  await dialog().getByText('people.csv', { exact: true }).waitFor();
  await studio.page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});

test('a file that is dropped is looked for beside the pipeline, and asked for where it is not there', async () => {
  await drop('people.csv');
  await dialog().locator('.read-file-table').waitFor();
  await studio.page.keyboard.press('Enter');
  await dialog().waitFor({ state: 'detached' });
  const nodes = studio.page.locator('.node[data-kind="data.csv"]');
  await expect.poll(() => nodes.count()).toBe(2);
  await drop('people.csv');
  await dialog().locator('.read-file-table').waitFor();
  await studio.page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await drop('elsewhere.csv');
  await dialog().getByText('is not told where a dropped file lies').waitFor();
  await studio.picture('read-file-dropped');
  expect(await dialog().getByRole('button', { name: 'Read', exact: true }).isDisabled()).toBe(true);
  await studio.page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});

test('a file that is none is told by its problem', async () => {
  writeFileSync(join(studio.workspace, 'broken.parquet'), 'no Parquet at all');
  await drop('broken.parquet');
  await dialog().getByText('broken.parquet').first().waitFor();
  await dialog().getByRole('alert').waitFor();
  await studio.picture('read-file-broken');
  expect(await dialog().getByRole('button', { name: 'Read', exact: true }).isDisabled()).toBe(true);
  await studio.page.keyboard.press('Escape');
});
