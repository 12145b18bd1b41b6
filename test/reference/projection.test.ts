// Every case of cases/umap-pca.json: principal components, the parts of UMAP and t-SNE that nothing random is in, how far a
// map can be trusted, and what both reach, against scikit-learn and umap-learn at the file's tolerances.
import { afterAll, describe, expect, it } from 'vitest';
import { generator } from '#engine/kernels/random.ts';
import { principalComponents } from '#engine/math/principal-components.ts';
import { fitComponents, components } from '#engine/preprocessing/components.ts';
import { nearest, squaredDistances } from '#engine/projection/distances.ts';
import { jointProbabilities, slopeOf, tsne } from '#engine/projection/t-sne.ts';
import { mapQuality } from '#engine/projection/trustworthiness.ts';
import { curveOf, fuzzyGraph } from '#engine/projection/umap-graph.ts';
import { umap } from '#engine/projection/umap.ts';
import { expectClose } from '#test/reference/expect-close.ts';
import type { Tolerance } from '#test/reference/expect-close.ts';
import { CaseCount, loadCases } from '#test/reference/load-cases.ts';

type Matrix = readonly (readonly number[])[];

interface PcaCase {
  readonly id: string;
  readonly n_components: number;
  readonly whiten: boolean;
  readonly X?: Matrix;
  readonly expected: {
    readonly mean: readonly number[];
    readonly components: Matrix;
    readonly explained_variance: readonly number[];
    readonly explained_variance_ratio: readonly number[];
    readonly singular_values: readonly number[];
    readonly noise_variance: number;
    readonly transformed_rows: readonly number[];
    readonly transformed: Matrix;
    readonly reconstruction_mse: number;
  };
}

interface DataCase {
  readonly id: string;
  readonly X: Matrix;
}

interface TrustCase {
  readonly id: string;
  readonly embeddings: Readonly<Record<'pca' | 'random', Matrix>>;
  readonly expected: Readonly<Record<string, number>>;
  readonly tolerance: { readonly absolute: number };
}

interface GraphCase extends DataCase {
  readonly n_neighbors: number;
  readonly expected: {
    readonly knn_indices: Matrix;
    readonly knn_distances: Matrix;
    readonly rho: readonly number[];
    readonly sigma: readonly number[];
    readonly edges: Matrix;
    readonly a_b: Readonly<Record<string, readonly number[]>>;
  };
  readonly tolerance: Readonly<Record<'sigma_relative' | 'edges_absolute' | 'a_b_relative', number>>;
}

interface TsneCase {
  readonly id: string;
  readonly perplexity: number;
  readonly embedding: Matrix;
  readonly expected: {
    readonly P_first_5_rows: Matrix;
    readonly P_sum: number;
    readonly kl: number;
    readonly gradient: Matrix;
  };
  readonly tolerance: Readonly<Record<'P_absolute' | 'kl_relative' | 'gradient_absolute', number>>;
}

interface QualityCase {
  readonly id: string;
  readonly pca: number;
  readonly target: { readonly umap_at_least: number; readonly tsne_at_least: number };
}

const count = new CaseCount('projection');
afterAll(() => count.print(10));

const [file] = loadCases<{ readonly id: string }>('umap-pca');
const tolerance = file?.tolerance as Tolerance;

function caseOf<C extends { readonly id: string }>(id: string): C {
  const found = file?.cases.find((own) => own.id === id);
  if (!found) throw new Error(`No case ${id}`);
  return found as C;
}

const pcaCases = ['pca_raw', 'pca_standardised', 'pca_two_of_standardised', 'pca_whitened', 'pca_wide'];
const data = caseOf<DataCase>('data').X;
const flat = (rows: Matrix): Float64Array => Float64Array.from(rows.flat());
const rowsOf = (values: Float64Array, width: number): number[][] =>
  Array.from({ length: values.length / width }, (_, row) => [...values.subarray(row * width, (row + 1) * width)]);

function standardised(rows: Matrix): number[][] {
  const columns = (rows[0] ?? []).map((_, f) => rows.map((row) => row[f] ?? 0));
  const moments = columns.map((own) => {
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    return { mean, scale: Math.sqrt(own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length) };
  });
  return rows.map((row) => row.map((value, f) => (value - (moments[f]?.mean ?? 0)) / (moments[f]?.scale ?? 1)));
}

it('there are no other cases', () => {
  const known = ['data', ...pcaCases, 'trustworthiness', 'umap_graph', 'tsne_probabilities', 'projection_quality'];
  expect(file?.cases.map(({ id }) => id).toSorted()).toEqual(known.toSorted());
  expect(data.length).toBe(150);
  count.ran();
});

describe.each(pcaCases)('%s', (id) => {
  const of = caseOf<PcaCase>(id);
  const rows = of.X ?? (id === 'pca_raw' ? data : standardised(data));
  const width = rows[0]?.length ?? 0;

  it('the components are scikit-learn’s', async () => {
    const found = await principalComponents(flat(rows), rows.length, width, { count: of.n_components });
    const { mean, components: directions, explained_variance, explained_variance_ratio, noise_variance } = of.expected;
    expectClose([...found.mean], mean, tolerance, 'mean');
    expectClose(rowsOf(found.directions, width), directions, tolerance, 'components');
    expectClose([...found.variance], explained_variance, tolerance, 'variance');
    expectClose([...found.ratio], explained_variance_ratio, tolerance, 'ratio');
    expectClose(found.noise, noise_variance, tolerance, 'noise');
    const singular = Array.from(found.variance, (own) => Math.sqrt(own * (rows.length - 1)));
    expectClose(singular, of.expected.singular_values, tolerance, 'singular values');
    count.ran();
  });

  it('the step applies them, and the rows come back as near as they can', async () => {
    const places = Int32Array.from({ length: width }, (_, f) => f);
    const step = await fitComponents(flat(rows), rows.length, {
      from: Array.from(places, (f) => `x${f}`),
      mixed: places,
      whiten: of.whiten,
      by: { count: of.n_components },
    });
    const scores = Float64Array.from(await components.apply(step, flat(rows), rows.length));
    const { transformed_rows, transformed, reconstruction_mse } = of.expected;
    const own = rowsOf(scores, of.n_components);
    expectClose(
      transformed_rows.map((row) => own[row]),
      transformed,
      tolerance,
      'transformed',
    );
    const squares = rows.flatMap((row, i) =>
      row.map((value, f) => {
        const back = (own[i] ?? []).reduce(
          (sum, score, k) =>
            sum + score * (of.whiten ? Math.sqrt(step.variance[k] ?? 0) : 1) * (step.directions[k * width + f] ?? 0),
          step.mean[f] ?? 0,
        );
        return (value - back) ** 2;
      }),
    );
    const error = squares.reduce((sum, square) => sum + square, 0) / squares.length;
    expectClose(error, reconstruction_mse, tolerance, 'reconstruction');
  });
});

it('trustworthiness', async () => {
  const of = caseOf<TrustCase>('trustworthiness');
  const squares = await squaredDistances(flat(standardised(data)), 4);
  for (const [name, map] of Object.entries(of.embeddings))
    for (const k of [5, 12]) {
      const { trustworthiness } = await mapQuality(squares, flat(map), k);
      expectClose(trustworthiness, of.expected[`${name}_k${k}`], { ...of.tolerance, relative: 0 }, `${name} ${k}`);
    }
  count.ran();
});

it('umap_graph', async () => {
  const of = caseOf<GraphCase>('umap_graph');
  const [rows, k] = [of.X.length, of.n_neighbors];
  const near = await nearest(await squaredDistances(flat(of.X), 4), rows, k);
  expect(rowsOf(Float64Array.from(near.indices), k)).toEqual(of.expected.knn_indices);
  expectClose(rowsOf(near.distances, k), of.expected.knn_distances, tolerance, 'distances');
  const graph = fuzzyGraph(near, rows, k);
  expectClose([...graph.rho], of.expected.rho, { absolute: 1e-7, relative: 1e-6 }, 'rho');
  expectClose([...graph.sigma], of.expected.sigma, { absolute: 0, relative: of.tolerance.sigma_relative }, 'sigma');
  const edges = Array.from(graph.weight, (own, e) => [graph.from[e], graph.to[e], own]);
  expectClose(edges, of.expected.edges, { absolute: of.tolerance.edges_absolute, relative: 0 }, 'edges');
  for (const [name, expected] of Object.entries(of.expected.a_b)) {
    const [spread, minDistance] = name.match(/[\d.]+/gu)?.map(Number) ?? [];
    const found = curveOf(spread ?? Number.NaN, minDistance ?? Number.NaN);
    expectClose(found, expected, { absolute: 0, relative: of.tolerance.a_b_relative }, name);
  }
  count.ran();
});

it('tsne_probabilities', async () => {
  const of = caseOf<TsneCase>('tsne_probabilities');
  const rows = caseOf<GraphCase>('umap_graph').X;
  const squares = await squaredDistances(flat(rows), 4);
  const joint = await jointProbabilities(squares, rows.length, of.perplexity);
  const exactly = (absolute: number): Tolerance => ({ absolute, relative: 0 });
  const first = rowsOf(joint, rows.length).slice(0, 5);
  expectClose(first, of.expected.P_first_5_rows, exactly(of.tolerance.P_absolute), 'P');
  expect(joint.reduce((sum, own) => sum + own, 0)).toBeCloseTo(of.expected.P_sum, 12);
  const { divergence, gradient } = slopeOf(joint, rows.length)(flat(of.embedding), 1);
  expectClose(divergence, of.expected.kl, { absolute: 0, relative: of.tolerance.kl_relative }, 'kl');
  expectClose(rowsOf(gradient, 2), of.expected.gradient, exactly(of.tolerance.gradient_absolute), 'gradient');
  count.ran();
});

it('projection_quality', async () => {
  const of = caseOf<QualityCase>('projection_quality');
  const rows = flat(standardised(data));
  const squares = await squaredDistances(rows, 4);
  const { directions, mean } = await principalComponents(rows, 150, 4, { count: 2 });
  const start = Float64Array.from({ length: 300 }, (_, i) =>
    mean.reduce(
      (sum, own, f) => sum + (directions[(i % 2) * 4 + f] ?? 0) * ((rows[Math.floor(i / 2) * 4 + f] ?? 0) - own),
      0,
    ),
  );
  const trust = async (map: Float64Array): Promise<number> => (await mapQuality(squares, map, 12)).trustworthiness;
  expectClose(await trust(start), of.pca, { absolute: 0.002, relative: 0 }, 'pca');
  for (const seed of [1, 2, 3, 4, 5]) {
    const random = generator(seed);
    const map = await umap({ squares, count: 150, neighbours: 15, minDistance: 0.1, epochs: 500, start, random });
    expect(await trust(map), `umap ${seed}`).toBeGreaterThanOrEqual(of.target.umap_at_least);
  }
  const { map } = await tsne({ squares, count: 150, perplexity: 30, steps: 1000, start });
  expect(await trust(map)).toBeGreaterThanOrEqual(of.target.tsne_at_least);
  count.ran();
});
