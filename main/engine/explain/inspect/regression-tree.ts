// CART (Breiman et al. 1984) on small data: a binary tree that splits where the impurity of what it must tell falls most.
// Gini impurity for classes, squared error for numbers; ties go to the first feature and the lowest threshold, and
// thresholds lie halfway between two values, as in scikit-learn. Features of words are split into one word and the others.

export interface TreeNode {
  readonly rows: number;
  /** Fraction of each class, or the mean as a single number. */
  readonly value: Float64Array;
  readonly impurity: number;
  readonly depth: number;
  /** Absent at a leaf. Left = at most the threshold, or of words that one. */
  readonly split?: Cut & {
    readonly left: TreeNode;
    readonly right: TreeNode;
  };
}

interface Cut {
  readonly feature: number;
  readonly threshold: number;
  readonly word: boolean;
}

export interface TreeTask {
  /** rows × features. */
  readonly x: Float32Array;
  readonly features: number;
  /** Class indexes, or numbers. */
  readonly y: ArrayLike<number>;
  /** 0 = numbers. */
  readonly classes: number;
  readonly depth: number;
  readonly minLeaf: number;
  /** Per feature whether its numbers stand for words. */
  readonly words?: readonly boolean[];
  /** Waited for between pieces of work; throws when cancelled. */
  yieldToEventLoop(): Promise<void>;
  progress?(fraction: number): void;
}

/** Sums from which value and impurity follow: counts of classes, or [Σ y, Σ y²]. */
type Sums = Float64Array;

export async function growTree(task: TreeTask): Promise<TreeNode> {
  const rows = task.x.length / task.features;
  const sorted: Int32Array[] = [];
  for (let f = 0; f < task.features; f += 1) {
    await task.yieldToEventLoop();
    const order = Int32Array.from({ length: rows }, (_, row) => row);
    sorted.push(order.sort((a, b) => valueAt(task, a, f) - valueAt(task, b, f) || a - b));
    task.progress?.((f + 1) / task.features / 2);
  }
  const root = await grow(task, sorted, 0);
  task.progress?.(1);
  return root;
}

const valueAt = ({ x, features }: TreeTask, row: number, feature: number): number => x[row * features + feature] ?? 0;

async function grow(task: TreeTask, sorted: readonly Int32Array[], depth: number): Promise<TreeNode> {
  const own = sorted[0] ?? new Int32Array();
  const rows = own.length;
  const sums = sumsOf(task, own);
  const leaf = { rows, value: valueOf(task, sums, rows), impurity: impurityOf(task, sums, rows), depth };
  if (depth >= task.depth || rows < 2 * task.minLeaf || leaf.impurity <= 1e-12) return leaf;
  const best = await bestSplit(task, sorted, sums, leaf.impurity);
  if (!best) return leaf;
  const goesLeft = (row: number): boolean => isLeft(best, valueAt(task, row, best.feature));
  const left: Int32Array[] = [];
  const right: Int32Array[] = [];
  for (const order of sorted) {
    left.push(order.filter(goesLeft));
    right.push(order.filter((row) => !goesLeft(row)));
    await task.yieldToEventLoop();
  }
  return {
    ...leaf,
    split: { ...best, left: await grow(task, left, depth + 1), right: await grow(task, right, depth + 1) },
  };
}

async function bestSplit(
  task: TreeTask,
  sorted: readonly Int32Array[],
  total: Sums,
  impurity: number,
): Promise<Cut | undefined> {
  const rows = sorted[0]?.length ?? 0;
  let best: Cut | undefined;
  // Rounding is no gain.
  let min = rows * impurity * (1 - 1e-10);
  for (const [feature, order] of sorted.entries()) {
    await task.yieldToEventLoop();
    const word = task.words?.[feature] ?? false;
    const left = new Float64Array(total.length);
    let first = 0;
    for (let i = 0; i < (word ? rows : rows - 1); i += 1) {
      const row = order[i] ?? 0;
      addRow(task, left, row);
      const here = valueAt(task, row, feature);
      const next = i + 1 < rows ? valueAt(task, order[i + 1] ?? 0, feature) : Number.NaN;
      if (here === next) continue;
      const count = i + 1 - first;
      const own = left.slice();
      if (word) {
        first = i + 1;
        left.fill(0);
      }
      if (count < task.minLeaf || rows - count < task.minLeaf) continue;
      const right = total.map((sum, k) => sum - (own[k] ?? 0));
      const weighted = count * impurityOf(task, own, count) + (rows - count) * impurityOf(task, right, rows - count);
      if (weighted >= min * (1 - 1e-12)) continue;
      min = weighted;
      const middle = here + (next - here) / 2;
      best = { feature, threshold: middle < next && !word ? middle : here, word };
    }
  }
  return best;
}

function sumsOf(task: TreeTask, rows: Int32Array): Sums {
  const sums = new Float64Array(task.classes === 0 ? 2 : task.classes);
  for (const row of rows) addRow(task, sums, row);
  return sums;
}

function addRow({ y, classes }: TreeTask, sums: Sums, row: number): void {
  const value = y[row] ?? 0;
  if (classes > 0) sums[value] = (sums[value] ?? 0) + 1;
  else {
    sums[0] = (sums[0] ?? 0) + value;
    sums[1] = (sums[1] ?? 0) + value * value;
  }
}

function valueOf({ classes }: TreeTask, sums: Sums, rows: number): Float64Array {
  return classes > 0 ? sums.map((count) => count / rows) : Float64Array.of((sums[0] ?? 0) / rows);
}

function impurityOf({ classes }: TreeTask, sums: Sums, rows: number): number {
  if (classes > 0) return 1 - sums.reduce((sum, count) => sum + (count / rows) ** 2, 0);
  return Math.max(0, (sums[1] ?? 0) / rows - ((sums[0] ?? 0) / rows) ** 2);
}

const isLeft = ({ threshold, word }: Cut, value: number): boolean => (word ? value === threshold : value <= threshold);

/** The leaf that a row of `x` comes to. */
export function leafOf(root: TreeNode, x: Float32Array, features: number, row: number): TreeNode {
  let node = root;
  while (node.split) {
    const { left, right } = node.split;
    node = isLeft(node.split, x[row * features + node.split.feature] ?? 0) ? left : right;
  }
  return node;
}
