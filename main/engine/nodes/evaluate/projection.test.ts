// What is special to evaluate.projection: what its map is of, what it tells of it, and what it refuses.
import { afterAll, expect, test } from 'vitest';
import { defaultParams } from '#shared/nodes/catalogue.ts';
import { projection as spec } from '#shared/nodes/evaluate/projection.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { translator } from '#shared/text/translate.ts';
import { generator } from '#engine/kernels/random.ts';
import { infoOf, viewsOf } from '#engine/kinds/kinds.ts';
import { tableReader } from '#engine/kinds/table-reader.ts';
import { projection } from '#engine/nodes/evaluate/projection.ts';
import type { DatasetValue } from '#engine/values/dataset.ts';
import { oneInput } from '#test/support/one-input.ts';
import { datasetOf, faultOf, testContext } from '#test/support/test-context.ts';

type Params = ParamsOf<typeof spec.params>;

const context = testContext();
afterAll(() => context.dispose());
const params = (given: Partial<Params>): Params => ({ ...defaultParams(spec), steps: 250, ...given }) as Params;

/** Three clouds in six dimensions, far apart; the last feature is of another unit. */
function clouds(rows: number): DatasetValue {
  const random = generator(5);
  const points = Array.from({ length: rows }, (_, row) =>
    Array.from(
      { length: 6 },
      (__, f) => (f === row % 3 ? 8 : 0) + random.normal() + (f === 5 ? 1000 * random.normal() : 0),
    ),
  );
  return oneInput(
    datasetOf(
      points,
      points.map((_, row) => row % 3),
      ['one', 'two', 'three'],
    ),
  );
}

test.each(['pca', 'tsne', 'umap'] as const)(
  '%s keeps clouds apart, and says how far it can be trusted',
  async (method) => {
    const dataset = clouds(90);
    const { report } = await projection.run({ dataset }, params({ method, perplexity: 10 }), context);
    const [map] = report.plots ?? [];
    if (map?.plot !== 'map') throw new Error('No map');
    // Of each point the nearest one of the map is of the same cloud.
    const same = [...map.x.keys()].filter((i) => {
      const others = [...map.x.keys()].filter((j) => j !== i);
      const away = (j: number): number =>
        Math.hypot((map.x[i] ?? 0) - (map.x[j] ?? 0), (map.y[i] ?? 0) - (map.y[j] ?? 0));
      const near = others.reduce((best, j) => (away(j) < away(best) ? j : best));
      return map.answers[near] === map.answers[i];
    });
    expect(same.length).toBeGreaterThan(80);
    expect(report.metrics['trustworthiness']).toBeGreaterThan(0.8);
    expect('variance_shown' in report.metrics).toBe(method === 'pca');
    expect('map_divergence' in report.metrics).toBe(method === 'tsne');
    const [view] = await viewsOf(report, translator('en'), tableReader());
    expect(view).toMatchObject({ view: 'plot', id: 'point-map' });
    expect(report.tables?.[0]?.rows[1]).toEqual([2, map.x[1], map.y[1], 'two']);
  },
);

test('so many rows are drawn as are asked for', async () => {
  const { report } = await projection.run({ dataset: clouds(90) }, params({ method: 'pca', rows: 40 }), context);
  expect(report.metrics['rows_used']).toBe(40);
});

test('what is no map is refused, before the run and in it', async () => {
  const refused: readonly (readonly [number, Partial<Params>, string])[] = [
    [4, { method: 'pca' }, 'map.fewPoints'],
    [30, { method: 'tsne', perplexity: 30 }, 'map.perplexity'],
    [15, { method: 'umap', neighbours: 15 }, 'map.neighbours'],
  ];
  for (const [rows, given, code] of refused) {
    const dataset = clouds(rows);
    const info = infoOf(dataset);
    if (info.type !== 'dataset') throw new Error('No dataset');
    const { problems } = await projection.infer({ dataset: info }, params(given), context);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(await faultOf(projection.run({ dataset }, params(given), context))).toMatchObject({ code });
  }
});
