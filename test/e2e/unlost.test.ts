// Work that was never saved: every window's own draft, killed tabs, and drafts that only a confirmed answer throws away.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { fill, openExample, select } from '#test/e2e/gestures.ts';
import { startStudio, watchOver } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';

let studio: StudioUnderTest;

beforeAll(async () => {
  studio = await startStudio();
});
watchOver(() => studio);
afterAll(() => studio.end());

const tries = 3;
const drafts = (page: Page) => page.locator('.start-draft');
const draft = (page: Page, name: string) => drafts(page).filter({ hasText: name });

/** The studio in a tab of its own, as the same person. */
async function tab(): Promise<StudioUnderTest> {
  const page = await studio.context.newPage();
  await page.goto(studio.page.url());
  await page.locator('.start-page').waitFor();
  return { ...studio, page, node: (id) => page.locator(`.node[data-node="${id}"]`) };
}

async function edit(one: StudioUnderTest, rate: string): Promise<void> {
  await select(one, 'adam');
  await fill(one, 'Learning rate α', rate);
  await one.page.locator('.file-title-dot').waitFor();
}

test('two tabs with unnamed pipelines, both killed, both come back', async () => {
  for (let round = 0; round < tries; round += 1) {
    const [one, two] = [await tab(), await tab()];
    const rates = [`0.0${round + 2}1`, `0.0${round + 2}2`];
    await openExample(one, 'iris');
    await openExample(two, 'breast-cancer');
    await edit(one, rates[0] ?? '');
    await edit(two, rates[1] ?? '');
    // What is older than a second may not be lost.
    await two.page.waitForTimeout(1000);
    await one.page.close({ runBeforeUnload: false });
    await two.page.close({ runBeforeUnload: false });
    for (const [at, name] of ['iris', 'breast-cancer'].entries()) {
      const next = await tab();
      await expect.poll(() => drafts(next.page).count()).toBe(2 - at);
      await draft(next.page, name).getByRole('button', { name: 'Bring it back' }).click();
      await expect.poll(() => next.node('adam').locator('.node-settings').textContent()).toContain(rates[at]);
      await next.page.keyboard.press('Alt+n');
      await next.page.locator('.ui-dialog[role="alertdialog"]').getByRole('button', { name: 'Don’t save' }).click();
      await next.node('adam').waitFor({ state: 'detached' });
      await next.page.close();
    }
  }
});

test('throwing a draft away asks, any other way out keeps it, and it can be taken back', async () => {
  const one = await tab();
  await openExample(one, 'iris');
  await edit(one, '0.04');
  await one.page.waitForTimeout(1000);
  await one.page.close({ runBeforeUnload: false });
  const { page } = await tab();
  const question = page.locator('.ui-dialog[role="alertdialog"]');
  const ask = async () => {
    await draft(page, 'iris').getByRole('button', { name: 'Throw it away' }).click();
    await question.waitFor();
  };
  await ask();
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  await ask();
  await question.getByRole('button', { name: 'Keep it' }).click();
  await question.waitFor({ state: 'detached' });
  expect(await draft(page, 'iris').count()).toBe(1);
  await ask();
  await question.getByRole('button', { name: 'Throw it away' }).click();
  await draft(page, 'iris').waitFor({ state: 'detached' });
  await page.locator('.ui-toast').getByRole('button', { name: 'Undo' }).click();
  await draft(page, 'iris').waitFor();
  await page.reload();
  await draft(page, 'iris').waitFor();
  await page.close();
});

test('the start page is reached only after the question about unsaved work', async () => {
  const one = await tab();
  const { page } = one;
  const question = page.locator('.ui-dialog[role="alertdialog"]');
  await openExample(one, 'iris');
  await edit(one, '0.05');
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Start page' }).click();
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(await one.node('adam').locator('.node-settings').textContent()).toContain('0.05');
  await page.close();
});
