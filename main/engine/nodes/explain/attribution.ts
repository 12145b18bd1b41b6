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
} from '#engine/explain/inspect/inspected-data.ts';
import { finitePredictions } from '#engine/explain/inspect/open-inspected.ts';
import { additivityError } from '#engine/explain/shapley/additivity.ts';
import { sameAnswers } from '#engine/explain/shapley/same-answers.ts';
import { openBackend } from '#engine/kernels/native.ts';
import { deriveSeed } from '#engine/kernels/random.ts';
import { chosenOutputs } from '#engine/nodes/explain/chosen-outputs.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import { elements } from '#engine/network/layer.ts';
import { flatInfo, matchDataset, modelAndData } from '#engine/network/match-dataset.ts';
import { encodedModel } from '#engine/network/encoded-model.ts';
import { openPredictor } from '#engine/network/predictor.ts';
import { rowsAt } from '#engine/values/pick-rows.ts';
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
    const shape = dataset && flatInfo(dataset, model)?.shape;
    if (shape && params.method === 'gradCam' && shape.length !== 3) problems.push(notPicture(shape).problem);
    if (dataset && background && preparedOtherwise(dataset, background))
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
    const features = elements(dataset.shape);
    const split = await dataset.split(params.split);
    if (split.rows === 0) throw new Fault('explain.noRows', { split: params.split }, { param: 'split' });
    const { x: drawn } = await drawnRows(other ?? dataset, 'train', params.background, deriveSeed(seed, 'background'));
    const { tf } = await openBackend();
    const encoded = params.method === 'occlusion' ? undefined : encodedModel(model);
    const opened = openPredictor(tf, encoded?.model ?? model);
    const taken = (rows: Float32Array): Float32Array => encoded?.encode(rows) ?? rows;
    try {
      const names = outputNames(model.target, opened.outputs);
      const outputs = chosenOutputs(names, params.output).map(({ place }) => place);
      const asked = Math.min(params.rows, split.rows);
      const count = Math.min(asked, Math.max(1, Math.floor(maxNumbers / (features * outputs.length))));
      const places = Array.from({ length: count }, (_, i) => Math.floor((i * asked) / count));
      const own = rowsAt(split.x, features, places);
      const [x, behind] = [taken(own), taken(drawn)];
      const told = async (rows: Float32Array): Promise<Float64Array> =>
        (await finitePredictions(opened, rows, signal)).filter((_, i) => outputs.includes(i % names.length));
      const predictions = await told(x);
      const answers = await told(behind);
      if (
        predictions.length + answers.length > 2 * outputs.length &&
        sameAnswers([predictions, answers], outputs.length)
      ) {
        const facts = { value: [...predictions.subarray(0, outputs.length)].map((v) => v.toPrecision(4)).join(', ') };
        throw new Fault('explain.sameAnswers', facts, { port: 'model' });
      }
      const task = {
        settings: params,
        shape: encoded ? [encoded.width] : dataset.shape,
        x,
        count,
        background: behind,
        seed,
        outputs,
        signal,
        progress,
      };
      const baseline = baselineOf(task, encoded?.width ?? features);
      const base = meanRow(baseline ? await told(baseline) : answers, outputs.length);
      const attributed = await attributeRows(tf, opened, task);
      const values = encoded?.together(attributed.values, outputs.length) ?? attributed.values;
      return {
        explanation: {
          type: 'explanation',
          method: params.method,
          features: featureNames(dataset),
          outputs: outputs.map((k) => names[k] ?? ''),
          rows: count,
          values,
          evaluations: attributed.evaluations,
          ...(attributed.intervals && {
            intervals: encoded?.together(attributed.intervals, outputs.length) ?? attributed.intervals,
          }),
          base,
          predictions,
          data: undoneRows(dataset.preprocessing, features, own),
          ...(dataset.words && { words: dataset.words }),
          source: Int32Array.from(places, (row) => split.source[row] ?? -1),
          ...(dataset.shape.length === 3 ? { shape: dataset.shape } : {}),
          additivityError: additivityError(values, base, predictions),
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

/** Rows to which nothing was fitted are prepared by the model. */
const preparedOtherwise = (one: InfoOf<'dataset'>, other: InfoOf<'dataset'>): boolean =>
  [one, other].every(({ inputs }) => inputs.some(({ fitted }) => fitted)) &&
  isStandardised(one) !== isStandardised(other);

const isStandardised = ({ inputs }: InfoOf<'dataset'>): boolean => inputs.some(({ standardised }) => standardised);

function notPicture(shape: readonly number[]): Fault {
  return new Fault('explain.notPicture', { received: `[${shape.join(', ')}]` }, { param: 'method' });
}

function meanRow(rows: Float64Array, outputs: number): Float64Array {
  const mean = new Float64Array(outputs);
  rows.forEach((value, i) => (mean[i % outputs] = (mean[i % outputs] ?? 0) + (value * outputs) / rows.length));
  return mean;
}
