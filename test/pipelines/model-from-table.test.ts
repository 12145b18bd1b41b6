// "Model from this table": whatever the table, the pipeline that one gesture makes is sound, runs and has learnt.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PipelineDocument } from '#shared/document/document.ts';
import { applyRepair, isRefused } from '#shared/document/edits.ts';
import { openWorkbench, pipeline, withParams } from '#test/pipelines/workbench.ts';
import type { Workbench } from '#test/pipelines/workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.dispose());

const modelled = async (document: PipelineDocument): Promise<{ document: PipelineDocument; target: string }> => {
  const { patches, target } = await bench.model(document, 'table', 'table');
  const edited = applyRepair(document, patches);
  if (isRefused(edited)) throw new Error(JSON.stringify(edited.problem));
  return { document: edited.document, target };
};
const figures = async (document: PipelineDocument) => {
  const errors = (await bench.problems(document)).filter(({ severity }) => severity === 'error');
  expect(errors).toEqual([]);
  const ran = await bench.run(document);
  expect(ran.problems).toEqual({});
  const evaluate = Object.values(document.nodes).find(({ kind }) => kind === 'evaluate.evaluate')?.id ?? '';
  return ran.summaries[evaluate]?.['report'] ?? {};
};

test.each([
  { name: 'wine', least: 0.95 },
  { name: 'iris', least: 0.9 },
  { name: 'breast-cancer', least: 0.95 },
])('$name with nothing changed', async ({ name, least }) => {
  const { document } = await modelled(pipeline({ table: { kind: 'data.sample', name } }, []));
  const { accuracy } = await figures(document);
  expect(accuracy).toBeGreaterThanOrEqual(least);
});

test('a number as target', async () => {
  const { document, target } = await modelled(pipeline({ table: { kind: 'data.friedman', rows: 600 } }, []));
  expect(target).not.toBe('');
  const { r2_score: score } = await figures(document);
  expect(score).toBeGreaterThan(0.8);
});

test('words, gaps and a column of names', async () => {
  const row = (i: number) => {
    const size = Math.sin(i * 12.9898) * 10;
    const town = ['Rome', 'Oslo', 'Bern'][i % 3] ?? '';
    return [
      `name ${i * 7919}`,
      i % 11 === 0 ? '' : size.toFixed(2),
      i % 13 === 0 ? '' : town,
      size + (i % 3) * 4 > 4 ? 'yes' : 'no',
    ];
  };
  const lines = Array.from({ length: 400 }, (_, i) => row(i).join(','));
  bench.file('mixed.csv', `who,size,town,label\n${lines.join('\n')}\n`);
  const { document, target } = await modelled(pipeline({ table: { kind: 'data.csv', file: 'mixed.csv' } }, []));
  expect(target).toBe('label');
  const { accuracy } = await figures(document);
  expect(accuracy).toBeGreaterThan(0.85);
});

test('a table that is not known yet is refused', async () => {
  const document = withParams(pipeline({ table: { kind: 'data.csv' } }, []), 'table', { file: 'none.csv' });
  await expect(bench.model(document, 'table', 'table')).rejects.toMatchObject({ problem: { code: 'modelOf.noTable' } });
});
