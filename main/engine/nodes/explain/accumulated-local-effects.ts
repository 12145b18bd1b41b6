// Runs explain.accumulatedLocalEffects: how a model's answer changes along a feature, asked only of rows that are there.
import { accumulatedLocalEffects as spec } from '#shared/nodes/explain/accumulated-local-effects.ts';
import type { CellValue } from '#shared/protocol/results.ts';
import { accumulatedLocalEffects as effectsOf } from '#engine/explain/inspect/accumulated-local-effects.ts';
import { binEdges, sortedColumn } from '#engine/explain/inspect/feature-grid.ts';
import {
  checkContinuous,
  drawnRows,
  inspectionProblems,
  nameProblems,
  rawValue,
  rowSeed,
} from '#engine/explain/inspect/inspected-data.ts';
import { finitePredictions, withModel } from '#engine/explain/inspect/open-inspected.ts';
import { byOutput, lookedAt } from '#engine/nodes/explain/chosen-outputs.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { ReportPlot } from '#engine/values/report.ts';
import { modelAndData } from '#engine/network/match-dataset.ts';

export const accumulatedLocalEffects = defineRunner<typeof spec>({
  spec,
  infer: ({ model, dataset }, params) => ({
    outputs: { report: { type: 'report' } },
    problems: [
      ...inspectionProblems(model, dataset, [params.split]),
      ...nameProblems(params.features, dataset, 'features'),
    ],
  }),
  run: async (inputs, params, { signal, seed, progress }) => {
    const { model, dataset } = modelAndData(inputs, signal);
    checkContinuous(model);
    const { x, rows } = await drawnRows(dataset, params.split, params.rows, rowSeed(seed));
    return withModel(model, async (tf, opened) => {
      await finitePredictions(opened, x, signal);
      const looked = await lookedAt(tf, opened, dataset, x, params, { seed, signal });
      const axes = looked.features.map((feature) => ({
        feature,
        edges: binEdges(sortedColumn(x, opened.features, feature), params.bins),
      }));
      const options = { signal, progress: (fraction: number) => progress(fraction) };
      const found = await effectsOf(tf, opened, { x, axes }, options);
      const cells: CellValue[][] = [];
      const plots = axes.map(({ feature, edges }, i): ReportPlot => {
        const name = looked.names[feature] ?? '';
        const raw = edges.map((value) => rawValue(dataset, feature, value));
        const effects = byOutput(found[i]?.effects ?? new Float64Array(), opened.outputs, looked.outputs);
        looked.outputs.forEach((output, k) => {
          raw.forEach((value, at) => {
            // Of the bin that ends here.
            const inBin = at === 0 ? null : (found[i]?.counts[at - 1] ?? null);
            cells.push([name, value, output.name, effects[k * raw.length + at] ?? null, inBin]);
          });
        });
        return {
          plot: 'localEffects',
          feature: name,
          outputs: looked.outputs.map((output) => output.name),
          x: raw,
          effects,
        };
      });
      const columns = [
        { key: 'feature', type: 'text' },
        { key: 'featureValue', type: 'number' },
        { key: 'output', type: 'text' },
        { key: 'effect', type: 'number' },
        { key: 'rowsBefore', type: 'integer' },
      ] as const;
      return {
        report: {
          type: 'report',
          title: 'inspection',
          target: model.target,
          metrics: { rows_used: rows },
          plots,
          tables: [{ id: 'localEffectValues', columns, rows: cells }],
        },
      };
    });
  },
});
