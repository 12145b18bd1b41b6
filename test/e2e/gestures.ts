// What a person does with mouse and keys, as functions: dragging from the palette, drawing wires, filling the inspector.
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { StudioUnderTest } from '#test/e2e/studio.ts';

/** The row of a kind in its family in the palette, which is opened where it is folded. */
export async function paletteRow({ page }: StudioUnderTest, kind: string): Promise<Locator> {
  const family = page.locator(`[data-palette-part="${kind.split('.')[0]}"]`);
  const head = family.locator('.palette-head');
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
  return family.locator(`[data-palette-kind="${kind}"]`);
}

/** Drags a kind from the palette to a place on the canvas, in pixels from its top left corner. */
export async function dragFromPalette(studio: StudioUnderTest, kind: string, x: number, y: number): Promise<void> {
  const { page } = studio;
  await (await paletteRow(studio, kind)).dragTo(page.locator('.canvas'), { targetPosition: { x, y } });
}

export function port({ page }: StudioUnderTest, ref: string, side: 'input' | 'output'): Locator {
  return page.locator(`.react-flow__handle.${side === 'input' ? 'target' : 'source'}[data-port="${ref}"]`);
}

async function centreOf(locator: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`Not on screen: ${locator.toString()}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Presses on an output, moves and stays over an input without letting go. */
export async function holdWire(studio: StudioUnderTest, from: string, to: string): Promise<void> {
  const { mouse } = studio.page;
  const start = await centreOf(port(studio, from, 'output'));
  const end = await centreOf(port(studio, to, 'input'));
  await mouse.move(start.x, start.y);
  await mouse.down();
  await mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
  await mouse.move(end.x, end.y, { steps: 4 });
}

export async function drawWire(studio: StudioUnderTest, from: string, to: string): Promise<void> {
  await holdWire(studio, from, to);
  await studio.page.mouse.up();
  const [node = '', name = ''] = to.split('.');
  await studio.page.locator(`.port-input[data-wired="true"] [data-port="${node}.${name}"]`).waitFor();
}

/** Whether a part of a node lies on the canvas' part of the screen; without a part the node's upper left corner. */
async function isInSight(studio: StudioUnderTest, node: string, part = '.node-icon'): Promise<boolean> {
  const element = part === '' ? studio.node(node) : studio.node(node).locator(part);
  if (!(await element.isVisible())) return false;
  return element.evaluate((one) => {
    const { left, top } = one.getBoundingClientRect();
    const hit = document.elementFromPoint(left + 3, top + 3);
    return hit !== null && one.closest('.react-flow__node')?.contains(hit) === true;
  });
}

/**
 * Selects a node; one that is out of sight, as below an open dock, is first brought there by showing all. Presses again
 * where a view that was still on its way took the first press elsewhere.
 */
export async function select(studio: StudioUnderTest, node: string): Promise<void> {
  const selected = studio.page.locator(`.react-flow__node.selected [data-node="${node}"]`);
  for (let turn = 0; turn < 3; turn += 1) {
    if (await isInSight(studio, node))
      await studio
        .node(node)
        .locator('.node-face')
        .click({ position: { x: 24, y: 19 } });
    else {
      await studio.page.locator('.canvas').press('Control+1');
      await expect.poll(() => isInSight(studio, node, '')).toBe(true);
      await studio.node(node).click({ position: { x: 24, y: 8 } });
    }
    const isThere = await selected.waitFor({ timeout: 5000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return;
  }
  await selected.waitFor();
}

const inspector = ({ page }: StudioUnderTest) => page.locator('[data-region="inspector"]');

/** Types into a field of the inspector and leaves it. */
export async function fill(studio: StudioUnderTest, label: string, value: string): Promise<void> {
  const field = inspector(studio).getByLabel(label, { exact: true });
  await field.fill(value);
  await field.press('Enter');
}

/** Chooses from a list of the inspector, searched by typing or opened by a press. */
export async function choose(studio: StudioUnderTest, label: string, option: string): Promise<void> {
  const searched = inspector(studio).getByRole('combobox', { name: label, exact: true });
  if (await searched.count()) {
    await searched.fill(option);
    await studio.page
      .getByRole('option', { name: new RegExp(`^${option}\\b`) })
      .first()
      .click();
    return;
  }
  await inspector(studio)
    .getByRole('button', { name: new RegExp(label) })
    .first()
    .click();
  await studio.page
    .getByRole('option', { name: new RegExp(`^${option}\\b`) })
    .first()
    .click();
}

export async function openExample({ page }: StudioUnderTest, name: string): Promise<void> {
  await page.locator(`[data-example="${name}"]`).click();
  await page.locator('.node').first().waitFor();
}

/** Opens the dock of results and problems, which is closed until a run has ended. */
export async function openDock({ page }: StudioUnderTest): Promise<Locator> {
  const dock = page.locator('[data-region="bottom"]');
  if ((await dock.count()) === 0) await page.locator('.top-bar [data-action="view.bottom"]').click();
  await dock.waitFor();
  return dock;
}

/** Starts a run and waits for its end. Returns how it ended. */
export async function runAll({ page }: StudioUnderTest): Promise<string> {
  // Listened for before the press, so that not even the shortest run is missed.
  const ended = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        let began = false;
        new MutationObserver((_, observer) => {
          const now = document.querySelector('.run-status')?.getAttribute('data-run') ?? '';
          if (now === 'running') began = true;
          else if (began) {
            observer.disconnect();
            resolve(now);
          }
        }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-run'] });
      }),
  );
  await page.locator('[data-action="run.all"]').click();
  return ended;
}
