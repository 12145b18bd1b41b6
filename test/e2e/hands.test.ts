// What a hand expects of a canvas: a node moves by its body, Escape calls off what is under way, one gesture is one step of
// undo, the wheel moves and with Ctrl zooms.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dragFromPalette, drawWire, select } from '#test/e2e/gestures.ts';
import { startStudio, watchOver } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';

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

interface Spot {
  readonly x: number;
  readonly y: number;
}

async function boxOf(selector: string) {
  const box = await studio.page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`not on screen: ${selector}`);
  return {
    left: Math.round(box.x),
    top: Math.round(box.y),
    centre: { x: box.x + box.width / 2, y: box.y + box.height / 2 },
  };
}

async function takeHold(from: Spot, x: number, y: number): Promise<void> {
  const { mouse } = studio.page;
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(from.x + x / 2, from.y + y / 2, { steps: 4 });
  await mouse.move(from.x + x, from.y + y, { steps: 4 });
}

const node = (id: string) => `[data-node="${id}"]`;
const zoom = () =>
  studio.page.locator('.react-flow__viewport').evaluate((one) => new DOMMatrix(getComputedStyle(one).transform).a);
const viewAt = () =>
  studio.page.locator('.react-flow__viewport').evaluate((one) => {
    const { e, f } = new DOMMatrix(getComputedStyle(one).transform);
    return { x: Math.round(e), y: Math.round(f) };
  });

test('a node moves by its body, and undo brings it back', async () => {
  await dragFromPalette(studio, 'train.fit', 300, 120);
  const before = await boxOf(node('fit'));
  // Over the words of its settings, not over its head.
  const line = await boxOf(`${node('fit')} .node-line`);
  await takeHold(line.centre, 160, 96);
  await studio.page.mouse.up();
  await expect.poll(async () => (await boxOf(node('fit'))).left - before.left).toBeGreaterThan(120);
  await studio.page.keyboard.press('Control+z');
  await expect.poll(async () => (await boxOf(node('fit'))).left).toBe(before.left);
});

test('Escape while a node is dragged puts it back and leaves no step', async () => {
  await dragFromPalette(studio, 'layer.dense', 300, 120);
  const before = await boxOf(node('dense'));
  await takeHold(before.centre, 200, 150);
  await expect.poll(async () => (await boxOf(node('dense'))).left).not.toBe(before.left);
  await studio.page.keyboard.press('Escape');
  const place = async () => {
    const { left, top } = await boxOf(node('dense'));
    return { left, top };
  };
  // What the engine finds meanwhile may stand beneath it.
  await expect.poll(place).toEqual({ left: before.left, top: before.top });
  // Nothing of it is left in the hand.
  await studio.page.mouse.move(before.centre.x + 320, before.centre.y + 200, { steps: 4 });
  await studio.page.mouse.up();
  expect(await place()).toEqual({ left: before.left, top: before.top });
  await studio.page.keyboard.press('Control+z');
  await expect.poll(() => studio.page.locator('.node').count()).toBe(0);
});

test('Escape while a wire is drawn draws none and offers nothing', async () => {
  await dragFromPalette(studio, 'layer.input', 160, 120);
  await dragFromPalette(studio, 'layer.dense', 560, 120);
  const from = await boxOf('.react-flow__handle.source[data-port="input.layer"]');
  const to = await boxOf('.react-flow__handle.target[data-port="dense.layer"]');
  await takeHold(from.centre, to.centre.x - from.centre.x, to.centre.y - from.centre.y);
  await studio.page.locator('.wire-drawn').waitFor({ state: 'attached' });
  await studio.page.keyboard.press('Escape');
  await studio.page.locator('.wire-drawn').waitFor({ state: 'detached' });
  await studio.page.mouse.move(to.centre.x + 100, to.centre.y + 200, { steps: 4 });
  expect(await studio.page.locator('.wire-drawn').count()).toBe(0);
  await studio.page.mouse.up();
  expect(await studio.page.locator('.react-flow__edge, .quick-add').count()).toBe(0);
});

test('Escape while a wire is pulled off leaves it where it was', async () => {
  await dragFromPalette(studio, 'layer.input', 160, 120);
  await dragFromPalette(studio, 'layer.dense', 560, 120);
  await drawWire(studio, 'input.layer', 'dense.layer');
  await select(studio, 'input');
  const { centre } = await boxOf('.react-flow__handle.target[data-port="dense.layer"]');
  await takeHold({ x: centre.x - 4, y: centre.y }, -60, 160);
  await studio.page.keyboard.press('Escape');
  await studio.page.mouse.up();
  expect(await studio.page.locator('.react-flow__edge').count()).toBe(1);
});

test('a node that is dropped on a wire goes into it as one step', async () => {
  await dragFromPalette(studio, 'layer.input', 160, 120);
  await dragFromPalette(studio, 'layer.dense', 700, 120);
  await drawWire(studio, 'input.layer', 'dense.layer');
  await dragFromPalette(studio, 'layer.dropout', 430, 330);
  const before = await boxOf(node('dropout'));
  const edges = () => studio.page.locator('.react-flow__edge').count();
  const wire = await boxOf('.react-flow__edge .react-flow__edge-interaction');
  const hold = await boxOf(`${node('dropout')} .node-icon`);
  await takeHold(hold.centre, wire.centre.x - hold.centre.x, wire.centre.y - hold.centre.y);
  await studio.page.mouse.up();
  await expect.poll(edges).toBe(2);
  await studio.page.keyboard.press('Control+z');
  await expect.poll(edges).toBe(1);
  expect((await boxOf(node('dropout'))).top).toBe(before.top);
});

test('Ctrl and Shift add to what is selected', async () => {
  for (const [i, kind] of ['layer.input', 'layer.dense', 'layer.dropout'].entries())
    await dragFromPalette(studio, kind, 160 + 320 * i, 120);
  const selected = () => studio.page.locator('.react-flow__node.selected').count();
  await select(studio, 'input');
  await studio
    .node('dense')
    .locator('.node-icon')
    .click({ modifiers: ['Control'] });
  await expect.poll(selected).toBe(2);
  await studio
    .node('dropout')
    .locator('.node-icon')
    .click({ modifiers: ['Shift'] });
  await expect.poll(selected).toBe(3);
});

test('the wheel moves the canvas, with Ctrl it zooms at the pointer; a setting turns it round', async () => {
  await dragFromPalette(studio, 'layer.dense', 300, 200);
  const { centre } = await boxOf(node('dense'));
  await studio.page.mouse.move(centre.x, centre.y);
  const start = await viewAt();
  await studio.page.mouse.wheel(0, 120);
  await expect.poll(async () => (await viewAt()).y).toBeLessThan(start.y);
  expect(await zoom()).toBe(1);
  await studio.page.keyboard.down('Control');
  await studio.page.mouse.wheel(0, -120);
  await studio.page.keyboard.up('Control');
  await expect.poll(zoom).toBeGreaterThan(1);
  const turnRound = async () => {
    await studio.page.getByRole('button', { name: 'View', exact: true }).click();
    await studio.page.getByRole('menuitem', { name: 'Wheel moves the canvas' }).click();
  };
  await turnRound();
  const now = await zoom();
  await studio.page.mouse.move(centre.x, centre.y);
  await studio.page.mouse.wheel(0, 120);
  await expect.poll(zoom).toBeLessThan(now);
  await turnRound();
});
