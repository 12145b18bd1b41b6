// Runs explain.accumulatedLocalEffects: how a model's answer changes along a feature, asked only of rows that are there. Words
// are refused: they have no order, and each that one gave them would draw another curve.
import { accumulatedLocalEffects as spec } from '#shared/nodes/explain/accumulated-local-effects.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { accumulatedLocalEffects as effectsOf } from '#engine/explain/inspect/accumulated-local-effects.ts';
import { binEdges, sortedColumn } from '#engine/explain/inspect/feature-grid.ts';
import { byOutput, curveReport, inferCurves } from '#engine/nodes/explain/chosen-outputs.ts';
import { undone } from '#engine/preprocessing/undo.ts';
import { reportTable } from '#engine/values/report.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const accumulatedLocalEffects = defineRunner<typeof spec>({
  spec,
  infer: inferCurves,
  run: (inputs, params, context) =>
    curveReport(inputs, params, context, async ({ tf, opened, dataset, x, names, features: all, outputs }) => {
      const features = all.filter((feature) => !dataset.words?.[feature]);
      const words = all.filter((feature) => !features.includes(feature));
      // Those that nobody named are left out.
      if (words.length > 0 && (features.length === 0 || params.features.trim() !== '')) {
        const facts = { features: words.map((feature) => names[feature] ?? '').join(', ') };
        throw new Fault('explain.noOrder', facts, { param: 'features' });
      }
      const axes = features.map((feature) => ({
        feature,
        edges: binEdges(sortedColumn(x, opened.features, feature), params.bins),
      }));
      const found = await effectsOf(tf, opened, { x, axes }, context);
      const curves = axes.map(({ feature, edges }, i) => ({
        feature: names[feature] ?? '',
        x: edges.map((value) => undone(dataset.preprocessing, feature, value)),
        effects: byOutput(found[i]?.effects ?? new Float64Array(), opened.outputs, outputs),
        counts: found[i]?.counts,
      }));
      const points = curves.flatMap(({ feature, x: values, effects, counts }) =>
        outputs.flatMap(({ name }, k) =>
          // The rows of the bin that ends here.
          Array.from(values, (value, at) => ({
            feature,
            value,
            name,
            effect: effects[k * values.length + at],
            rows: counts?.[at - 1],
          })),
        ),
      );
      return {
        plots: curves.map(({ counts: _, ...curve }) => ({
          plot: 'localEffects',
          outputs: outputs.map(({ name }) => name),
          ...curve,
        })),
        table: reportTable('localEffectValues', points, {
          feature: ['text', ({ feature }) => feature],
          featureValue: ['number', ({ value }) => value],
          output: ['text', ({ name }) => name],
          effect: ['number', ({ effect }) => effect ?? null],
          rowsBefore: ['integer', ({ rows }) => rows ?? null],
        }),
      };
    }),
});
