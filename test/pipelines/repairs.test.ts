// Broken pipelines, one for each thing that people get wrong: the problem has its code, names the node, says in both
// languages what is wrong and what to do, and where it brings a repair, the repaired pipeline runs to its end.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyRepair, isRefused } from '#shared/document/edits.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { problemWords } from '#shared/text/problem-words.ts';
import { translator } from '#shared/text/translate.ts';
import { brokenNetworks } from '#test/pipelines/broken-networks.ts';
import type { Broken } from '#test/pipelines/broken-parts.ts';
import { brokenTables } from '#test/pipelines/broken-tables.ts';
import { csvText } from '#test/pipelines/small-pipeline.ts';
import { openWorkbench } from '#test/pipelines/workbench.ts';
import type { Workbench } from '#test/pipelines/workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.dispose());

const broken = [...brokenTables, ...brokenNetworks];

const problemIn = async ({ code, node, document, inRun, afterRun }: Broken): Promise<Problem | undefined> => {
  if (inRun) return (await bench.run(document)).problems[node];
  if (afterRun) expect((await bench.run(document)).outcome).toBe('done');
  return (await bench.problems(document)).find((problem) => problem.code === code && problem.node === node);
};

const named = broken.map((one, index) => ({ ...one, name: `${one.code} at ${one.node} (${index + 1})` }));

describe('a broken pipeline', () => {
  test.each(named)('$name', async (one) => {
    bench.file('rows.csv', one.csv ?? csvText());
    const problem = await problemIn(one);
    expect(problem).toMatchObject({ code: one.code, node: one.node });
    if (!problem) return;
    for (const language of ['en', 'zh'] as const) {
      const { message, hint } = problemWords(problem, translator(language), one.document.nodes[one.node]?.kind);
      expect(`${message}${hint}`).not.toMatch(/\{\{|undefined|NaN/);
      expect(hint.length).toBeGreaterThan(3);
    }
    expect(problem.repair === undefined, 'it brings no repair').toBe(one.unrepaired === true);
    if (!problem.repair) return;
    const mended = applyRepair(one.document, problem.repair);
    if (isRefused(mended)) throw new Error(`The repair is refused: ${JSON.stringify(mended.problem)}`);
    const left = await bench.problems(mended.document);
    expect(left.filter(({ code, node }) => code === one.code && node === one.node)).toEqual([]);
    const ran = await bench.run(mended.document);
    expect(ran.problems).toEqual({});
    expect(ran.outcome).toBe('done');
    // One change of the rate, or twice the epochs, may not be all that a training needs.
    if (!one.afterRun || one.code.startsWith('training.')) return;
    const after = await bench.problems(mended.document);
    expect(after.filter(({ code }) => code === one.code)).toEqual([]);
  });

  test('of every kind: sixty codes, thirty-five of them with a repair that makes the pipeline run', () => {
    const codes = (some: readonly Broken[]) => new Set(some.map(({ code }) => code)).size;
    expect(codes(broken)).toBeGreaterThanOrEqual(60);
    expect(codes(broken.filter(({ unrepaired }) => !unrepaired))).toBeGreaterThanOrEqual(35);
  });
});
