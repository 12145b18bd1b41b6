// The tree against scikit-learn 1.9.1, nearest rows and hidden activations against brute force.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hiddenActivations } from '#engine/explain/inspect/hidden-activations.ts';
import { nearestRows } from '#engine/explain/inspect/nearest-rows.ts';
import { growTree, leafOf } from '#engine/explain/inspect/regression-tree.ts';
import type { TreeNode, TreeTask } from '#engine/explain/inspect/regression-tree.ts';
import { aNumber, denseModel, normalRows } from '#test/support/small-models.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';

let tf: Tf;
let tensors = 0;
beforeAll(async () => {
  ({ tf } = await openBackend());
  tensors = tf.memory().numTensors;
});
afterAll(() => expect(tf.memory().numTensors).toBe(tensors));

/** round(3·sin(1.7·i + 2.1·k) + k/2, 3), 24 × 3. */
const x = Float32Array.from({ length: 24 * 3 }, (_, at) => {
  const [i, k] = [Math.floor(at / 3), at % 3];
  return Math.round((3 * Math.sin(1.7 * i + 2.1 * k) + k * 0.5) * 1000) / 1000;
});
const cell = (row: number, k: number): number => x[row * 3 + k] ?? 0;
const rows = Array.from({ length: 24 }, (_, row) => row);
const task = (y: readonly number[], classes: number, depth: number, minLeaf: number): TreeTask => ({
  x,
  features: 3,
  y,
  classes,
  depth,
  minLeaf,
  yieldToEventLoop: () => Promise.resolve(),
});

/** Depth first: feature (−2 at a leaf), threshold, rows, impurity, value. */
function listed(node: TreeNode): (number | number[])[][] {
  const { split, rows: count, impurity, value } = node;
  const own = [split?.feature ?? -2, split?.threshold ?? -2, count, impurity, [...value]];
  return [own, ...(split ? [...listed(split.left), ...listed(split.right)] : [])];
}

test('a tree of classes is scikit-learn’s', async () => {
  const y = rows.map((row) => Number(cell(row, 0) > 0.4 && cell(row, 1) < 1.5));
  expect(y).toEqual([0, 1, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1]);
  const root = await growTree(task(y, 2, 3, 2));
  const [first, ...rest] = listed(root);
  expect(first?.[3]).toBeCloseTo(0.46875, 10);
  expect(first?.[4]).toEqual([0.625, 0.375]);
  // Several columns part the last ten rows equally well; scikit-learn draws one of them, and its leaves are these too.
  const leaves = rest.filter(([feature]) => feature === -2).map(([, , count, impurity]) => [count, impurity]);
  expect(leaves.toSorted((a, b) => Number(b[0]) - Number(a[0]))).toEqual([
    [14, 0],
    [8, 0],
    [2, 0.5],
  ]);
  expect([first?.[2], rest[0]?.[2], rest[0]?.[4]]).toEqual([24, 14, [1, 0]]);
  expect(rest[1]?.[3]).toBeCloseTo(0.18, 10);
});

test('a tree of numbers is scikit-learn’s', async () => {
  const y = rows.map((row) => Math.round((2 * cell(row, 0) - cell(row, 1) ** 2) * 10_000) / 10_000);
  const root = await growTree(task(y, 0, 2, 3));
  const expected = [
    [1, 2.4774999618530273, 24, 44.2141439384157, [-4.585604223112266]],
    [0, 1.953499972820282, 17, 17.232334678260315, [-1.0263999945977156]],
    [-2, -2.0, 10, 2.527582838506202, [-4.152709972858429]],
    [-2, -2.0, 7, 4.329972130371797, [3.4397571172033037]],
    [1, 3.3320000171661377, 7, 4.2614485899656245, [-13.229385920933314]],
    [-2, -2.0, 4, 2.4374269301665663, [-11.897700309753418]],
    [-2, -2.0, 3, 1.1762748167354005, [-15.004966735839844]],
  ];
  const found = listed(root);
  expect(found.length).toBe(expected.length);
  expected.flat(2).forEach((value, i) => expect(found.flat(2)[i]).toBeCloseTo(Number(value), 3));
  const leaf = leafOf(root, x, 3, 7);
  expect(leaf.value[0]).toBeCloseTo(-15.004966735839844, 3);
});

test('a tree of one class, or of too few rows, is a leaf', async () => {
  expect(
    (
      await growTree(
        task(
          rows.map(() => 1),
          2,
          3,
          1,
        ),
      )
    ).split,
  ).toBeUndefined();
  expect(
    (
      await growTree(
        task(
          rows.map((row) => row % 2),
          2,
          3,
          13,
        ),
      )
    ).split,
  ).toBeUndefined();
});

test('nearest rows are those of a search row by row, ties in their order', async () => {
  const width = 6;
  // Far from 0, where squares swallow differences.
  const among = normalRows(300, width, 1).map((v) => v + 1000);
  const of = normalRows(9, width, 2).map((v) => v + 1000);
  among.copyWithin(10 * width, 20 * width, 21 * width);
  of.set(among.subarray(20 * width, 21 * width), 0);
  const found = await nearestRows(tf, of, among, width, 4);
  const far = (i: number, j: number): number =>
    Math.sqrt(
      Array.from({ length: width }, (_, f) => ((of[i * width + f] ?? 0) - (among[j * width + f] ?? 0)) ** 2).reduce(
        (sum, v) => sum + v,
        0,
      ),
    );
  found.forEach((near, i) => {
    const expected = Array.from({ length: 300 }, (_, j) => ({ place: j, distance: far(i, j) }))
      .toSorted((a, b) => a.distance - b.distance || a.place - b.place)
      .slice(0, 4);
    expect(near).toEqual(expected);
  });
  const scale = Float64Array.of(1, 2, 3, 4, 5, 0.5);
  const scaled = (x: Float32Array): Float32Array => x.map((v, i) => v / (scale[i % width] ?? 1));
  const inUnits = await nearestRows(tf, of, among, width, 4, { scale });
  const divided = await nearestRows(tf, scaled(of), scaled(among), width, 4);
  expect(inUnits.map((near) => near.map(({ place }) => place))).toEqual(
    divided.map((near) => near.map(({ place }) => place)),
  );
  expect(inUnits[3]?.[0]?.distance).toBeCloseTo(divided[3]?.[0]?.distance ?? Number.NaN, 3);
  expect(found[0]?.slice(0, 2)).toEqual([
    { place: 10, distance: 0 },
    { place: 20, distance: 0 },
  ]);
});

test('hidden activations are what the last layer sees; a network of one layer has none', async () => {
  const { signal } = new AbortController();
  const model = denseModel(2, aNumber, [
    { kernel: [1, -1, 0, 2, 1, 0], bias: [0, 0, 1], activation: 'relu' },
    { kernel: [1, 1, 1], bias: [0], activation: 'linear' },
  ]);
  const found = await hiddenActivations(tf, model, Float32Array.of(1, 2, 3, -1), signal);
  expect(found.width).toBe(3);
  expect([...found.values]).toEqual([5, 1, 1, 1, 0, 1]);
  const flat = denseModel(2, aNumber, [{ kernel: [1, 1], bias: [0], activation: 'linear' }]);
  await expect(hiddenActivations(tf, flat, Float32Array.of(1, 2), signal)).rejects.toThrow('explain.noHiddenLayer');
});
