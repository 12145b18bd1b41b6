// A network of several inputs and outputs in the studio: opened, run, and looked at in both themes and two sizes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeDocument } from '#shared/document/write.ts';
import { runAll, select } from '#test/e2e/gestures.ts';
import { rootDir, startStudio } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';
import { wired } from '#test/pipelines/several-ends.ts';

let studio: StudioUnderTest;
beforeAll(async () => {
  studio = await startStudio();
}, 180_000);
afterAll(async () => {
  expect(studio.complaints).toEqual([]);
  await studio.end();
});

/** From left to right by what feeds what. */
function laidOut(): string {
  const document = wired();
  const wires = Object.values(document.wires);
  const depthOf = (id: string): number =>
    Math.max(0, ...wires.filter(({ to }) => to.node === id).map(({ from }) => 1 + depthOf(from.node)));
  const rows = new Map<number, number>();
  const layout = Object.fromEntries(
    Object.keys(document.nodes).map((id) => {
      const depth = depthOf(id);
      const row = rows.get(depth) ?? 0;
      rows.set(depth, row + 1);
      return [id, { x: depth * 280, y: row * 190 }];
    }),
  );
  return writeDocument({ ...document, layout: { ...document.layout, ...layout } });
}

test('it opens without a fault, runs to its end, and tells what each end is', async () => {
  const { table } = JSON.parse(readFileSync(join(rootDir, 'test/pipelines/several-ends.json'), 'utf8')) as {
    readonly table: string;
  };
  writeFileSync(join(studio.workspace, 'rows.csv'), table);
  writeFileSync(join(studio.workspace, 'ends.loom'), laidOut());
  await studio.page.keyboard.press('Control+o');
  await studio.page.getByRole('dialog').getByText('ends.loom', { exact: true }).dblclick();
  await studio.node('fit').waitFor();
  expect(await runAll(studio)).toBe('done');
  const inspector = studio.page.locator('[data-region="inspector"]');
  for (const [node, words] of [
    ['both', 'price (number), risk (two classes)'],
    ['risk-output', 'Name of the target, as the dataset has it.'],
    ['one-risk', 'Name of the target whose output is kept.'],
    ['fit', 'Memory: about'],
  ] as const) {
    await select(studio, node);
    for (const colorScheme of ['light', 'dark'] as const)
      for (const [width, height] of [
        [1280, 800],
        [1920, 1080],
      ] as const) {
        await studio.page.setViewportSize({ width, height });
        await studio.page.emulateMedia({ colorScheme });
        await studio.picture(`${width}x${height}-${colorScheme}-ends-${node}`);
      }
    expect(await inspector.innerText()).toContain(words);
  }
});
