// Runs explain.nearestExamples: the training rows that are nearest to given rows, as the data has them or as the
// network's last hidden layer sees them.
import { nearestExamples as spec } from '#shared/nodes/explain/nearest-examples.ts';
import type { CellValue } from '#shared/protocol/results.ts';
import { rowNumber } from '#shared/text/row-number.ts';
import { columnSpread } from '#engine/explain/inspect/column-spread.ts';
import { hiddenActivations } from '#engine/explain/inspect/hidden-activations.ts';
import { allRows, askedRows, featureNames, inspectionProblems } from '#engine/explain/inspect/inspected-data.ts';
import { apart, numbersOf, wordSlots } from '#engine/explain/inspect/words-apart.ts';
import { nearestRows } from '#engine/explain/inspect/nearest-rows.ts';
import type { Neighbour } from '#engine/explain/inspect/nearest-rows.ts';
import { finitePredictions, withModel } from '#engine/explain/inspect/open-inspected.ts';
import { classOf } from '#engine/explain/inspect/row-score.ts';
import { undone } from '#engine/preprocessing/undo.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { FlatDataset, FlatSplit } from '#engine/values/flat.ts';
import { picturesOf } from '#engine/values/pictures.ts';
import { reportTable } from '#engine/values/report.ts';
import type { ReportPlot } from '#engine/values/report.ts';
import { elements } from '#engine/network/layer.ts';
import { cellType, shownCell } from '#engine/network/shown-cell.ts';
import { modelAndData } from '#engine/network/match-dataset.ts';

/** Features of the neighbours that are shown. */
const maxFeatures = 12;

export const nearestExamples = defineRunner<typeof spec>({
  spec,
  infer: ({ model, dataset }, params) => ({
    outputs: { report: { type: 'report' } },
    problems: inspectionProblems(model, dataset, [params.split, 'train']),
  }),
  run: async (inputs, params, { signal, progress }) => {
    const { model, dataset } = modelAndData(inputs, signal);
    const { target } = model;
    const train = await allRows(dataset, 'train');
    const asked = await askedRows(dataset, params.split, params.which, params.rows);
    const names = featureNames(dataset);
    const width = names.length;
    const { found, answers, units } = await withModel(model, async (tf, opened) => {
      const outputs = await finitePredictions(opened, asked.x, signal);
      const inside = async (x: Float32Array) =>
        params.space === 'input' ? apart(x, width, slots) : hiddenActivations(tf, model, x, signal);
      const slots = wordSlots(dataset, train.x, asked.x);
      const [of, among] = [await inside(asked.x), await inside(train.x)];
      const spread = params.scaled ? await columnSpread(tf, among.values, among.width, signal) : undefined;
      // A training row is not its own example.
      const count = params.neighbours + (params.split === 'train' ? 1 : 0);
      const scale = spread?.deviation.map((own, k) =>
        own > 0 && (params.space === 'hidden' || k < numbersOf(slots)) ? own : 1,
      );
      const options = { signal, progress, ...(scale && { scale }) };
      const near = await nearestRows(tf, of.values, among.values, among.width, count, options);
      return { found: near, answers: outputs, units: opened.outputs };
    });
    const others = found.map((near, i) =>
      near
        .filter(({ place }) => params.split !== 'train' || train.source[place] !== asked.source[i])
        .slice(0, params.neighbours),
    );
    const answer = (row: number): number => {
      const own = answers.subarray(row * units, (row + 1) * units);
      return target.kind === 'number' ? (own[0] ?? Number.NaN) : classOf(own);
    };
    const told = (value: number): CellValue => (target.kind === 'number' ? value : (target.classes[value] ?? null));
    const shown = dataset.shape.length === 1 ? names.slice(0, maxFeatures) : [];
    const pairs = others.flatMap((near, row) => near.map((neighbour, rank) => ({ row, rank, ...neighbour })));
    const mean = (of: (pair: (typeof pairs)[number]) => number): number | null =>
      pairs.length === 0 ? null : pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
    const gap = ({ row, place }: { readonly row: number; readonly place: number }): number =>
      Math.abs((train.y[place] ?? 0) - answer(row));
    const type = target.kind === 'number' ? ('number' as const) : ('text' as const);
    return {
      report: {
        type: 'report',
        title: 'inspection',
        target,
        metrics: {
          rows_used: asked.rows,
          mean_distance: mean(({ distance }) => distance),
          ...(target.kind === 'number'
            ? { neighbours_gap: mean(gap) }
            : { neighbours_agree: mean((pair) => Number(gap(pair) === 0)) }),
        },
        plots: neighbourPictures(dataset, train, asked, others, told),
        tables: [
          reportTable(
            'neighbours',
            pairs.slice(0, maxPairs),
            {
              row: ['integer', ({ row }) => rowNumber(asked.source[row])],
              predicted: [type, ({ row }) => told(answer(row))],
              truth: [type, ({ row }) => told(asked.y[row] ?? Number.NaN)],
              rank: ['integer', ({ rank }) => rank + 1],
              neighbour: ['integer', ({ place }) => rowNumber(train.source[place])],
              distance: ['number', ({ distance }) => distance],
              neighbourTruth: [type, ({ place }) => told(train.y[place] ?? Number.NaN)],
            },
            shown.map((name, f) => [
              name,
              cellType(dataset, f),
              ({ place }) => shownCell(dataset, f, train.x[place * width + f] ?? 0),
            ]),
          ),
        ],
      },
    };
  },
});

/** Pictures of all rows and neighbours together. */
const maxPictures = 48;

/** Of pictures: each row, then its neighbours, with their true values. */
function neighbourPictures(
  dataset: FlatDataset,
  train: FlatSplit,
  asked: FlatSplit,
  others: readonly (readonly Neighbour[])[],
  told: (value: number) => CellValue,
): ReportPlot[] {
  const size = elements(dataset.shape);
  const row = (label: string, x: Float32Array, place: number) => ({
    label,
    values: x.slice(place * size, (place + 1) * size).map((value, i) => undone(dataset.preprocessing, i, value)),
  });
  const pictures = picturesOf(dataset.shape, () =>
    others
      .flatMap((near, i) => [
        row(`${rowNumber(asked.source[i])}: ${told(asked.y[i] ?? 0)}`, asked.x, i),
        ...near.map(({ place }, rank) =>
          row(`#${rank + 1} ${rowNumber(train.source[place])}: ${told(train.y[place] ?? 0)}`, train.x, place),
        ),
      ])
      .slice(0, maxPictures),
  );
  return pictures ? [{ plot: 'pictures', ...pictures }] : [];
}

/** Lines of the table. */
const maxPairs = 5000;
