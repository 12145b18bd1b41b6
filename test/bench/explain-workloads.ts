// The explanations that the bench measures, described once for this project and for Python's shap, and their files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WeightData } from '#engine/values/model.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { generator } from '#engine/kernels/random.ts';
import type { BenchLayer } from '#test/bench/training-workloads.ts';
import { readModel } from '#test/reference/keras-model.ts';

export interface ExplainWorkload {
  readonly name: string;
  readonly method: 'kernel' | 'permutation' | 'partition' | 'deep' | 'gradient';
  /** Of one row. */
  readonly shape: readonly number[];
  readonly layers: readonly BenchLayer[];
  /** Coalitions that kernel looks at, the empty and the full one aside. */
  readonly coalitions?: number;
  /** At least this many times faster than shap. */
  readonly target: number;
}

export interface ExplainFile extends ExplainWorkload {
  readonly rows: number;
  readonly background: number;
  /** Features of one row. */
  readonly features: number;
  /** Files of float32: rows × features, background × features, all weights in order. */
  readonly files: { readonly x: string; readonly background: string; readonly weights: string };
  readonly weightShapes: readonly WeightData['shape'][];
  /** Halves of halves; for partition. */
  readonly tree: readonly (readonly [number, number])[];
}

const dense = (units: number, activation: string): BenchLayer => ({
  class_name: 'Dense',
  config: { units, activation },
});
const wide = { shape: [1000], layers: [dense(128, 'relu'), dense(64, 'relu'), dense(1, 'sigmoid')] };
const small = { shape: [12], layers: [dense(32, 'relu'), dense(16, 'relu'), dense(1, 'sigmoid')] };
const convnet = {
  shape: [8, 8, 1],
  layers: [
    { class_name: 'Conv2D', config: { filters: 8, kernel_size: [3, 3], activation: 'relu' } },
    { class_name: 'Flatten', config: {} },
    dense(1, 'sigmoid'),
  ] satisfies BenchLayer[],
};

export const explainWorkloads: readonly ExplainWorkload[] = [
  { name: 'kernel, 1000-128-64-1', method: 'kernel', ...wide, coalitions: 2048, target: 10 },
  { name: 'kernel, 12 features', method: 'kernel', ...small, coalitions: 4094, target: 5 },
  { name: 'kernel, 8×8 convnet', method: 'kernel', ...convnet, coalitions: 2048, target: 5 },
  { name: 'permutation, 1000-128-64-1', method: 'permutation', ...wide, target: 10 },
  { name: 'permutation, 12 features', method: 'permutation', ...small, target: 5 },
  { name: 'permutation, 8×8 convnet', method: 'permutation', ...convnet, target: 5 },
  { name: 'partition, 12 features', method: 'partition', ...small, target: 5 },
  { name: 'partition, 8×8 convnet', method: 'partition', ...convnet, target: 5 },
  { name: 'deep, 1000-128-64-1', method: 'deep', ...wide, target: 2 },
  { name: 'deep, 12 features', method: 'deep', ...small, target: 2 },
  { name: 'deep, 8×8 convnet', method: 'deep', ...convnet, target: 2 },
  { name: 'gradient, 1000-128-64-1', method: 'gradient', ...wide, target: 2 },
  { name: 'gradient, 12 features', method: 'gradient', ...small, target: 2 },
  { name: 'gradient, 8×8 convnet', method: 'gradient', ...convnet, target: 2 },
];

function binaryTree(players: number): [number, number][] {
  const tree: [number, number][] = [];
  const join = (from: number, to: number): number => {
    if (to - from === 1) return from;
    const middle = (from + to) >> 1;
    return players + tree.push([join(from, middle), join(middle, to)]) - 1;
  };
  join(0, players);
  return tree;
}

/** The path of the description; its files lie beside it. */
export function writeExplainWorkload(folder: string, workload: ExplainWorkload): string {
  mkdirSync(folder, { recursive: true });
  const features = workload.shape.reduce((product, size) => product * size, 1);
  const random = generator(11);
  const normal = (count: number): Float32Array => Float32Array.from({ length: count }, () => random.normal());
  const network = buildNetwork(readModel({ type: 'sequential', input_shape: workload.shape, layers: workload.layers }));
  const weights = initialWeights(network, 3);
  const rows = 100;
  const write = (name: string, arrays: readonly Float32Array[]): string => {
    const path = join(folder, name);
    writeFileSync(path, Buffer.concat(arrays.map((a) => Buffer.from(a.buffer, a.byteOffset, a.byteLength))));
    return path;
  };
  const files = {
    x: write('x.bin', [normal(rows * features)]),
    background: write('background.bin', [normal(100 * features)]),
    weights: write(
      'weights.bin',
      weights.map(({ values }) => values),
    ),
  };
  const weightShapes = weights.map(({ shape }) => shape);
  const described: ExplainFile = {
    ...workload,
    rows,
    background: 100,
    features,
    files,
    weightShapes,
    tree: binaryTree(features),
  };
  const path = join(folder, 'workload.json');
  writeFileSync(path, JSON.stringify(described));
  return path;
}
