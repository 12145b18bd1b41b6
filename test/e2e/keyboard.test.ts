// Without a mouse: from the start page to a wired, edited, run pipeline; with every command by name, and the page as
// assistive technology sees it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStudio, watchOver } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';

let studio: StudioUnderTest;

beforeAll(async () => {
  studio = await startStudio({ width: 1440, height: 900 });
});
watchOver(() => studio);
afterAll(() => studio.end());

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await studio.page.keyboard.press(key);
};
const type = (text: string) => studio.page.keyboard.type(text);
const focusedNode = () => studio.page.evaluate(() => document.activeElement?.getAttribute('data-node') ?? null);
const spoken = () => studio.page.locator('[role="status"][aria-live="polite"]').textContent();

/** Adds by name through the quick palette. */
async function add(words: string, id: string): Promise<void> {
  await press(' ');
  await studio.page.locator('.quick-add').waitFor();
  await type(words);
  await press('Enter');
  await expect.poll(focusedNode).toBe(id);
}

/** Wires the focused node: its port (when it has several), then the target. */
async function wire(port: string | null, target: string): Promise<void> {
  await press('w');
  await studio.page.getByRole('dialog').waitFor();
  if (port !== null) {
    await type(port);
    await press('Enter');
  }
  await type(target);
  await press('Enter');
  await studio.page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function axe(): Promise<readonly string[]> {
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await studio.page.evaluate(source);
  return studio.page.evaluate(async () => {
    interface Axe {
      run(what: object, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
    }
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
}

test('the start page has no fault that axe finds', async () => {
  await studio.page.locator('[data-example="iris"]').waitFor();
  expect(await axe()).toEqual([]);
});

test('nodes are added by name, and focus goes to them', async () => {
  await press('Alt+n');
  await studio.page.locator('.canvas').waitFor();
  const region = () =>
    studio.page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region'));
  await expect.poll(region).toBe('canvas');
  const visited: unknown[] = [];
  // The dock is closed when a pipeline opens, and a region like the others when it is open.
  await press('Control+j');
  await studio.page.locator('[data-region="bottom"]').waitFor();
  for (let step = 0; step < 5; step += 1) {
    await press('F6');
    visited.push(await region());
  }
  expect(visited).toEqual(['bottom', 'inspector', 'top', 'palette', 'canvas']);
  await press('Control+j');
  await add('sample', 'sample');
  await add('target', 'target');
  const boxes = await studio.page.locator('.node').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
  expect(Math.abs((boxes[0]?.x ?? 0) - (boxes[1]?.x ?? 0))).toBeGreaterThan(boxes[0]?.width ?? Infinity);
  // It is wired to the node that was selected.
  expect(await studio.page.locator('.react-flow__edge').count()).toBe(1);
  // The wire that the next test draws by keyboard.
  await press('Control+z', 'Escape');
  await expect.poll(() => studio.page.locator('.node').count()).toBe(1);
  await add('target', 'target');
  await expect.poll(spoken).toMatch(/Target and features added/);
  await expect.poll(() => studio.page.locator('.react-flow__edge').count()).toBe(0);
});

test('wires are drawn from a list of what fits', async () => {
  await studio.node('sample').focus();
  await wire(null, 'target');
  await expect.poll(() => studio.page.locator('.react-flow__edge').count()).toBe(1);
  expect(await spoken()).toBe('Sample data wired to Target and features.');
});

test('Enter goes to the settings and Escape leads nowhere by accident', async () => {
  // Until the engine is there nobody knows the columns.
  await studio.page.locator('.engine-badge[data-state="ready"]').waitFor();
  await studio.node('target').focus();
  await press('Enter');
  await expect
    .poll(() =>
      studio.page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region')),
    )
    .toBe('inspector');
  // The target is proposed; another is typed over it, and taken as the first that fits.
  const settings = () => studio.node('target').locator('.node-settings').textContent();
  await expect.poll(settings).toContain('target');
  await type('petal w');
  await press('Enter');
  await expect.poll(settings).toContain('petal width');
  await press('Control+z');
  await expect.poll(settings).toContain('target');
});

test('a shortcut runs it, and the run is spoken', async () => {
  await press('Control+Enter');
  await studio.status('target', 'done');
  await expect.poll(spoken).toMatch(/Run finished in/);
});

test('arrows walk, Delete deletes, undo brings back, and letters typed into a field do nothing of the kind', async () => {
  await studio.node('target').focus();
  await press('Control+ArrowDown');
  await press('Delete');
  await expect.poll(() => studio.page.locator('.node').count()).toBe(1);
  await press('Control+z');
  await expect.poll(() => studio.page.locator('.node').count()).toBe(2);
  const search = studio.page.getByRole('searchbox').first();
  await search.focus();
  await type('a w?');
  await press('Backspace', 'Delete');
  expect(await studio.page.locator('.node').count()).toBe(2);
  expect(await studio.page.locator('.quick-add').count()).toBe(0);
  expect(await studio.page.getByRole('dialog').count()).toBe(0);
  await search.fill('');
});

test('copy and paste make a second pair with its wire, in one step', async () => {
  await studio.page.locator('.canvas').focus();
  await press('Control+a', 'Control+c', 'Control+v');
  await expect.poll(() => studio.page.locator('.node').count()).toBe(4);
  expect(await studio.page.locator('.react-flow__edge').count()).toBe(2);
  await press('Control+z');
  await expect.poll(() => studio.page.locator('.node').count()).toBe(2);
});

test('text that is no pipeline is not pasted', async () => {
  await studio.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await studio.page.evaluate(() => navigator.clipboard.writeText('hello'));
  await studio.page.locator('.canvas').focus();
  await press('Control+v');
  await studio.page.locator('.ui-toast[data-severity="info"]').first().waitFor();
  expect(await studio.page.locator('.node').count()).toBe(2);
});

test('every command is found by name', async () => {
  await press('Control+k');
  await studio.page.getByRole('dialog').waitFor();
  await type('light or dark');
  await press('Enter');
  await expect.poll(() => studio.page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
});

test('the language switches at once, everywhere', async () => {
  await press('Control+Alt+l');
  await studio.page.getByRole('button', { name: '文件', exact: true }).waitFor();
  expect(await studio.page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
  expect(await studio.node('sample').getAttribute('aria-label')).toContain('示例数据');
  const text = (await studio.page.locator('.studio').textContent()) ?? '';
  // A key that found no words would be shown as itself.
  expect(text.match(/\b(studio|workbench|nodes|problems)\.[a-z]+\.[\w.]+/g)).toBeNull();
  await press('Control+Alt+l');
  await studio.page.getByRole('button', { name: 'File', exact: true }).waitFor();
});

test('the shortcut sheet shows them all', async () => {
  await studio.page.locator('.canvas').focus();
  await press('?');
  const sheet = studio.page.getByRole('dialog');
  await sheet.waitFor();
  expect(await sheet.locator('dt').count()).toBeGreaterThan(30);
  expect(await axe()).toEqual([]);
  await press('Escape');
  await sheet.waitFor({ state: 'detached' });
});

test('the studio has no fault that axe finds, dark and light', async () => {
  await studio.node('target').focus();
  expect(await axe()).toEqual([]);
  await press('Control+Alt+t');
  expect(await axe()).toEqual([]);
});
