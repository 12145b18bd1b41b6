// What people know from other tools of this kind, each tried by hand, undone and redone.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dragFromPalette, drawWire, openExample, select } from '#test/e2e/gestures.ts';
import { startStudio, watchOver } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';

let studio: StudioUnderTest;

beforeAll(async () => {
  studio = await startStudio({ width: 1600, height: 1000 });
});
watchOver(() => studio);
afterAll(() => studio.end());

const press = (keys: string) => studio.page.keyboard.press(keys);
const edges = () => studio.page.locator('.react-flow__edge');
const edgeIds = async () =>
  (await edges().evaluateAll((all) => all.map((one) => one.getAttribute('data-id') ?? ''))).toSorted();
const selected = () =>
  studio.page
    .locator('.react-flow__node.selected')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-id') ?? '').toSorted());

async function centreOf(selector: string): Promise<{ readonly x: number; readonly y: number }> {
  const box = await studio.page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`not on screen: ${selector}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const leftAndTop = async (id: string) => {
  const box = await studio.node(id).boundingBox();
  return [Math.round(box?.x ?? NaN), Math.round(box?.y ?? NaN)] as const;
};

describe('on an empty canvas', () => {
  beforeEach(async () => {
    if (await studio.page.locator('.studio').count()) {
      await studio.page.locator('.canvas').focus();
      const unsaved = (await studio.page.locator('.file-title-dot').count()) > 0;
      await press('Alt+n');
      if (unsaved) await studio.page.getByRole('button', { name: 'Don’t save' }).click();
    } else await studio.page.getByRole('button', { name: /New pipeline/ }).click();
    await studio.page.locator('.canvas-hint').waitFor();
  });

  async function threeLayers(): Promise<void> {
    await dragFromPalette(studio, 'layer.input', 160, 120);
    await dragFromPalette(studio, 'layer.dense', 520, 160);
    await dragFromPalette(studio, 'layer.dense', 840, 220);
  }

  test('4: Ctrl and a click add at the pointer', async () => {
    await studio.page.locator('.canvas').click({ position: { x: 400, y: 200 }, modifiers: ['Control'] });
    await studio.page.locator('.quick-add').waitFor();
    await studio.page.keyboard.type('adam');
    await press('Enter');
    await studio.node('adam').waitFor();
    await press('Control+z');
    await expect.poll(() => studio.page.locator('.node').count()).toBe(0);
    await press('Control+Shift+z');
    await studio.node('adam').waitFor();
  });

  test('8: pasted with the wires that feed it', async () => {
    await threeLayers();
    await drawWire(studio, 'input.layer', 'dense.layer');
    await drawWire(studio, 'dense.layer', 'dense-2.layer');
    await select(studio, 'dense');
    await press('Control+c');
    await press('Control+Shift+v');
    await expect
      .poll(edgeIds)
      .toEqual(['dense.layer>dense-2.layer', 'input.layer>dense-3.layer', 'input.layer>dense.layer']);
    await press('Control+z');
    await expect.poll(edgeIds).toEqual(['dense.layer>dense-2.layer', 'input.layer>dense.layer']);
    await press('Control+Shift+z');
    await expect.poll(() => edges().count()).toBe(3);
  });

  test('14: a stroke cuts what it crosses, Escape calls it off', async () => {
    await threeLayers();
    await drawWire(studio, 'input.layer', 'dense.layer');
    await drawWire(studio, 'dense.layer', 'dense-2.layer');
    const canvas = await studio.page.locator('.canvas').boundingBox();
    const { mouse, keyboard } = studio.page;
    const strokeAcross = async (id: string, end: () => Promise<void>) => {
      const wire = await centreOf(`.react-flow__edge[data-id="${id}"] .react-flow__edge-interaction`);
      await keyboard.down('Control');
      await mouse.move(wire.x, (canvas?.y ?? 0) + 40);
      await mouse.down({ button: 'right' });
      await mouse.move(wire.x, wire.y + 80, { steps: 6 });
      await studio.page.locator('.cut-stroke').waitFor();
      await end();
      await mouse.up({ button: 'right' });
      await keyboard.up('Control');
    };
    await strokeAcross('input.layer>dense.layer', () => press('Escape'));
    expect(await edges().count()).toBe(2);
    await strokeAcross('input.layer>dense.layer', () => Promise.resolve());
    await expect.poll(edgeIds).toEqual(['dense.layer>dense-2.layer']);
    expect(await studio.page.getByRole('menu').count()).toBe(0);
    await press('Control+z');
    await expect.poll(() => edges().count()).toBe(2);
    await press('Control+Shift+z');
    await expect.poll(() => edges().count()).toBe(1);
  });

  test('14: Ctrl, Alt and a press take all wires off an output', async () => {
    await threeLayers();
    await drawWire(studio, 'input.layer', 'dense.layer');
    await drawWire(studio, 'input.layer', 'dense-2.layer');
    const output = studio.page.locator('.react-flow__handle.source[data-port="input.layer"]');
    await output.click({ modifiers: ['Control', 'Alt'] });
    await expect.poll(() => edges().count()).toBe(0);
    await press('Control+z');
    await expect.poll(() => edges().count()).toBe(2);
  });

  test('25: a frame around nodes moves with them, is renamed, and goes with the last', async () => {
    await threeLayers();
    await select(studio, 'input');
    await studio
      .node('dense')
      .locator('.node-icon')
      .click({ modifiers: ['Control'] });
    await press('Control+g');
    const frame = studio.page.locator('.frame');
    await frame.waitFor();
    const before = await leftAndTop('dense');
    const apart = await leftAndTop('dense-2');
    const title = await centreOf('.frame-title');
    await studio.page.mouse.move(title.x, title.y);
    await studio.page.mouse.down();
    await studio.page.mouse.move(title.x + 60, title.y + 90, { steps: 5 });
    await studio.page.mouse.up();
    await expect.poll(() => leftAndTop('dense')).toEqual([before[0] + 60, before[1] + 90]);
    expect(await leftAndTop('dense-2')).toEqual(apart);
    await press('Control+z');
    await expect.poll(() => leftAndTop('dense')).toEqual(before);
    await press('Control+Shift+z');
    await studio.page.locator('.frame-title').dblclick();
    await studio.page.keyboard.type('Encoder');
    await press('Enter');
    await expect.poll(() => frame.textContent()).toBe('Encoder');
    await press('Control+z');
    await expect.poll(() => frame.textContent()).toBe('Frame');
    await studio.page.locator('.canvas').focus();
    await select(studio, 'input');
    await studio
      .node('dense')
      .locator('.node-icon')
      .click({ modifiers: ['Control'] });
    await press('Delete');
    await expect.poll(() => frame.count()).toBe(0);
    await press('Control+z');
    await frame.waitFor();
  });

  test('28: aligned, and at equal distances', async () => {
    await threeLayers();
    await studio.page.locator('.canvas').focus();
    await press('Control+a');
    const tops = async () => Promise.all(['input', 'dense', 'dense-2'].map(async (id) => (await leftAndTop(id))[1]));
    const before = await tops();
    await press('Alt+a');
    await press('t');
    await expect.poll(async () => new Set(await tops()).size).toBe(1);
    await press('Control+z');
    await expect.poll(tops).toEqual(before);
    await press('Control+Shift+z');
    await press('Alt+a');
    await press('h');
    await expect
      .poll(async () => {
        const lefts = await Promise.all(['input', 'dense', 'dense-2'].map(async (id) => (await leftAndTop(id))[0]));
        return Math.abs((lefts[0] ?? 0) + (lefts[2] ?? 0) - 2 * (lefts[1] ?? 0)) <= 1;
      })
      .toBe(true);
  });
});

describe('in a pipeline', () => {
  beforeAll(async () => {
    await studio.page.reload();
    await openExample(studio, 'digits');
  });

  test('27: results are folded and opened', async () => {
    const preview = studio.node('predict').locator('.node-preview');
    await press('Control+1');
    await studio.node('predict').locator('.node-face').click();
    await expect.poll(selected).toEqual(['predict']);
    expect(await preview.count()).toBe(1);
    await press('Alt+c');
    await expect.poll(() => preview.count()).toBe(0);
    await press('Control+z');
    await expect.poll(() => preview.count()).toBe(1);
  });

  test('22: a double click on a node opens its results', async () => {
    const dock = studio.page.locator('[data-region="bottom"]');
    expect(await dock.count()).toBe(0);
    await press('Control+1');
    const face = await studio.node('split').boundingBox();
    await studio.node('split').dblclick({ position: { x: 8, y: (face?.height ?? 20) - 6 } });
    await dock.locator('[data-shown="split"]').waitFor();
    await dock.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => dock.count()).toBe(0);
  });

  test('29: nodes are found by anything they say, one after the other', async () => {
    await studio.page.locator('.canvas').focus();
    await press('Control+f');
    const bar = studio.page.getByRole('search');
    await studio.page.keyboard.type('relu');
    await expect.poll(() => bar.getByRole('status').textContent()).toMatch(/^1 of [2-9]/);
    const [first] = await selected();
    await press('Enter');
    await expect.poll(async () => (await selected())[0]).not.toBe(first);
    await press('Shift+Enter');
    await expect.poll(async () => (await selected())[0]).toBe(first);
    expect(await studio.node(first ?? '').boundingBox()).not.toBeNull();
    await bar.getByRole('textbox').fill('nowhere at all');
    await expect.poll(() => bar.getByRole('status').textContent()).toBe('Nothing found');
    await press('Escape');
    await expect.poll(() => bar.count()).toBe(0);
    // Back at the node, so that the arrows go on from there.
    await expect.poll(() => studio.page.evaluate(() => document.activeElement?.getAttribute('data-node'))).toBe(first);
  });
});
