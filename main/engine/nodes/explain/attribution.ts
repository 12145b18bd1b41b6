// Runs explain.attribution: what each feature of a row did to a network's outputs, told from the inside of the network.
// The methods are in main/engine/explain.
import { attribution as spec } from '#shared/nodes/explain/attribution.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import { addsUp, attributeRows, baselineOf } from '#engine/explain/attribution/attribute-rows.ts';
import {
  checkContinuous,
  drawnRows,
  featureNames,
  inspectionProblems,
  outputNames,
  sizeOf,
} from '#engine/explain/inspect/inspected-data.ts';
import { finitePredictions } from '#engine/explain/inspect/open-inspected.ts';
import { additivityGap } from '#engine/explain/shapley/additivity.ts';
import { sameAnswers } from '#engine/explain/shapley/same-answers.ts';
import { openBackend } from '#engine/kernels/native.ts';
import { deriveSeed } from '#engine/kernels/random.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import { flatInfo, matchDataset, modelAndData } from '#engine/network/match-dataset.ts';
import { openPredictor } from '#engine/network/predictor.ts';
import { undoneRows } from '#engine/preprocessing/undo.ts';

/** Numbers that one explanation may hold: 160 MB. Of more rows those at even distances are explained. */
const maxNumbers = 20_000_000;

export const attribution = defineRunner<typeof spec>({
  spec,
  infer: ({ model, dataset, background }, params) => {
    const problems: OwnProblem[] = [
      ...inspectionProblems(
        model,
        dataset,
        background || params.split === 'train' ? [params.split] : [params.split, 'train'],
      ),
      ...inspectionProblems(model, background, ['train']).map((problem) => ({ ...problem, port: 'background' })),
    ];
    const shape = dataset && flatInfo(dataset, model).shape;
    if (shape && params.method === 'gradCam' && shape.length !== 3) problems.push(notPicture(shape).problem);
    if (dataset && background && isStandardised(dataset) !== isStandardised(background))
      problems.push(makeProblem('model.preprocessing', {}, { port: 'background' }));
    if (params.background === 1 && (params.method === 'deep' || params.method === 'expectedGradients'))
      problems.push(makeProblem('explain.singleBackground', {}, { severity: 'warning', param: 'background' }));
    return { outputs: { explanation: { type: 'explanation' } }, problems };
  },
  run: async ({ background, ...inputs }, params, { signal, seed, progress }) => {
    const { model, dataset } = modelAndData(inputs, signal);
    const other = background && matchDataset(model, background, signal, 'background');
    if (params.method !== 'occlusion') checkContinuous(model);
    if (params.method === 'gradCam' && dataset.shape.length !== 3) throw notPicture(dataset.shape);
    const features = sizeOf(dataset.shape);
    const split = await dataset.split(params.split);
    if (split.rows === 0) throw new Fault('explain.noRows', { split: params.split }, { param: 'split' });
    const { x: drawn } = await drawnRows(other ?? dataset, 'train', params.background, deriveSeed(seed, 'background'));
    const { tf } = await openBackend();
    const opened = openPredictor(tf, model);
    try {
      const names = outputNames(model.target, opened.outputs);
      const outputs = Array.from(names.keys()).filter((k) => params.output === '' || names[k] === params.output);
      if (outputs.length === 0) {
        const facts = { output: params.output, known: names.join(', ') };
        throw new Fault('explain.unknownOutput', facts, { param: 'output' });
      }
      const asked = Math.min(params.rows, split.rows);
      const count = Math.min(asked, Math.max(1, Math.floor(maxNumbers / (features * outputs.length))));
      const places = Array.from({ length: count }, (_, i) => Math.floor((i * asked) / count));
      const x = new Float32Array(count * features);
      places.forEach((row, i) => x.set(split.x.subarray(row * features, (row + 1) * features), i * features));
      const pick = (all: Float64Array): Float64Array =>
        Float64Array.from({ length: (all.length / names.length) * outputs.length }, (_, i) => {
          const row = Math.floor(i / outputs.length);
          return all[row * names.length + (outputs[i % outputs.length] ?? 0)] ?? Number.NaN;
        });
      const predictions = pick(await finitePredictions(opened, x, signal));
      const answers = pick(await finitePredictions(opened, drawn, signal));
      if (predictions.length + answers.length > 2 * outputs.length) checkVaries(predictions, answers, outputs.length);
      const task = {
        settings: params,
        shape: dataset.shape,
        x,
        count,
        background: drawn,
        seed,
        outputs,
        signal,
        progress: (fraction: number) => progress(fraction),
      };
      const baseline = baselineOf(task, features);
      const base = meanRow(
        baseline ? pick(await finitePredictions(opened, baseline, signal)) : answers,
        outputs.length,
      );
      const found = await attributeRows(tf, opened, task);
      return {
        explanation: {
          type: 'explanation',
          method: params.method,
          features: featureNames(dataset),
          outputs: outputs.map((k) => names[k] ?? ''),
          rows: count,
          ...found,
          base,
          predictions,
          data: undoneRows(dataset.preprocessing, features, x),
          source: Int32Array.from(places, (row) => split.source[row] ?? -1),
          ...(dataset.shape.length === 3 ? { shape: dataset.shape } : {}),
          additivityError: largestGap(found.values, base, predictions),
          ...(addsUp(params.method) ? {} : { additive: false as const }),
          ...(count < asked ? { rowsAsked: asked } : {}),
          backgroundRows: drawn.length / features,
        },
      };
    } finally {
      opened.dispose();
    }
  },
});

const isStandardised = ({ inputs }: InfoOf<'dataset'>): boolean => inputs.some(({ standardised }) => standardised);

function notPicture(shape: readonly number[]): Fault {
  return new Fault('explain.notPicture', { received: `[${shape.join(', ')}]` }, { param: 'method' });
}

/** Throws Fault 'explain.sameAnswers' when every output is the same number for all rows. */
function checkVaries(predictions: Float64Array, answers: Float64Array, outputs: number): void {
  if (sameAnswers([predictions, answers], outputs)) {
    const facts = { value: [...predictions.subarray(0, outputs)].map((v) => v.toPrecision(4)).join(', ') };
    throw new Fault('explain.sameAnswers', facts, { port: 'model' });
  }
}

function meanRow(rows: Float64Array, outputs: number): Float64Array {
  const mean = new Float64Array(outputs);
  rows.forEach((value, i) => (mean[i % outputs] = (mean[i % outputs] ?? 0) + (value * outputs) / rows.length));
  return mean;
}

/** Of all rows. */
function largestGap(values: Float64Array, base: Float64Array, predictions: Float64Array): number {
  const rows = predictions.length / base.length;
  const part = (all: Float64Array, row: number) =>
    all.subarray((row * all.length) / rows, ((row + 1) * all.length) / rows);
  let largest = 0;
  for (let row = 0; row < rows; row++)
    largest = Math.max(largest, additivityGap({ base, values: part(values, row) }, part(predictions, row)));
  return largest;
}
