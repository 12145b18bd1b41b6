// Pipelines of many nodes, for the bench: one table, one split, and so many networks side by side as make up the number,
// each trained, evaluated and asked for predictions. Laid out in rows, a network each, without overlaps.
import type { NodePlace, PipelineDocument } from '#shared/document/document.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import type { ParamValue } from '#shared/spec/param.ts';
import { pipeline } from '#test/pipelines/workbench.ts';

const column = 300;
const row = 260;

/** `count` nodes, 14 at least. */
export function largeDocument(count: number, seed = 1): PipelineDocument {
  const nodes: Record<string, { readonly kind: NodeKind } & Readonly<Record<string, ParamValue>>> = {};
  const layout: Record<string, NodePlace> = {};
  const wires: string[] = [];
  const add = (id: string, kind: NodeKind, at: readonly [number, number], params: Record<string, ParamValue> = {}) => {
    nodes[id] = { ...params, kind };
    layout[id] = { x: at[0] * column, y: at[1] * row };
  };
  const wire = (from: string, to: string) => wires.push(`${from} > ${to}`);
  add('sample', 'data.sample', [0, 0], { name: 'wine' });
  add('target', 'data.target', [1, 0], { target: 'target' });
  add('split', 'data.split', [2, 0]);
  add('standardise', 'data.standardise', [3, 0]);
  wire('sample.table', 'target.table');
  wire('target.dataset', 'split.dataset');
  wire('split.dataset', 'standardise.dataset');
  // A network is an input, its layers, an optimizer, and who trains, evaluates and predicts.
  const networks = Math.max(1, Math.round((count - 4) / 30));
  let left = count - 4;
  for (let index = 0; index < networks; index += 1) {
    const share = Math.floor(left / (networks - index));
    left -= share;
    const layers = Math.max(1, share - 5);
    const name = (what: string) => `${what}-${index + 1}`;
    const y = index + 1;
    add(name('input'), 'layer.input', [0, y]);
    wire('standardise.dataset', `${name('input')}.dataset`);
    let before = `${name('input')}.layer`;
    for (let layer = 0; layer < layers; layer += 1) {
      const last = layer === layers - 1;
      const kind = !last && layer % 3 === 2 ? 'layer.dropout' : 'layer.dense';
      const id = `${name('layer')}-${layer + 1}`;
      const sizes: Record<string, ParamValue> = last
        ? { units: 3, activation: 'softmax' }
        : { units: 16 + ((layer * 7) % 32), activation: 'relu' };
      add(id, kind, [layer + 1, y], kind === 'layer.dense' ? sizes : {});
      wire(before, `${id}.layer`);
      before = `${id}.layer`;
    }
    add(name('adam'), 'optimizer.adam', [layers + 1, y]);
    add(name('fit'), 'train.fit', [layers + 2, y], { loss: 'sparse_categorical_crossentropy', epochs: 20 });
    add(name('evaluate'), 'evaluate.evaluate', [layers + 3, y]);
    add(name('predict'), 'evaluate.predict', [layers + 4, y]);
    wire(before, `${name('fit')}.network`);
    wire(`${name('adam')}.optimizer`, `${name('fit')}.optimizer`);
    wire('standardise.dataset', `${name('fit')}.dataset`);
    for (const asks of ['evaluate', 'predict']) {
      wire(`${name('fit')}.model`, `${name(asks)}.model`);
      wire('standardise.dataset', `${name(asks)}.dataset`);
    }
  }
  return { ...pipeline(nodes, wires, seed), layout };
}
