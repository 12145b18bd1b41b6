// How the studio feels: frames of a drag, keys in a field and opening, of pipelines of 14 to 1,000 nodes, idle and while
// training, in a real browser with software rendering.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { writeDocument } from '#shared/document/write.ts';
import { largeDocument } from '#test/bench/large-document.ts';
import { ends, median, table } from '#test/bench/spread.ts';
import { startStudio } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';

/** The slowest twentieth of a drag's frames may take so long, up to 300 nodes. */
const frameBoundMs = 50;
const openBoundMs = 1000;
const keyBoundMs = 50;
const boundTo = 300;

export interface CanvasResult {
  readonly name: string;
  readonly nodes: number;
  readonly training: boolean;
  readonly frame: { readonly median: number; readonly p95: number; readonly most: number };
  /** From the press that opens the file to its first node on the screen: the middle, least and most. */
  readonly openMs: number;
  readonly openSpread: readonly [number, number];
  readonly keyMs: number;
  readonly keySpread: readonly [number, number];
  readonly kept: boolean;
}

/** Milliseconds from frame to frame while `gesture` goes on. */
async function framesOf(page: Page, gesture: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(globalThis, { benchFrames: frames, benchOn: true });
    let last = performance.now();
    const tick = (now: number) => {
      frames.push(now - last);
      last = now;
      if ((globalThis as unknown as { benchOn: boolean }).benchOn) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await gesture();
  return page.evaluate(() => {
    const bench = globalThis as unknown as { benchFrames: number[]; benchOn: boolean };
    bench.benchOn = false;
    return bench.benchFrames.slice(1);
  });
}

async function dragAround(page: Page, id: string): Promise<void> {
  const box = await page.locator(`.node[data-node="${id}"] .node-icon`).boundingBox();
  if (!box) throw new Error(`Node ${id} is not on the screen`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 90; step += 1)
    await page.mouse.move(x + 120 * Math.sin(step / 9), y + 60 * Math.sin(step / 6));
  await page.mouse.up();
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

/** Milliseconds from each key in the learning rate's field to the frame that shows it. */
async function keysOf(page: Page): Promise<number[]> {
  const field = page.locator('[data-region="inspector"] input[inputmode], [data-region="inspector"] input').first();
  await field.click();
  const times: number[] = [];
  for (const key of '12345678') {
    const began = performance.now();
    await page.keyboard.press(key);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    times.push(performance.now() - began);
  }
  await page.keyboard.press('Escape');
  return times;
}

async function openFile(studio: StudioUnderTest, name: string): Promise<number> {
  const { page } = studio;
  await page.reload();
  await page.locator('.start-page').waitFor();
  await page.keyboard.press('Control+o');
  const entry = page.getByRole('dialog').getByText(name).first();
  await entry.waitFor();
  const began = performance.now();
  await entry.dblclick();
  await page.locator('.node').first().waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  return performance.now() - began;
}

async function measure(
  studio: StudioUnderTest,
  nodes: number,
  repeats: number,
  training: boolean,
): Promise<CanvasResult> {
  const name = `nodes-${nodes}.loom`;
  writeFileSync(join(studio.workspace, name), writeDocument(largeDocument(nodes)));
  const { page } = studio;
  const opens: number[] = [];
  for (let turn = 0; turn < repeats; turn += 1) opens.push(await openFile(studio, name));
  await page.locator('.engine-badge[data-state="ready"]').waitFor({ state: 'attached' });
  if (training) {
    await page.locator('[data-action="run.all"]').click();
    await page.locator('.run-status[data-run="running"]').waitFor({ state: 'attached' });
  }
  const frames: number[] = [];
  for (let turn = 0; turn < repeats; turn += 1) frames.push(...(await framesOf(page, () => dragAround(page, 'split'))));
  await page.locator('.node[data-node="split"] .node-icon').click();
  const keys: number[] = [];
  for (let turn = 0; turn < repeats; turn += 1) keys.push(...(await keysOf(page)));
  const frame = { median: median(frames), p95: percentile(frames, 0.95), most: Math.max(...frames) };
  const kept =
    nodes > boundTo || (frame.p95 <= frameBoundMs && median(opens) <= openBoundMs && median(keys) <= keyBoundMs);
  return {
    name: `${nodes} nodes${training ? ', training' : ''}`,
    nodes,
    training,
    frame,
    openMs: median(opens),
    openSpread: ends(opens),
    keyMs: median(keys),
    keySpread: ends(keys),
    kept,
  };
}

export async function benchCanvas(repeats: number, filter: string): Promise<CanvasResult[]> {
  const results: CanvasResult[] = [];
  for (const nodes of [14, 100, 300, 1000])
    for (const training of [false, true]) {
      if (!`${nodes} nodes${training ? ', training' : ''}`.includes(filter)) continue;
      const studio = await startStudio({ width: 1440, height: 900 });
      try {
        results.push(await measure(studio, nodes, repeats, training));
      } finally {
        await studio.end();
      }
    }
  return results;
}

export function canvasTable(results: readonly CanvasResult[]): string {
  const ms = (value: number) => value.toFixed(0);
  return table([
    [
      'canvas',
      'drag: median',
      'p95',
      'most',
      'opens',
      'least…most',
      'a key',
      'least…most',
      `≤ ${frameBoundMs}, ${openBoundMs}, ${keyBoundMs} ms`,
    ],
    ...results.map(({ name, nodes, frame, openMs, openSpread, keyMs, keySpread, kept }) => [
      name,
      ms(frame.median),
      ms(frame.p95),
      ms(frame.most),
      ms(openMs),
      openSpread.map(ms).join('…'),
      ms(keyMs),
      keySpread.map(ms).join('…'),
      nodes > boundTo ? '' : kept ? 'kept' : 'BEYOND',
    ]),
  ]);
}

if (import.meta.main) console.log(canvasTable(await benchCanvas(2, process.argv[2] ?? '')));
