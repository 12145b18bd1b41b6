import { expect, test } from 'vitest';
import { readHabits, withAdded, withWires } from '#renderer/palette/habits.ts';
import { offersAt, offersBeside } from '#renderer/palette/offers.ts';
import { wireUp } from '#renderer/palette/wire-up.ts';
import { emptyDocument, wireId } from '#shared/document/document.ts';
import type { PipelineDocument } from '#shared/document/document.ts';
import { catalogue, defaultParams, specOf } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import { wireCounts } from '#shared/nodes/wire-counts.ts';

/** `id: kind` and `from.port>to.port`. */
function documentOf(nodes: Readonly<Record<string, NodeKind>>, wires: readonly string[] = []): PipelineDocument {
  const made = wires.map((text) => {
    const [from = '', to = ''] = text.split('>');
    const ref = (end: string) => ({ node: end.split('.')[0] ?? '', port: end.split('.')[1] ?? '' });
    return { from: ref(from), to: ref(to) };
  });
  return {
    ...emptyDocument(),
    nodes: Object.fromEntries(
      Object.entries(nodes).map(([id, kind]) => [
        id,
        { id, kind, kindVersion: catalogue[kind].version, params: defaultParams(catalogue[kind]) },
      ]),
    ),
    wires: Object.fromEntries(made.map((wire) => [wireId(wire), wire])),
    layout: Object.fromEntries(Object.keys(nodes).map((id, at) => [id, { x: at * 300, y: 0 }])),
  };
}

const classifier = {
  sample: 'data.sample',
  target: 'data.target',
  split: 'data.split',
  standardise: 'data.standardise',
  input: 'layer.input',
  dense: 'layer.dense',
  adam: 'optimizer.adam',
  fit: 'train.fit',
} as const;
const wires = [
  'sample.table>target.table',
  'target.dataset>split.dataset',
  'split.dataset>standardise.dataset',
  'standardise.dataset>input.dataset',
  'input.layer>dense.layer',
  'dense.layer>fit.network',
  'standardise.dataset>fit.dataset',
  'adam.optimizer>fit.optimizer',
];
const whole = documentOf(classifier, wires);

const first = (kind: NodeKind, habits = {}) => {
  const document = documentOf({ it: kind });
  const output = Object.keys(catalogue[kind].outputs)[0] ?? '';
  return offersAt(document, { node: 'it', port: output, side: 'output' }, habits).map((offer) => offer.kind);
};

test.each([
  ['data.csv', 'data.target'],
  ['data.sample', 'data.target'],
  ['table.filter', 'data.target'],
  ['data.target', 'data.split'],
  ['data.split', 'data.standardise'],
  ['data.standardise', 'train.fit'],
  ['layer.input', 'layer.dense'],
  ['layer.dense', 'layer.dense'],
  ['layer.dropout', 'layer.dense'],
  ['layer.conv2d', 'layer.maxPooling2d'],
  ['layer.flatten', 'layer.dense'],
  ['layer.elu', 'layer.dense'],
  ['optimizer.lion', 'train.fit'],
  ['train.fit', 'evaluate.evaluate'],
  ['language.word2vec', 'language.wordMap'],
] as const)('after %s comes %s', (kind, next) => expect(first(kind)[0]).toBe(next));

test('after Dense the training is as near as another Dense; a kind that has no reason to follow itself comes last', () => {
  expect(first('layer.dense').slice(0, 2).toSorted()).toEqual(['layer.dense', 'train.fit']);
  for (const kind of ['data.target', 'data.split', 'data.standardise', 'layer.softmax'] as const) {
    const offered = first(kind);
    if (offered.includes(kind)) expect(offered.indexOf(kind), kind).toBeGreaterThan(offered.length / 2);
  }
});

test('no kind is offered first after itself without a reason', () => {
  const reasons = new Set(['layer.dense', 'layer.transformerBlock']);
  for (const kind of Object.keys(catalogue) as NodeKind[]) {
    for (const port of Object.keys(catalogue[kind].outputs)) {
      const [offer] = offersAt(documentOf({ it: kind }), { node: 'it', port, side: 'output' }, {});
      if (!reasons.has(kind)) expect(offer?.kind, `${kind}.${port}`).not.toBe(kind);
    }
  }
});

test('what stands on the way already is not offered again', () => {
  const offered = offersAt(whole, { node: 'standardise', port: 'dataset', side: 'output' }, {});
  for (const kind of ['data.split', 'data.target', 'data.standardise'])
    expect(offered.find((offer) => offer.kind === kind)?.isLikely ?? false, kind).toBe(false);
});

test('what a person does counts more than what examples have', () => {
  const habit = withWires(readHabits(null), Array(4).fill('data.split.dataset>data.scale.dataset'));
  expect(first('data.split', habit.wires)[0]).toBe('data.scale');
});

test('an input offers what comes before it, and beside a node what it lacks comes first', () => {
  const document = documentOf({ fit: 'train.fit' });
  expect(offersAt(document, { node: 'fit', port: 'optimizer', side: 'input' }, {})[0]?.kind).toBe('optimizer.adam');
  const beside = offersBeside(document, 'fit', {}).map(({ kind }) => kind);
  expect(beside.slice(0, 4)).toContain('optimizer.adam');
  expect(offersBeside(whole, 'fit', {})[0]?.kind).toBe('evaluate.evaluate');
});

test('the counted wires are between ports that there are', () => {
  for (const pair of Object.keys(wireCounts)) {
    const [from = '', to = ''] = pair.split('>');
    const cut = (end: string) => [end.slice(0, end.lastIndexOf('.')), end.slice(end.lastIndexOf('.') + 1)] as const;
    expect(specOf(cut(from)[0])?.outputs[cut(from)[1]], pair).toBeDefined();
    expect(specOf(cut(to)[0])?.inputs[cut(to)[1]], pair).toBeDefined();
  }
});

test('habits are bounded, and what was kept badly is left out', () => {
  let kept = readHabits('{"wires":{"a.b>c.d":3,"x":"y","z":-1},"recent":["layer.dense","no.such"]}');
  expect(kept).toEqual({ wires: { 'a.b>c.d': 3 }, recent: ['layer.dense'] });
  for (const text of [null, '', '[', 'null', '{"wires":7,"recent":{}}'])
    expect(readHabits(text)).toEqual({ wires: {}, recent: [] });
  for (let at = 0; at < 500; at += 1) kept = withWires(kept, [`k.${at}>k.p`, 'a.b>c.d']);
  expect(Object.keys(kept.wires).length).toBeLessThanOrEqual(200);
  expect(kept.wires['a.b>c.d']).toBeLessThanOrEqual(20);
  for (const kind of Object.keys(catalogue) as NodeKind[]) kept = withAdded(kept, kind);
  expect(kept.recent).toEqual((Object.keys(catalogue) as NodeKind[]).slice(-6).toReversed());
});

/** The wires of a new node, as text. */
function wired(document: PipelineDocument, selected: string, kind: NodeKind) {
  const fresh = documentOf({ it: kind }).nodes['it'];
  if (!fresh) throw new Error(kind);
  const { side, cut, wires: made } = wireUp({ ...document, nodes: { ...document.nodes, it: fresh } }, selected, 'it');
  return { side, cut, wires: made.map(wireId).toSorted() };
}

test('a new node is wired to the selected one, the right way round', () => {
  const two = documentOf({ dense: 'layer.dense', fit: 'train.fit', sample: 'data.sample' });
  expect(wired(two, 'dense', 'layer.dropout')).toEqual({ side: 'right', cut: [], wires: ['dense.layer>it.layer'] });
  expect(wired(two, 'fit', 'optimizer.adam')).toEqual({
    side: 'left',
    cut: [],
    wires: ['it.optimizer>fit.optimizer'],
  });
  expect(wired(two, 'sample', 'data.target').wires).toEqual(['sample.table>it.table']);
  expect(wired(two, 'sample', 'text.note').wires).toEqual([]);
  // An optimizer that is there already is not thrown out.
  expect(wired(whole, 'fit', 'optimizer.sgd').wires).toEqual([]);
});

test('with it come the inputs for which only one thing can be meant', () => {
  expect(wired(whole, 'fit', 'evaluate.evaluate').wires).toEqual([
    'fit.model>it.model',
    'standardise.dataset>it.dataset',
  ]);
  const untrained = documentOf(
    Object.fromEntries(Object.entries(classifier).filter(([id]) => id !== 'fit')) as Record<string, NodeKind>,
    wires.filter((wire) => !wire.includes('fit')),
  );
  const all = ['adam.optimizer>it.optimizer', 'dense.layer>it.network', 'standardise.dataset>it.dataset'];
  for (const selected of ['dense', 'standardise', 'adam'])
    expect(wired(untrained, selected, 'train.fit').wires).toEqual(all);
  const second = documentOf({ ...classifier, sgd: 'optimizer.sgd', other: 'optimizer.adam' }, wires);
  const again = wired(second, 'standardise', 'train.fit').wires;
  expect(again.some((wire) => wire.includes('optimizer'))).toBe(false);
});

test('beside a report comes another of the same model and rows', () => {
  const judged = documentOf({ ...classifier, evaluate: 'evaluate.evaluate' }, [
    ...wires,
    'fit.model>evaluate.model',
    'standardise.dataset>evaluate.dataset',
  ]);
  expect(wired(judged, 'evaluate', 'explain.shap')).toEqual({
    side: 'below',
    cut: [],
    wires: ['fit.model>it.model', 'standardise.dataset>it.dataset'],
  });
});

test('a layer behind one that leads on goes in between', () => {
  expect(wired(whole, 'dense', 'layer.dropout')).toEqual({
    side: 'right',
    cut: ['dense.layer>fit.network'],
    wires: ['dense.layer>it.layer', 'it.layer>fit.network'],
  });
});
