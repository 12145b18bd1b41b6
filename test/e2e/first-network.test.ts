// The way that everyone goes: from an empty canvas by mouse to a trained, evaluated and explained network; then the same
// network as an example, changed, run again and undone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { choose, dragFromPalette, drawWire, fill, holdWire, runAll, select } from '#test/e2e/gestures.ts';
import { startStudio, watchOver } from '#test/e2e/studio.ts';
import type { StudioUnderTest } from '#test/e2e/studio.ts';

let studio: StudioUnderTest;

beforeAll(async () => {
  studio = await startStudio({ width: 1920, height: 1080 });
});

watchOver(() => studio);

afterAll(() => studio.end());

/** Curve, accuracy and Shapley plot, as a person finds them in the results panel. */
async function expectResults(): Promise<void> {
  const panel = studio.page.locator('[data-region="bottom"]');
  await panel.getByRole('tab', { name: 'Results', exact: true }).click();
  await select(studio, 'fit');
  await panel.getByRole('tab', { name: /Learning curve . Loss/ }).click();
  await expect.poll(() => panel.locator('.result-view svg path').count()).toBeGreaterThan(3);
  await select(studio, 'evaluate');
  const accuracy = panel.locator('dt', { hasText: /^accuracy$/i }).first();
  await accuracy.waitFor();
  const share = Number.parseFloat((await accuracy.locator('xpath=following-sibling::dd[1]').textContent()) ?? '');
  expect(share).toBeGreaterThan(60);
  await select(studio, 'shap');
  await panel.getByRole('tab', { name: 'What matters overall' }).click();
  await expect.poll(() => panel.locator('.result-view svg path').count()).toBeGreaterThan(5);
}

describe('from an empty canvas, by mouse', () => {
  test('nodes are dragged from the palette', async () => {
    await studio.page.getByRole('button', { name: /New pipeline/ }).click();
    await studio.page.locator('.canvas-hint').waitFor();
    for (const _ of [1, 2, 3]) await studio.page.locator('.canvas').press('-');
    await studio.page.waitForTimeout(400);
    const rows: readonly (readonly [string, number, number])[] = [
      ['data.synthetic', 20, 40],
      ['data.target', 190, 40],
      ['data.split', 360, 40],
      ['data.standardise', 530, 40],
      ['layer.input', 20, 190],
      ['layer.dense', 190, 190],
      ['layer.dense', 360, 190],
      ['layer.dense', 530, 190],
      ['optimizer.adam', 530, 330],
      ['train.fit', 740, 120],
      ['evaluate.evaluate', 960, 20],
      ['evaluate.predict', 960, 190],
      ['explain.shap', 960, 360],
    ];
    for (const [kind, x, y] of rows) await dragFromPalette(studio, kind, x + 60, y + 10);
    expect(Object.keys(await studio.statuses()).toSorted()).toEqual([
      'adam',
      'dense',
      'dense-2',
      'dense-3',
      'evaluate',
      'fit',
      'input',
      'predict',
      'shap',
      'split',
      'standardise',
      'synthetic',
      'target',
    ]);
  });

  test('a wire of the wrong type is refused with the reason at the pointer', async () => {
    await holdWire(studio, 'adam.optimizer', 'evaluate.model');
    const refusal = studio.page.locator('.wire-refusal');
    await refusal.waitFor();
    expect(await refusal.textContent()).toMatch(/Optimizer.*Model|Model.*Optimizer/);
    // What would take it is lit; the rest steps back.
    expect(
      await studio.page
        .locator('.port[data-fit="fits"] [data-port]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-port'))),
    ).toEqual(['fit.optimizer']);
    await studio.page.mouse.up();
    expect(await studio.page.locator('.react-flow__edge').count()).toBe(0);
  });

  test('wires are drawn from port to port', async () => {
    const wires = [
      ['synthetic.table', 'target.table'],
      ['target.dataset', 'split.dataset'],
      ['split.dataset', 'standardise.dataset'],
      ['standardise.dataset', 'input.dataset'],
      ['input.layer', 'dense.layer'],
      ['dense.layer', 'dense-2.layer'],
      ['dense-2.layer', 'dense-3.layer'],
      ['dense-3.layer', 'fit.network'],
      ['adam.optimizer', 'fit.optimizer'],
      ['standardise.dataset', 'fit.dataset'],
      ['fit.model', 'evaluate.model'],
      ['fit.model', 'predict.model'],
      ['fit.model', 'shap.model'],
      ['standardise.dataset', 'evaluate.dataset'],
      ['standardise.dataset', 'predict.dataset'],
      ['standardise.dataset', 'shap.dataset'],
    ] as const;
    for (const [from, to] of wires) await drawWire(studio, from, to);
    expect(await studio.page.locator('.react-flow__edge').count()).toBe(wires.length);
  });

  test('settings are made in the inspector, and shapes follow', async () => {
    await select(studio, 'synthetic');
    await fill(studio, 'Rows', '1500');
    await fill(studio, 'Features', '1000');
    await fill(studio, 'Informative features', '20');
    await select(studio, 'target');
    await choose(studio, 'Target', 'target');
    await select(studio, 'dense');
    await fill(studio, 'Units', '128');
    await choose(studio, 'Activation', 'ReLU');
    await select(studio, 'dense-2');
    await choose(studio, 'Activation', 'ReLU');
    await select(studio, 'dense-3');
    await fill(studio, 'Units', '1');
    await choose(studio, 'Activation', 'Sigmoid');
    await select(studio, 'fit');
    await studio.page.locator('[data-region="inspector"]').getByText('Accuracy', { exact: true }).click();
    await select(studio, 'shap');
    await choose(studio, 'Method', 'Permutation');
    await fill(studio, 'Rows to explain', '5');
    await fill(studio, 'Background rows', '20');
    await fill(studio, 'Permutations', '1');
    await expect.poll(() => studio.node('dense').locator('.node-settings').textContent()).toBe('128 · ReLU');
    await expect.poll(() => studio.node('dense-3').locator('.node-shape').textContent()).toBe('1');
    await expect.poll(() => studio.page.locator('.node-problem[data-severity="error"]').count()).toBe(0);
  });

  test('Run trains it: the curve draws itself, and accuracy and Shapley values come in', async () => {
    await studio.page.locator('.canvas').click({ position: { x: 20, y: 500 } });
    const ended = runAll(studio);
    // While it trains, the curve on the node grows.
    const path = studio.node('fit').locator('.mini-curve-training');
    await path.waitFor({ state: 'attached' });
    expect(await ended).toBe('done');
    expect((await path.getAttribute('d'))?.match(/[ML]/g)).toHaveLength(10);
    expect([...new Set(Object.values(await studio.statuses()))]).toEqual(['done']);
    await expectResults();
    await studio.picture('by-mouse');
  });
});

describe('the example', () => {
  test('opens, runs and shows curve, accuracy and Shapley plot', async () => {
    await studio.page.getByRole('button', { name: 'File', exact: true }).click();
    await studio.page.getByRole('menuitem', { name: 'Start page' }).click();
    await studio.page.getByRole('button', { name: 'Don’t save' }).click();
    await studio.page.locator('[data-example="first-network"]').click();
    await studio.page.locator('.file-title-name', { hasText: 'first-network' }).waitFor();
    expect(await runAll(studio)).toBe('done');
    await expectResults();
  });

  test('a changed number makes what depends on it stale, and only that runs', async () => {
    await select(studio, 'adam');
    await fill(studio, 'Learning rate α', '0.002');
    const dependent = ['adam', 'evaluate', 'fit', 'predict', 'shap'];
    await studio.status('fit', 'stale');
    const statuses = await studio.statuses();
    expect(
      Object.keys(statuses)
        .filter((id) => statuses[id] === 'stale')
        .toSorted(),
    ).toEqual(dependent);
    expect(await studio.node('fit').getAttribute('aria-label')).toMatch(/Stale/);
    // Old results are still there, marked.
    await studio.node('evaluate').locator('.node-preview[data-stale="true"]').waitFor();
    await studio.page.evaluate(() => {
      const seen = new Set<string>();
      Object.assign(globalThis, { seenRunning: seen });
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const node = target as HTMLElement;
          if (node.dataset['status'] === 'running' && node.dataset['node']) seen.add(node.dataset['node']);
        }
      }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-status'] });
    });
    expect(await runAll(studio)).toBe('done');
    const ran = await studio.page.evaluate(() => [
      ...(globalThis as unknown as { seenRunning: Set<string> }).seenRunning,
    ]);
    expect(ran).toContain('fit');
    expect(ran.filter((id) => !dependent.includes(id))).toEqual([]);
    const after = await studio.statuses();
    expect(after['synthetic']).toBe('cached');
    expect(after['fit']).toBe('done');
  });

  test('undo brings the old results back without a run, and redo the new ones', async () => {
    await studio.page.locator('.canvas').focus();
    await studio.page.keyboard.press('Control+z');
    await studio.status('fit', 'cached');
    expect(await studio.page.locator('.node[data-status="stale"]').count()).toBe(0);
    await studio.page.keyboard.press('Control+Shift+z');
    await expect.poll(async () => (await studio.statuses())['fit']).toMatch(/^(done|cached)$/);
    expect(await studio.node('adam').locator('.node-settings').textContent()).toContain('0.002');
  });
});

test('nothing leaves this machine', () => {
  expect([...studio.hosts]).toEqual(['127.0.0.1']);
});
