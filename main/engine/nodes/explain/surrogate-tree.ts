// Runs explain.surrogateTree: a small tree that says nearly what the model says, and how nearly on rows that it has not
// seen.
import { surrogateTree as spec } from '#shared/nodes/explain/surrogate-tree.ts';
import { ruleText } from '#shared/plots/rule-tree.ts';
import type { RuleNode } from '#shared/plots/rule-tree.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import {
  allRows,
  drawnRows,
  featureNames,
  inspectionProblems,
  rowSeed,
} from '#engine/explain/inspect/inspected-data.ts';
import { finitePredictions, withModel } from '#engine/explain/inspect/open-inspected.ts';
import { growTree, leafOf } from '#engine/explain/inspect/regression-tree.ts';
import type { TreeNode } from '#engine/explain/inspect/regression-tree.ts';
import { classOf } from '#engine/explain/inspect/row-score.ts';
import { undone } from '#engine/preprocessing/undo.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { FlatDataset } from '#engine/values/flat.ts';
import { reportTable } from '#engine/values/report.ts';
import type { ReportTable } from '#engine/values/report.ts';
import { shownText } from '#engine/network/shown-cell.ts';
import { modelAndData } from '#engine/network/match-dataset.ts';

export const surrogateTree = defineRunner<typeof spec>({
  spec,
  infer: ({ model, dataset }, params) => ({
    outputs: { report: { type: 'report' } },
    problems: inspectionProblems(model, dataset, ['train', params.split]),
  }),
  run: async (inputs, params, { signal, seed, progress }) => {
    const { model, dataset } = modelAndData(inputs, signal);
    const { target } = model;
    const train = await drawnRows(dataset, 'train', params.rows, rowSeed(seed));
    const held = await allRows(dataset, params.split);
    const [y, answers] = await withModel(model, async (_, opened) => {
      const told = async (x: Float32Array): Promise<Float64Array> => {
        const outputs = await finitePredictions(opened, x, signal);
        if (target.kind === 'number') return outputs.filter((_, i) => i % opened.outputs === 0);
        const rows = outputs.length / opened.outputs;
        return Float64Array.from({ length: rows }, (_, row) =>
          classOf(outputs.subarray(row * opened.outputs, (row + 1) * opened.outputs)),
        );
      };
      return [await told(train.x), await told(held.x)] as const;
    });
    const features = featureNames(dataset).length;
    const root = await growTree({
      x: train.x,
      features,
      y,
      classes: target.kind === 'number' ? 0 : target.classes.length,
      depth: params.depth,
      minLeaf: params.minLeaf,
      ...(dataset.words && { words: dataset.words.map(Boolean) }),
      yieldToEventLoop: () => yieldToEventLoop(signal),
      progress,
    });
    const nodes = flattened(root, dataset);
    const leaves = nodes.filter(({ question }) => !question).length;
    const fidelity = (x: Float32Array, given: Float64Array): number | null => {
      const own = fidelityOf(root, x, features, given, target.kind);
      return Number.isFinite(own) ? own : null;
    };
    return {
      report: {
        type: 'report',
        title: 'inspection',
        target,
        metrics: {
          [target.kind === 'number' ? 'fidelity_r2' : 'fidelity']: fidelity(held.x, answers),
          [target.kind === 'number' ? 'fidelity_r2_training' : 'fidelity_training']: fidelity(train.x, y),
          ...(target.kind === 'number' ? {} : { commonest_answer: commonest(answers) }),
          leaves,
          rows_used: train.rows,
        },
        plots: [{ plot: 'tree', nodes }],
        tables: [rulesTable(nodes, target.kind === 'number')],
      },
    };
  },
});

/** Fraction of rows on which the tree says the model's class; for numbers R² of the tree against the model's answers. */
function fidelityOf(
  root: TreeNode,
  x: Float32Array,
  features: number,
  answers: Float64Array,
  kind: 'binary' | 'classes' | 'number',
): number {
  const said = answers.map((_, row) => {
    const { value } = leafOf(root, x, features, row);
    return kind === 'number' ? (value[0] ?? Number.NaN) : classOf(value);
  });
  if (kind !== 'number') return answers.filter((answer, row) => answer === said[row]).length / answers.length;
  const mean = answers.reduce((sum, answer) => sum + answer, 0) / answers.length;
  const rest = answers.reduce((sum, answer, row) => sum + (answer - (said[row] ?? 0)) ** 2, 0);
  return 1 - rest / answers.reduce((sum, answer) => sum + (answer - mean) ** 2, 0);
}

/** What a tree without any question would reach. */
function commonest(answers: Float64Array): number {
  const counts = new Map<number, number>();
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return Math.max(...counts.values()) / answers.length;
}

/** Depth first, yes before no. */
function flattened(root: TreeNode, dataset: FlatDataset): RuleNode[] {
  const names = featureNames(dataset);
  const nodes: RuleNode[] = [];
  const add = (node: TreeNode, above: Pick<RuleNode, 'parent' | 'answer'>): void => {
    const parent = nodes.length;
    const { split, value, rows } = node;
    const best = classOf(value);
    const number = dataset.target.kind === 'number';
    nodes.push({
      ...above,
      ...(split && {
        question: {
          feature: names[split.feature] ?? '',
          ...(split.word
            ? { word: shownText(dataset, split.feature, split.threshold) }
            : { threshold: undone(dataset.preprocessing, split.feature, split.threshold) }),
        },
      }),
      rows,
      prediction: number ? String(Number((value[0] ?? 0).toPrecision(4))) : (dataset.target.classes[best] ?? ''),
      ...(number ? {} : { share: value[best] ?? 0 }),
    });
    if (!split) return;
    add(split.left, { parent, answer: 'yes' });
    add(split.right, { parent, answer: 'no' });
  };
  add(root, {});
  return nodes;
}

/** One line a node, indented by depth, as a person reads rules. */
function rulesTable(nodes: readonly RuleNode[], number: boolean): ReportTable {
  const depths: number[] = [];
  const rule = ({ parent, answer }: RuleNode, i: number): string => {
    const above = parent === undefined ? undefined : nodes[parent];
    const depth = parent === undefined ? 0 : (depths[parent] ?? 0) + 1;
    depths[i] = depth;
    const own = above?.question ? ruleText(above.question, answer) : '·';
    return `${'\u2007\u2007\u2007'.repeat(Math.max(0, depth - 1))}${depth > 0 ? '└ ' : ''}${own}`;
  };
  return reportTable('rules', nodes, {
    rule: ['text', rule],
    rows: ['integer', ({ rows }) => rows],
    prediction: ['text', ({ prediction }) => prediction],
    shareOfRows: !number && ['number', ({ share }) => share ?? null],
    leaf: ['boolean', ({ question }) => !question],
  });
}
