// This project's side of the explain bench for methods that follow a network's inside: deep, and gradients at 200 drawn
// points per row.
import { readFileSync } from 'node:fs';
import { deepShapley } from '#engine/explain/attribution/deep.ts';
import { openPredictor } from '#engine/network/predictor.ts';
import { drawnPaths, expectedGradients } from '#engine/explain/attribution/output-gradients.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { openBackend } from '#engine/kernels/native.ts';
import { answerRequests } from '#test/bench/answer-requests.ts';
import type { Explained, ExplainRequest } from '#test/bench/explain-worker.ts';
import type { ExplainFile } from '#test/bench/explain-workloads.ts';
import { readModel } from '#test/reference/keras-model.ts';

const { tf } = await openBackend();
const workload = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as ExplainFile;
const floats = (file: string): Float32Array => new Float32Array(Uint8Array.from(readFileSync(file)).buffer);
const data = readModel({ type: 'sequential', input_shape: workload.shape, layers: workload.layers });
const flat = floats(workload.files.weights);
let at = 0;
const weights = initialWeights(buildNetwork(data), 1).map((weight) => {
  const values = flat.slice(at, at + weight.values.length);
  at += values.length;
  return { ...weight, values };
});
const model = openPredictor(tf, { network: data, weights });
const background = floats(workload.files.background);
const x = floats(workload.files.x);
const { features } = workload;
const size = 200;

await answerRequests(async ({ from, count }: ExplainRequest): Promise<Explained> => {
  const started = performance.now();
  const task = { x: x.slice(from * features, (from + count) * features), count, background, outputs: [0] };
  const samplesOf = (row: number) => drawnPaths(5, from + row, size, workload.background);
  if (workload.method === 'deep') await deepShapley(tf, model, task);
  else await expectedGradients(tf, model, { ...task, size, samplesOf });
  const perRow = workload.method === 'deep' ? workload.background : size;
  return { seconds: (performance.now() - started) / 1000, evaluations: count * perRow };
});
