// Which features and outputs a node that draws curves looks at: those that a person named, else the most influential
// features and every output.
import { Fault } from '#shared/protocol/problem.ts';
import { featureNames, featuresNamed, outputNames } from '#engine/explain/inspect/inspected-data.ts';
import { mostInfluential } from '#engine/explain/inspect/influence.ts';
import type { ExplainedModel } from '#engine/explain/shapley/open-explained.ts';
import type { FlatDataset } from '#engine/values/flat.ts';
import type { Tf } from '#engine/kernels/native.ts';

export interface Looked {
  readonly names: readonly string[];
  /** Places of features. */
  readonly features: readonly number[];
  /** Places among the model's outputs, and what they are called. */
  readonly outputs: readonly { readonly place: number; readonly name: string }[];
}

/** Throws Fault 'explain.unknownFeature' or 'explain.unknownOutput'. */
export async function lookedAt(
  tf: Tf,
  model: ExplainedModel,
  dataset: FlatDataset,
  x: Float32Array,
  params: { readonly features: string; readonly most: number; readonly output: string },
  { seed, signal }: { readonly seed: number; readonly signal: AbortSignal },
): Promise<Looked> {
  const names = featureNames(dataset);
  const named = featuresNamed(params.features, names, 'features');
  const all = outputNames(dataset.target, model.outputs).map((name, place) => ({ place, name }));
  const outputs = params.output === '' ? all : all.filter(({ name }) => name === params.output);
  if (outputs.length === 0) {
    const facts = { output: params.output, known: all.map(({ name }) => name).join(', ') };
    throw new Fault('explain.unknownOutput', facts, { param: 'output' });
  }
  const features = named.length > 0 ? named : await mostInfluential(tf, model, x, params.most, seed, { signal });
  return { names, features, outputs };
}

/** Values by point and then output, as one run of points for each chosen output. */
export function byOutput(values: Float64Array, units: number, outputs: Looked['outputs']): Float64Array {
  const points = values.length / units;
  const own = new Float64Array(points * outputs.length);
  outputs.forEach(({ place }, k) => {
    for (let i = 0; i < points; i += 1) own[k * points + i] = values[i * units + place] ?? Number.NaN;
  });
  return own;
}
