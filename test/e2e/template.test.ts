// "New from template" with a person's own table in its place: from the start page by mouse, from the menu by keyboard, once
// in Chinese; what comes out runs, says what was set anew, and is saved beside the table.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAll, select } from '#test/e2e/gestures.ts';
import { startStudio, watchOver } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';

function writePeople({ workspace }: StudioUnderTest): void {
  const rows = Array.from({ length: 200 }, (_, i) => {
    const [size, weight] = [Math.sin(i * 12.9898) * 10, Math.sin(i * 78.233) * 10];
    return `${size.toFixed(2)},${['Rome', 'Oslo'][i % 2]},${weight.toFixed(2)},${size + weight > 0 ? 'yes' : 'no'}\n`;
  });
  writeFileSync(join(workspace, 'people.csv'), `size,town,weight,answer\n${rows.join('')}`);
}

const dialog = ({ page }: StudioUnderTest) => page.getByRole('dialog');

async function axe({ page }: StudioUnderTest): Promise<readonly string[]> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async () => {
    interface Axe {
      run(what: object, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
    }
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
}

describe('a template with a table of one’s own', () => {
  let studio: StudioUnderTest;
  beforeAll(async () => {
    studio = await startStudio();
    writePeople(studio);
  });
  watchOver(() => studio);
  afterAll(() => studio.end());

  test('is chosen on the start page, and takes the table', async () => {
    await studio.page.getByRole('button', { name: 'New from template…' }).click();
    await dialog(studio).getByText('Iris', { exact: true }).click();
    await dialog(studio).getByText('Takes a table from a file').waitFor();
    await studio.picture('template');
    expect(await axe(studio)).toEqual([]);
    await dialog(studio).getByRole('button', { name: 'My file…' }).click();
    await dialog(studio).getByText('people.csv', { exact: true }).dblclick();
    await studio.page.locator('.node[data-kind="data.csv"]').waitFor();
    await studio.page.getByText('It predicts “answer”').first().waitFor();
    expect(await studio.page.locator('.node[data-kind="data.sample"]').count()).toBe(0);
    await studio.picture('template-made');
  });

  test('runs at once, and is right about most rows', async () => {
    expect(await runAll(studio)).toBe('done');
    await select(studio, 'evaluate');
    const results = studio.page.locator('[data-region="bottom"]');
    const accuracy = async () => {
      const shown = /accuracy\s*([\d.]+)\s*(%?)/i.exec(await results.innerText());
      return Number(shown?.[1] ?? 0) / (shown?.[2] ? 100 : 1);
    };
    await expect.poll(accuracy).toBeGreaterThan(0.8);
  });

  test('is saved beside the table', async () => {
    await studio.page.keyboard.press('Control+s');
    await dialog(studio).getByLabel('File name').fill('mine');
    await dialog(studio).getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => existsSync(join(studio.workspace, 'mine.loom'))).toBe(true);
  });

  test('one that has no place for the table says so, by keyboard', async () => {
    await studio.page.getByRole('button', { name: 'File', exact: true }).click();
    await studio.page.getByRole('menuitem', { name: 'New from template…' }).click();
    await dialog(studio).getByRole('row', { name: 'Digits' }).focus();
    await studio.page.keyboard.press('Space');
    await dialog(studio).getByText('Takes a folder with a folder of pictures').waitFor();
    await dialog(studio).getByRole('button', { name: 'My file…' }).focus();
    await studio.page.keyboard.press('Enter');
    await dialog(studio).getByRole('row', { name: 'people.csv' }).focus();
    await studio.page.keyboard.press('Enter');
    await dialog(studio).getByRole('alert').getByText('fill no square picture').waitFor();
    await studio.picture('template-refused');
    await studio.page.keyboard.press('Escape');
    await dialog(studio).waitFor({ state: 'detached' });
  });
});

describe('in Chinese', () => {
  let studio: StudioUnderTest;
  beforeAll(async () => {
    studio = await startStudio({ locale: 'zh-CN' });
  });
  watchOver(() => studio);
  afterAll(() => studio.end());

  test('the same has its words, and an example opens with its own data', async () => {
    await studio.page.getByRole('button', { name: '从模板新建…' }).click();
    await dialog(studio).getByText('鸢尾花', { exact: true }).click();
    await dialog(studio).getByText('接受文件中的表格').waitFor();
    await studio.picture('template-zh');
    const keys = await studio.page.evaluate(
      () => document.body.innerText.match(/\b[a-z]+(?:\.[a-z][A-Za-z]*){2,}\b/g) ?? [],
    );
    expect(keys).toEqual([]);
    await dialog(studio).getByRole('button', { name: '使用自带数据' }).click();
    await studio.node('sample').waitFor();
  });
});
