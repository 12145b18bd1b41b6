// Runs explain.shap: Shapley values of a model's outputs for rows of a split, against background rows that are drawn
// from the training split. The methods are in main/engine/explain.
import { shap as spec } from '#shared/nodes/explain/shap.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import { explainRows, predictRows } from '#engine/explain/explain-rows.ts';
import { openExplained } from '#engine/explain/open-explained.ts';
import type { ExplainedModel } from '#engine/explain/open-explained.ts';
import { openBackend } from '#engine/tensor/native.ts';
import type { Tf } from '#engine/tensor/native.ts';
import { deriveSeed, generator, permutation } from '#engine/tensor/random.ts';
import { defineRunner } from '#engine/run/runner.ts';
import type { OwnProblem } from '#engine/run/runner.ts';
import type { DatasetValue, ModelValue, PreprocessingStep, SplitData } from '#engine/run/values.ts';

/** Up to here all coalitions are quick: 4,096 times the background. */
const exactFeatures = 12;

export const shap = defineRunner<typeof spec>({
  spec,
  infer: ({ model, dataset }, params, context) => {
    const problems: OwnProblem[] = [];
    if (dataset) {
      const features = sizeOf(dataset.shape);
      if (model && sizeOf(model.shape) !== features) {
        const facts = { expected: sizeOf(model.shape), received: features };
        problems.push({ code: 'explain.schema', severity: 'error', port: 'dataset', facts });
      }
      if (params.method === 'exact' && features > exactFeatures) {
        const path = ['nodes', context.node, 'params', 'method'];
        problems.push({
          code: 'explain.tooManyFeatures',
          severity: 'error',
          param: 'method',
          facts: { limit: exactFeatures, received: features },
          repair: [{ op: 'replace', path, value: 'permutation' }],
        });
      }
      if (dataset.rows?.[params.split] === 0) {
        problems.push({ code: 'explain.noRows', severity: 'error', param: 'split', facts: { split: params.split } });
      }
      if (dataset.rows?.train === 0)
        problems.push({ code: 'explain.noBackground', severity: 'error', port: 'dataset', facts: {} });
    }
    return { outputs: { explanation: { type: 'explanation' } }, problems };
  },
  run: async ({ model, dataset }, params, context) => {
    const { signal, seed } = context;
    checkSchema(model, dataset);
    const split = dataset.splits[params.split];
    if (split.rows === 0) throw new Fault('explain.noRows', { split: params.split }, { param: 'split' });
    if (dataset.splits.train.rows === 0) throw new Fault('explain.noBackground', {}, { port: 'dataset' });
    const features = sizeOf(dataset.shape);
    const method = params.method === 'auto' ? (features <= exactFeatures ? 'exact' : 'permutation') : params.method;
    if (method === 'exact' && features > exactFeatures) {
      throw new Fault('explain.tooManyFeatures', { limit: exactFeatures, received: features }, { param: 'method' });
    }
    const count = Math.min(params.rows, split.rows);
    const x = split.x.slice(0, count * features);
    const background = drawnRows(dataset.splits.train, params.background, features, deriveSeed(seed, 'background'));
    const ordersOf = (row: number): Int32Array[] => {
      const random = generator(deriveSeed(seed, 'orders', row));
      return Array.from({ length: params.permutations }, () => permutation(features, random));
    };
    const { tf } = await openBackend();
    const opened = openExplained(tf, model);
    try {
      await checkFinite(tf, opened, x, background, signal);
      const found = await explainRows(tf, opened, {
        x,
        count,
        background,
        ...(method === 'permutation' ? { ordersOf } : {}),
        signal,
        progress: (rows) => context.progress(rows / count, `${Math.floor(rows)} / ${count}`),
      });
      return {
        explanation: {
          type: 'explanation',
          method,
          features: featureNames(dataset),
          outputs: outputNames(dataset.target, opened.outputs),
          rows: count,
          ...found,
          data: inRawUnits(x, features, dataset.preprocessing),
          source: split.source.slice(0, count),
          ...(dataset.shape.length === 3 && { shape: dataset.shape }),
          backgroundRows: background.length / features,
        },
      };
    } finally {
      opened.dispose();
    }
  },
});

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, n) => size * n, 1);
}

/** Throws Fault 'explain.schema' or 'explain.preprocessing' when the model was not trained on rows like these. */
function checkSchema(model: ModelValue, dataset: DatasetValue): void {
  const facts = { expected: sizeOf(model.shape), received: sizeOf(dataset.shape) };
  if (facts.expected !== facts.received) throw new Fault('explain.schema', facts, { port: 'dataset' });
  const other = dataset.features.findIndex((name, i) => name !== model.features[i]);
  if (other >= 0 || dataset.features.length !== model.features.length) {
    const place = Math.max(other, 0);
    const names = { expected: model.features[place] ?? '', received: dataset.features[place] ?? '' };
    throw new Fault('explain.features', names, { port: 'dataset' });
  }
  if (!samePreprocessing(model.preprocessing, dataset.preprocessing))
    throw new Fault('explain.preprocessing', {}, { port: 'dataset' });
}

function samePreprocessing(one: readonly PreprocessingStep[], two: readonly PreprocessingStep[]): boolean {
  const same = (a: Float64Array, b: Float64Array | undefined): boolean =>
    a.length === b?.length && a.every((v, i) => v === b[i]);
  return (
    one.length === two.length &&
    one.every((step, i) => same(step.mean, two[i]?.mean) && same(step.scale, two[i]?.scale))
  );
}

async function checkFinite(
  tf: Tf,
  model: ExplainedModel,
  x: Float32Array,
  background: Float32Array,
  signal: AbortSignal,
): Promise<void> {
  for (const rows of [x, background]) {
    const predictions = await predictRows(tf, model, rows, signal);
    const bad = predictions.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) {
      const facts = { value: String(predictions[bad]), row: Math.floor(bad / model.outputs) + 1 };
      throw new Fault('explain.notFinite', facts, { port: 'model' });
    }
  }
}

/** Rows drawn without replacement, in the order of the split; all of them when there are not more. */
function drawnRows(split: SplitData, count: number, features: number, seed: number): Float32Array {
  if (count >= split.rows) return split.x;
  const drawn = permutation(split.rows, generator(seed)).subarray(0, count).sort();
  const rows = new Float32Array(count * features);
  drawn.forEach((row, i) => rows.set(split.x.subarray(row * features, (row + 1) * features), i * features));
  return rows;
}

function inRawUnits(x: Float32Array, features: number, steps: readonly PreprocessingStep[]): Float32Array {
  return steps.reduceRight(
    (rows, { mean, scale }) => rows.map((v, i) => v * (scale[i % features] ?? 1) + (mean[i % features] ?? 0)),
    x,
  );
}

/** One name per number of a row: the columns', or of a picture the place of each value. */
function featureNames({ features, shape }: DatasetValue): readonly string[] {
  if (features.length === sizeOf(shape)) return features;
  return Array.from({ length: sizeOf(shape) }, (_, flat) => {
    const place = shape.reduceRight<{ rest: number; index: number[] }>(
      ({ rest, index }, size) => ({ rest: Math.floor(rest / size), index: [rest % size, ...index] }),
      { rest: flat, index: [] },
    );
    return place.index.join(', ');
  });
}

function outputNames({ name, kind, classes }: TargetInfo, outputs: number): readonly string[] {
  if (kind === 'binary' && outputs === 1) return [classes[1] ?? name];
  if (kind !== 'number' && outputs === classes.length) return classes;
  return outputs === 1 ? [name] : Array.from({ length: outputs }, (_, k) => `${name} ${k + 1}`);
}
