// Runs evaluate.projection: rows of a dataset as points of a map, with what tells how far it can be trusted.
import { projection as spec } from '#shared/nodes/evaluate/projection.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { rowNumber } from '#shared/text/row-number.ts';
import { drawnRows, featureNames, inspectionProblems, rowSeed } from '#engine/explain/inspect/inspected-data.ts';
import { apart, numbersOf, wordSlots } from '#engine/explain/inspect/words-apart.ts';
import { flatDataset } from '#engine/network/match-dataset.ts';
import { openWords, unpreparedFault } from '#engine/network/unprepared.ts';
import { columnMoments } from '#engine/preprocessing/column-moments.ts';
import { checkMap, mapPoints } from '#engine/projection/map-points.ts';
import type { DatasetValue } from '#engine/values/dataset.ts';
import { reportTable } from '#engine/values/report.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const projection = defineRunner<typeof spec>({
  spec,

  infer({ dataset }, params) {
    const problems = inspectionProblems(undefined, dataset, [params.split]);
    const unprepared = dataset && unpreparedFault(dataset.inputs);
    if (unprepared) problems.push(unprepared.problem);
    const rows = dataset?.rows?.[params.split] ?? 0;
    if (rows > 0 && problems.length === 0) problems.push(...mapProblems(params, rows));
    return { outputs: { report: { type: 'report' } }, problems };
  },

  async run({ dataset }, params, { seed, signal, progress }) {
    const unprepared = unpreparedFault(dataset.inputs.map((own) => ({ ...own, words: openWords(own) })));
    if (unprepared) throw unprepared;
    const flat = flatDataset(dataset, signal);
    const rows = await drawnRows(flat, params.split, params.rows, rowSeed(seed));
    checkMap(params, rows.rows, 'dataset');
    const { values, width } = await pointsOf(flat, rows, params.scaled, dataset, signal);
    const { points, trustworthiness, kept, explained, divergence } = await mapPoints(values, width, params, seed, {
      signal,
      progress: (fraction) => progress(fraction),
    });
    const { target } = flat;
    const answers = Array.from(rows.y, (y) => {
      if (!Number.isFinite(y)) return null;
      return target.kind === 'number' ? y : (target.classes[y] ?? null);
    });
    const map = { x: points.filter((_, i) => i % 2 === 0), y: points.filter((_, i) => i % 2 === 1) };
    const type = target.kind === 'number' ? 'number' : 'text';
    const table = reportTable(
      'mapPoints',
      answers,
      {
        row: ['integer', (_, i) => rowNumber(rows.source[i])],
        mapX: ['number', (_, i) => map.x[i] ?? null],
        mapY: ['number', (_, i) => map.y[i] ?? null],
      },
      [[target.name, type, (answer) => answer]],
    );
    return {
      report: {
        type: 'report',
        title: 'inspection',
        target,
        metrics: {
          rows_used: rows.rows,
          trustworthiness,
          neighbours_kept: kept,
          ...(explained && { variance_shown: explained[0] + explained[1] }),
          ...(divergence !== undefined && { map_divergence: divergence }),
        },
        plots: [
          { plot: 'map', method: params.method, ...map, answers, source: rows.source, ...(explained && { explained }) },
        ],
        tables: [table],
      },
    };
  },
});

function mapProblems(params: Parameters<typeof checkMap>[0] & { readonly rows: number }, rows: number) {
  try {
    checkMap(params, Math.min(rows, params.rows), 'dataset');
    return [];
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [error.problem];
  }
}

type Flat = ReturnType<typeof flatDataset>;

/** Rows for distances: words apart, a column of numbers divided by its standard deviation where that is asked for. */
async function pointsOf(
  flat: Flat,
  { x, rows }: { readonly x: Float32Array; readonly rows: number },
  scaled: boolean,
  { inputs }: DatasetValue,
  signal: AbortSignal,
) {
  const slots = wordSlots(flat, x);
  const { values, width } = apart(x, featureNames(flat).length, slots);
  const isPicture = inputs.some(({ shape }) => shape.length > 1);
  // The numbers of a picture have one unit.
  if (!scaled || isPicture) return { values, width };
  const { scale } = await columnMoments(values, rows, width, signal);
  const numbers = numbersOf(slots);
  return {
    values: Float64Array.from(values, (own, i) => (i % width < numbers ? own / (scale[i % width] ?? 1) : own)),
    width,
  };
}
