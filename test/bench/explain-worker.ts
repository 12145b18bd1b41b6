// This project's side of the explain bench: the methods of main/engine/explain on games made of tensors.
import { readFileSync } from 'node:fs';
import type { Attribution, Game } from '#engine/explain/games/game.ts';
import { kernelShapley, wholePlan } from '#engine/explain/shapley/kernel.ts';
import { kernelPlan } from '#engine/explain/shapley/kernel-plan.ts';
import { kernelSample } from '#engine/explain/shapley/kernel-sample.ts';
import { openExplained } from '#engine/explain/shapley/open-explained.ts';
import { partitionPlan, partitionShapley } from '#engine/explain/shapley/partition.ts';
import { permutationShapley } from '#engine/explain/shapley/permutation.ts';
import { rowGames } from '#engine/explain/games/tensor-game.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { openBackend } from '#engine/kernels/native.ts';
import { generator, permutation } from '#engine/kernels/random.ts';
import { answerRequests } from '#test/bench/answer-requests.ts';
import type { ExplainFile } from '#test/bench/explain-workloads.ts';
import { readModel } from '#test/reference/keras-model.ts';

export interface ExplainRequest {
  readonly from: number;
  readonly count: number;
}

export interface Explained {
  readonly seconds: number;
  /** Model rows of all explained rows. */
  readonly evaluations: number;
}

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
const model = openExplained(tf, { network: data, weights });
const x = floats(workload.files.x);
const random = generator(5);
const { features, coalitions = 2048 } = workload;
const planned = performance.now();
const plan =
  workload.method !== 'kernel'
    ? undefined
    : await (coalitions === 2 ** features - 2
        ? wholePlan(features)
        : kernelPlan(kernelSample(features, coalitions, random), 'auto'));
const partition = workload.method === 'partition' ? partitionPlan(workload.tree, features) : undefined;
/** Made once for all rows, so its time is spread over them. */
const planSeconds = (performance.now() - planned) / 1000 / workload.rows;
const games = rowGames(tf, model, floats(workload.files.background), {
  batchRows: model.batchRows,
  tileRows: model.tileRows,
});
const again = plan?.sample.masks ?? partition?.masks;
if (again) games.share(again);

async function explain(game: Game): Promise<Attribution> {
  if (partition) return partitionShapley(game, partition);
  if (workload.method === 'permutation') return permutationShapley(game, [permutation(game.players, random)]);
  return kernelShapley(game, plan ? { plan } : {});
}

await answerRequests(async ({ from, count }: ExplainRequest): Promise<Explained> => {
  const started = performance.now();
  let evaluations = 0;
  // Paths of several rows are asked for at the same time, as estimate-rows.ts does.
  const step = workload.method === 'permutation' ? games.together : 1;
  for (let first = from; first < from + count; first += step) {
    const size = Math.min(step, from + count - first);
    const rows = Array.from({ length: size }, (_, i) => (first + i) * workload.features);
    const found = await Promise.all(rows.map((start) => explain(games.of(x.slice(start, start + workload.features)))));
    for (const one of found) evaluations += one.evaluations;
  }
  return { seconds: (performance.now() - started) / 1000 + count * planSeconds, evaluations };
});
