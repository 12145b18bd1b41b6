// The gestures of the canvas: quick adding, open wires, healing, splicing, detaching, menus, tidying, duplicating.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dragFromPalette, drawWire, openDock, port, select } from '#test/e2e/gestures.ts';
import { startStudio, watchOver } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';
import { catalogue } from '#shared/nodes/catalogue.ts';

let studio: StudioUnderTest;

beforeAll(async () => {
  studio = await startStudio({ width: 1600, height: 1000 });
});
watchOver(() => studio);
afterAll(() => studio.end());

beforeEach(async () => {
  if (await studio.page.locator('.studio').count()) {
    await studio.page.locator('.canvas').focus();
    const unsaved = (await studio.page.locator('.file-title-dot').count()) > 0;
    await studio.page.keyboard.press('Alt+n');
    if (unsaved) await studio.page.getByRole('button', { name: 'Don’t save' }).click();
  } else await studio.page.getByRole('button', { name: /New pipeline/ }).click();
  await studio.page.locator('.canvas-hint').waitFor();
});

const edges = () => studio.page.locator('.react-flow__edge');
const nodes = () => studio.page.locator('.node');
const edgeIds = async () =>
  (await edges().evaluateAll((all) => all.map((one) => one.getAttribute('data-id') ?? ''))).toSorted();

/** input → dense → dense-2, in a row. */
async function threeLayers(): Promise<void> {
  await dragFromPalette(studio, 'layer.input', 160, 120);
  await dragFromPalette(studio, 'layer.dense', 480, 120);
  await dragFromPalette(studio, 'layer.dense', 800, 120);
  await drawWire(studio, 'input.layer', 'dense.layer');
  await drawWire(studio, 'dense.layer', 'dense-2.layer');
}

async function dragBy(from: { readonly x: number; readonly y: number }, x: number, y: number): Promise<void> {
  await studio.page.mouse.move(from.x, from.y);
  await studio.page.mouse.down();
  await studio.page.mouse.move(from.x + x / 2, from.y + y / 2, { steps: 4 });
  await studio.page.mouse.move(from.x + x, from.y + y, { steps: 4 });
  await studio.page.mouse.up();
}

async function centreOf(selector: string): Promise<{ readonly x: number; readonly y: number }> {
  const box = await studio.page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`not on screen: ${selector}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('a double click on the empty canvas adds what is typed, where it was', async () => {
  await studio.page.locator('.canvas').dblclick({ position: { x: 400, y: 200 } });
  await studio.page.locator('.quick-add').waitFor();
  await studio.page.keyboard.type('adam');
  await studio.page.keyboard.press('Enter');
  await studio.node('adam').waitFor();
  const canvas = await studio.page.locator('.canvas').boundingBox();
  const box = await studio.node('adam').boundingBox();
  expect(Math.abs((box?.x ?? 0) - (canvas?.x ?? 0) - 400)).toBeLessThan(12);
});

test('a wire let go over the empty canvas offers what fits, and wires it', async () => {
  await dragFromPalette(studio, 'train.fit', 700, 150);
  const start = await centreOf('[data-port="fit.optimizer"]');
  await dragBy(start, -240, 90);
  const offered = studio.page.locator('.quick-add [role="option"]');
  await offered.first().waitFor();
  const kinds = await offered.evaluateAll((all) => all.map((one) => one.getAttribute('data-id') ?? ''));
  expect(kinds[0]).toBe('optimizer.adam');
  expect(kinds.toSorted()).toEqual(
    Object.keys(catalogue)
      .filter((kind) => kind.startsWith('optimizer.'))
      .toSorted(),
  );
  await studio.page.keyboard.type('sgd');
  await studio.page.keyboard.press('Enter');
  await studio.node('sgd').waitFor();
  expect(await edgeIds()).toEqual(['sgd.optimizer>fit.optimizer']);
  // Node and wire are one step.
  await studio.page.keyboard.press('Control+z');
  await expect.poll(() => nodes().count()).toBe(1);
  expect(await edges().count()).toBe(0);
});

test('Escape closes the small palette and adds nothing', async () => {
  await studio.page.locator('.canvas').press(' ');
  await studio.page.locator('.quick-add').waitFor();
  await studio.page.keyboard.press('Escape');
  await studio.page.locator('.quick-add').waitFor({ state: 'detached' });
  expect(await nodes().count()).toBe(0);
});

test('Delete takes the wires with it; Ctrl+Delete joins them; both are one undo', async () => {
  await threeLayers();
  await select(studio, 'dense');
  await studio.page.keyboard.press('Delete');
  await expect.poll(edgeIds).toEqual([]);
  await studio.page.keyboard.press('Control+z');
  await expect.poll(() => edges().count()).toBe(2);
  await select(studio, 'dense');
  await studio.page.keyboard.press('Control+Delete');
  await expect.poll(edgeIds).toEqual(['input.layer>dense-2.layer']);
  await studio.page.keyboard.press('Control+z');
  await expect.poll(() => nodes().count()).toBe(3);
});

test('a node dropped on a wire is put into it', async () => {
  await threeLayers();
  const line = await centreOf('.react-flow__edge[data-id="dense.layer>dense-2.layer"] .react-flow__edge-interaction');
  const canvas = await studio.page.locator('.canvas').boundingBox();
  await dragFromPalette(studio, 'layer.dropout', line.x - (canvas?.x ?? 0), line.y - (canvas?.y ?? 0));
  await expect
    .poll(edgeIds)
    .toEqual(['dense.layer>dropout.layer', 'dropout.layer>dense-2.layer', 'input.layer>dense.layer']);
});

test('a wire pulled off its port is gone, and put onto another it leads there', async () => {
  await threeLayers();
  await dragFromPalette(studio, 'layer.flatten', 800, 340);
  const end = await centreOf('.react-flow__handle.target[data-port="dense-2.layer"]');
  const other = await centreOf('.react-flow__handle.target[data-port="flatten.layer"]');
  await select(studio, 'input');
  await dragBy({ x: end.x - 4, y: end.y }, other.x - end.x + 4, other.y - end.y);
  await expect.poll(edgeIds).toEqual(['dense.layer>flatten.layer', 'input.layer>dense.layer']);
  await dragBy({ x: other.x - 4, y: other.y }, -100, 160);
  await expect.poll(edgeIds).toEqual(['input.layer>dense.layer']);
});

test('a port that takes one wire takes the new one instead', async () => {
  await threeLayers();
  await drawWire(studio, 'input.layer', 'dense-2.layer');
  await expect.poll(edgeIds).toEqual(['input.layer>dense-2.layer', 'input.layer>dense.layer']);
});

test('a circle is refused in words', async () => {
  await threeLayers();
  const from = await centreOf('.react-flow__handle.source[data-port="dense-2.layer"]');
  const to = await centreOf('.react-flow__handle.target[data-port="dense.layer"]');
  await studio.page.mouse.move(from.x, from.y);
  await studio.page.mouse.down();
  await studio.page.mouse.move(to.x + 30, to.y + 30, { steps: 4 });
  await studio.page.mouse.move(to.x, to.y, { steps: 4 });
  expect(await studio.page.locator('.wire-refusal').textContent()).toContain('dense → dense-2 → dense');
  await studio.page.mouse.up();
  expect(await edges().count()).toBe(2);
});

test('the context menu of a node duplicates it', async () => {
  await dragFromPalette(studio, 'layer.dense', 400, 120);
  await studio.node('dense').locator('.node-icon').click({ button: 'right' });
  await studio.page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await studio.node('dense-2').waitFor();
});

test('a title is renamed by a double click, in the document and everywhere', async () => {
  await dragFromPalette(studio, 'layer.dense', 400, 120);
  await studio.node('dense').locator('.node-title').dblclick();
  await studio.page.keyboard.type('Hidden');
  await studio.page.keyboard.press('Enter');
  await expect.poll(() => studio.node('dense').locator('.node-title').textContent()).toBe('Hidden');
  await studio.page.keyboard.press('Control+z');
  await expect.poll(() => studio.node('dense').locator('.node-title').textContent()).toBe('Dense');
});

test('tidying orders from left to right without overlaps, as one step', async () => {
  await threeLayers();
  await select(studio, 'input');
  const drag = await centreOf('[data-node="input"] .node-icon');
  await dragBy(drag, 500, 300);
  await studio.page.keyboard.press('Escape');
  await studio.page.locator('.canvas').focus();
  await studio.page.keyboard.press('Shift+A');
  const lefts = async () =>
    Promise.all(
      ['input', 'dense', 'dense-2'].map(async (id) => Math.round((await studio.node(id).boundingBox())?.x ?? NaN)),
    );
  await expect
    .poll(async () => {
      const [one = 0, two = 0, three = 0] = await lefts();
      return one < two && two < three;
    })
    .toBe(true);
  await studio.page.keyboard.press('Control+z');
  await expect
    .poll(async () => {
      const [one = 0, two = 0] = await lefts();
      return one > two;
    })
    .toBe(true);
});

test('dragging a node is one undo step, also of many', async () => {
  await threeLayers();
  const before = await studio.node('dense').boundingBox();
  await studio.page.keyboard.press('Control+a');
  await dragBy(await centreOf('[data-node="dense"] .node-icon'), 64, 96);
  const after = await studio.node('dense').boundingBox();
  expect(Math.round((after?.y ?? 0) - (before?.y ?? 0))).toBeGreaterThan(80);
  await studio.page.keyboard.press('Control+z');
  await expect
    .poll(async () => Math.round((await studio.node('dense').boundingBox())?.y ?? 0))
    .toBe(Math.round(before?.y ?? -1));
  expect(await port(studio, 'dense.layer', 'input').count()).toBe(1);
});

test('what is not done yet is told quietly, and names ports as the screen does', async () => {
  await dragFromPalette(studio, 'data.csv', 160, 120);
  await dragFromPalette(studio, 'train.fit', 480, 120);
  const mark = (node: string) => studio.node(node).locator('.node-problem');
  // The engine may still be starting.
  await mark('csv').waitFor();
  await expect.poll(() => mark('csv').getAttribute('data-unfinished')).toBe('true');
  await expect.poll(() => mark('fit').getAttribute('data-unfinished')).toBe('true');
  await studio.page.locator('.canvas').focus();
  await studio.page.keyboard.press('Control+Alt+l');
  await expect.poll(() => mark('fit').textContent()).toContain('输入“数据集”没有连线');
  const panel = await openDock(studio);
  await panel.getByRole('tab', { name: /^问题/ }).click();
  await expect
    .poll(() => panel.locator('[data-code="port.missing"]').allTextContents())
    .toContainEqual(expect.stringContaining('输入“网络”没有连线'));
  await studio.page.locator('.canvas').focus();
  await studio.page.keyboard.press('Control+Alt+l');
  await studio.page.getByRole('button', { name: 'File', exact: true }).waitFor();
});
