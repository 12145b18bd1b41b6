// At the view at which each example opens, everything on the canvas can be read: no letters below 11 pixels on the screen,
// no title cut, no words over words, nothing that scrolls the page; and nodes are as large as the document takes them to be.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openExample } from '#test/e2e/gestures.ts';
import { rootDir, startStudio, watchOver } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';
import { readDocument } from '#shared/document/read.ts';
import { nodeSize } from '#shared/document/node-size.ts';

const examples = readdirSync(join(rootDir, 'resources', 'examples'))
  .filter((name) => name.endsWith('.loom'))
  .map((name) => name.slice(0, -'.loom'.length));

let studio: StudioUnderTest;
beforeAll(async () => {
  studio = await startStudio({ width: 1280, height: 800 });
});
watchOver(() => studio);
afterAll(() => studio.end());

/** What cannot be read of what is on the screen, in words. */
async function illegible(): Promise<string[]> {
  return studio.page.evaluate(() => {
    const faults: string[] = [];
    const canvas = document.querySelector('.canvas')?.getBoundingClientRect();
    const zoom = new DOMMatrix(
      getComputedStyle(document.querySelector('.react-flow__viewport') ?? document.body).transform,
    ).a;
    const words: { readonly text: string; readonly box: DOMRect; readonly node: Element | null }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const holder = text.parentElement;
      const said = text.textContent?.trim() ?? '';
      if (!holder || said === '' || holder.closest('.visually-hidden, script, style')) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const whole = range.getBoundingClientRect();
      const around = holder.getBoundingClientRect();
      // What a holder cuts off is not seen.
      const right = getComputedStyle(holder).overflowX === 'hidden' ? Math.min(whole.right, around.right) : whole.right;
      const box = new DOMRect(whole.left, whole.top, right - whole.left, whole.height);
      const style = getComputedStyle(holder);
      if (box.width === 0 || style.visibility === 'hidden' || box.bottom < 0 || box.top > innerHeight) continue;
      const onCanvas = holder.closest('.react-flow__viewport') !== null;
      const size = Number.parseFloat(style.fontSize) * (onCanvas ? zoom : 1);
      if (size < 11 - 0.01) faults.push(`${size.toFixed(1)} px: ${said.slice(0, 30)}`);
      if (onCanvas && canvas) words.push({ text: said, box, node: holder.closest('.node') });
    }
    for (const title of document.querySelectorAll<HTMLElement>('.node-title'))
      if (title.scrollWidth > title.clientWidth + 1 || title.scrollHeight > title.clientHeight + 1)
        faults.push(`cut: ${title.textContent}`);
    for (const [i, one] of words.entries())
      for (const other of words.slice(i + 1))
        if (
          one.node !== other.node &&
          one.box.left < other.box.right - 1 &&
          other.box.left < one.box.right - 1 &&
          one.box.top < other.box.bottom - 1 &&
          other.box.top < one.box.bottom - 1
        )
          faults.push(`over each other: ${one.text} | ${other.text}`);
    const page = document.scrollingElement;
    if (page && (page.scrollWidth > innerWidth || page.scrollHeight > innerHeight)) faults.push('the page scrolls');
    return faults;
  });
}

test.each(examples)('%s', async (name) => {
  await studio.page.reload();
  await openExample(studio, name);
  for (const language of ['en', 'zh']) {
    expect(await studio.page.locator('.canvas').getAttribute('data-zoom')).toBe('near');
    await expect.poll(illegible, { timeout: 6000 }).toEqual([]);
    await studio.picture(`opens-${name}-${language}`);
    await studio.page.locator('.canvas').focus();
    await studio.page.keyboard.press('Control+Alt+l');
  }
});

test('nodes are drawn as large as they are taken to be', async () => {
  const wrong: string[] = [];
  for (const name of examples) {
    await studio.page.reload();
    await openExample(studio, name);
    const text = readFileSync(join(rootDir, 'resources', 'examples', `${name}.loom`), 'utf8');
    const { document } = readDocument(text);
    const zoom = await studio.page
      .locator('.react-flow__viewport')
      .evaluate((one) => new DOMMatrix(getComputedStyle(one).transform).a);
    for (const node of Object.values(document?.nodes ?? {})) {
      const box = await studio.node(node.id).boundingBox();
      if (!box || !document) continue;
      const { width, height } = nodeSize(node, document.layout[node.id]);
      const [drawnWidth, drawnHeight] = [box.width / zoom, box.height / zoom];
      // Notes and titles of two lines are measured in letters, so roughly; a problem stands in the room below.
      const isRough = node.kind === 'text.note' || drawnHeight > height;
      const has = await studio.node(node.id).locator('.node-problem').count();
      if (
        Math.abs(drawnWidth - width) > 2 ||
        (!has && (isRough ? drawnHeight > height + 12 : Math.abs(drawnHeight - height) > 3))
      )
        wrong.push(`${name} ${node.id}: ${drawnWidth.toFixed(0)}×${drawnHeight.toFixed(0)} for ${width}×${height}`);
    }
  }
  expect(wrong).toEqual([]);
});
