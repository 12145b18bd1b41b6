// A pipeline of every family that runs in a fraction of a second: a CSV file, its split, a small network, its training,
// evaluation, predictions and explanation.
import type { PipelineDocument } from '#shared/document/document.ts';
import { pipeline } from '#test/pipelines/workbench.ts';

/** Two classes that four measurements tell apart, mostly. */
export function csvText(rows = 120): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const wave = (k: number) => Math.sin(row * 12.9898 + k * 78.233);
    return [...[0, 1, 2, 3].map((k) => (3 * wave(k)).toFixed(4)), 3 * wave(0) + wave(1) > 0.2 ? 'red' : 'blue'].join(
      ',',
    );
  });
  return ['a,b,c,d,target', ...lines, ''].join('\n');
}

type Nodes = Parameters<typeof pipeline>[0];

/** The small pipeline with other or further nodes, other wires to the ports that `wires` name, and without some. */
export function changedPipeline(
  change: { readonly nodes?: Nodes; readonly wires?: readonly string[]; readonly without?: readonly string[] } = {},
  seed = 1,
): PipelineDocument {
  const { nodes = {}, wires = [], without = [] } = change;
  const targets = new Set(wires.map((wire) => wire.split('>')[1]?.trim()));
  const names = (wire: string) => wire.split('>').map((end) => end.trim().split('.')[0] ?? '');
  const kept = smallWires.filter(
    (wire) => !targets.has(wire.split('>')[1]?.trim()) && !names(wire).some((name) => without.includes(name)),
  );
  const all = Object.entries({ ...smallNodes, ...nodes }).filter(([id]) => !without.includes(id));
  return pipeline(
    Object.fromEntries(all),
    [...kept, ...wires].filter((wire) => !without.includes(wire)),
    seed,
  );
}

export const smallPipeline = (seed = 1): PipelineDocument => changedPipeline({}, seed);

const smallNodes: Nodes = {
  csv: { kind: 'data.csv', file: 'rows.csv' },
  target: { kind: 'data.target', target: 'target' },
  split: { kind: 'data.split' },
  standardise: { kind: 'data.standardise' },
  input: { kind: 'layer.input' },
  hidden: { kind: 'layer.dense', units: 8, activation: 'relu' },
  drop: { kind: 'layer.dropout', rate: 0.2 },
  output: { kind: 'layer.dense', units: 1, activation: 'sigmoid' },
  adam: { kind: 'optimizer.adam', learningRate: 0.01 },
  fit: { kind: 'train.fit', epochs: 4, batchSize: 16, metrics: ['accuracy'] },
  evaluate: { kind: 'evaluate.evaluate' },
  predict: { kind: 'evaluate.predict' },
  shap: { kind: 'explain.shap', rows: 5, background: 20 },
  note: { kind: 'text.note', markdown: 'A note' },
};

const smallWires: readonly string[] = [
  'csv.table > target.table',
  'target.dataset > split.dataset',
  'split.dataset > standardise.dataset',
  'standardise.dataset > input.dataset',
  'input.layer > hidden.layer',
  'hidden.layer > drop.layer',
  'drop.layer > output.layer',
  'output.layer > fit.network',
  'standardise.dataset > fit.dataset',
  'adam.optimizer > fit.optimizer',
  'fit.model > evaluate.model',
  'standardise.dataset > evaluate.dataset',
  'fit.model > predict.model',
  'standardise.dataset > predict.dataset',
  'fit.model > shap.model',
  'standardise.dataset > shap.dataset',
];
