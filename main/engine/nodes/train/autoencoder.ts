// Runs train.autoencoder: trains a network to give back what it takes, and tells of every row how far it is from itself and
// which feature is furthest, the worst rows first.
import { autoencoder as spec } from '#shared/nodes/train/autoencoder.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import { rowNumber } from '#shared/text/row-number.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { at } from '#engine/network/layer.ts';
import { numberNames } from '#engine/network/flat-model.ts';
import { openPredictor } from '#engine/network/predictor.ts';
import { choiceOf, fitNetwork, fittedInfo } from '#engine/nodes/train/fit-network.ts';
import { targetCell, targetColumn, valueTable, writeValueTable } from '#engine/table/value-table.ts';
import type { ValueTable } from '#engine/table/value-table.ts';
import { rowPieces } from '#engine/training/stored-rows.ts';
import type { DatasetValue, SplitName } from '#engine/values/dataset.ts';
import type { ModelValue } from '#engine/values/model.ts';
import { defineRunner } from '#engine/values/runner.ts';

const reconstructing = (params: ParamsOf<typeof spec.params>) => choiceOf({ ...params, reconstructs: true as const });
const splitNames: readonly SplitName[] = ['train', 'validation', 'test'];

export const autoencoder = defineRunner<typeof spec>({
  spec,
  readsStored: true,

  infer({ dataset, network }) {
    const history = { type: 'report' } as const;
    if (!dataset || !network) return { outputs: { history }, problems: [] };
    const model = fittedInfo(dataset, network, true);
    const { columns } = errorsTable(dataset.targets, []);
    const { rows: all } = dataset;
    const errors = { type: 'table' as const, columns, rows: all && all.train + all.validation + all.test };
    return { outputs: { ...(model && { model }), errors, history }, problems: [] };
  },

  trains: reconstructing,

  async run(inputs, params, context) {
    const { signal } = context;
    const { task, model, history } = await fitNetwork(inputs, reconstructing(params), context);
    signal.throwIfAborted();
    const found = await rowErrors(task.tf, model, inputs.dataset, signal);
    const table = errorsTable(inputs.dataset.targets, found);
    const file = context.newFile('errors.parquet');
    await writeValueTable(file, table, signal);
    return { model, errors: { type: 'table', file, columns: table.columns, rows: table.rows }, history };
  },
});

interface RowError {
  readonly split: SplitName;
  /** In the table that it came from, from 0. */
  readonly source: number;
  readonly truths: readonly number[];
  /** Mean of the squared differences. */
  readonly error: number;
  /** With the largest difference, and its share of the sum of all squared ones. */
  readonly feature: string;
  readonly share: number;
}

async function rowErrors(tf: Tf, model: ModelValue, dataset: DatasetValue, signal: AbortSignal): Promise<RowError[]> {
  const predictor = openPredictor(tf, model);
  const names = numberNames(at(dataset.inputs, 0));
  const width = predictor.features;
  const found: RowError[] = [];
  try {
    for (const split of splitNames) {
      const { rows, inputs, targets, source } = dataset.splits[split];
      if (rows === 0) continue;
      for await (const { firstRow, values } of rowPieces(at(inputs, 0), rows, signal)) {
        const x = values instanceof Float32Array ? values : Float32Array.from(values);
        const given = await predictor.predictRows(x, signal);
        for (let row = 0; row * width < x.length; row += 1) {
          const own = deviation(x.subarray(row * width, (row + 1) * width), given, row * width);
          const place = firstRow + row;
          found.push({
            split,
            source: source[place] ?? -1,
            truths: targets.map((y) => y[place] ?? Number.NaN),
            error: own.squares / width,
            feature: names[own.furthest] ?? '',
            share: own.squares > 0 ? own.largest / own.squares : 0,
          });
        }
      }
    }
  } finally {
    predictor.dispose();
  }
  return found.sort((a, b) => b.error - a.error);
}

/** Of one row, which begins at `start` among what the network gave. */
function deviation(x: Float32Array, given: Float64Array, start: number) {
  let [squares, largest, furthest] = [0, -1, 0];
  for (let i = 0; i < x.length; i += 1) {
    const square = ((given[start + i] ?? 0) - (x[i] ?? 0)) ** 2;
    squares += square;
    if (square <= largest) continue;
    largest = square;
    furthest = i;
  }
  return { squares, largest, furthest };
}

function errorsTable(targets: readonly TargetInfo[], found: readonly RowError[]): ValueTable {
  return valueTable(
    [
      { name: 'row', type: 'integer', cell: (row) => rowNumber(found[row]?.source) },
      { name: 'split', type: 'text', cell: (row) => found[row]?.split ?? null },
      { name: 'reconstruction error', type: 'number', cell: (row) => found[row]?.error ?? null },
      { name: 'furthest feature', type: 'text', cell: (row) => found[row]?.feature ?? null },
      { name: 'share of the error', type: 'number', cell: (row) => found[row]?.share ?? null },
      ...targets.map((target, k) => ({
        ...targetColumn(target.name, target),
        cell: (row: number) => {
          const truth = found[row]?.truths[k];
          return truth === undefined || Number.isNaN(truth) ? null : targetCell(target, truth);
        },
      })),
    ],
    found.length,
  );
}
