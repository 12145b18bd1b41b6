import { expect, test } from 'vitest';
import { emptyDocument, wireId } from '#shared/document/document.ts';
import type { PipelineDocument, PipelineWire } from '#shared/document/document.ts';
import { nodeParts, nodeSize, portHeight, portsInTitle, previewRoom } from '#shared/document/node-size.ts';
import { rowLayout, rowLayoutGap } from '#shared/document/row-layout.ts';

function documentOf(kinds: Readonly<Record<string, string>>, wires: readonly string[]): PipelineDocument {
  const nodes = Object.fromEntries(
    Object.entries(kinds).map(([id, kind]) => [id, { id, kind, kindVersion: 1, params: {} }]),
  );
  const drawn = wires.map((text): PipelineWire => {
    const [from = '', to = ''] = text.split('>');
    const end = (ref: string) => ({ node: ref.split('.')[0] ?? '', port: ref.split('.')[1] ?? '' });
    return { from: end(from), to: end(to) };
  });
  return { ...emptyDocument(), nodes, wires: Object.fromEntries(drawn.map((wire) => [wireId(wire), wire])) };
}

const step = nodeParts.width + rowLayoutGap.x;

test('data, network and results stand in rows of their own, notes above all, optimizers behind the network', () => {
  const document = documentOf(
    {
      adam: 'optimizer.adam',
      csv: 'data.csv',
      dense: 'layer.dense',
      evaluate: 'evaluate.evaluate',
      fit: 'train.fit',
      input: 'layer.input',
      note: 'text.note',
      target: 'data.target',
    },
    ['csv.table>target.table', 'input.layer>dense.layer', 'dense.layer>fit.network', 'fit.model>evaluate.model'],
  );
  const places = rowLayout(document);
  const rows = new Map<number, string[]>();
  for (const [id, { y }] of Object.entries(places)) rows.set(y, [...(rows.get(y) ?? []), id]);
  const inOrder = [...rows].toSorted(([one], [other]) => one - other).map(([, ids]) => ids);
  expect(inOrder.map((ids) => ids.toSorted((one, two) => (places[one]?.x ?? 0) - (places[two]?.x ?? 0)))).toEqual([
    ['note'],
    ['csv', 'target'],
    ['input', 'dense', 'adam'],
    ['fit', 'evaluate'],
  ]);
  expect(places['note']?.width).toBe(3 * nodeParts.width + 2 * rowLayoutGap.x);
  expect(['input', 'dense', 'adam'].map((id) => places[id]?.x)).toEqual([0, step, 2 * step]);
});

test('a long chain is broken into rows of nearly the same length, branches stay together', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const chain = documentOf(
    Object.fromEntries(names.map((id) => [id, 'layer.dense'])),
    names.slice(1).map((id, i) => `${names[i]}.layer>${id}.layer`),
  );
  const places = rowLayout(chain);
  expect(names.map((id) => places[id]?.x)).toEqual([0, step, 2 * step, 0, step]);
  expect(new Set(names.map((id) => places[id]?.y)).size).toBe(2);
  const branches = documentOf({ a1: 'data.csv', a2: 'data.csv', b1: 'table.sort', b2: 'table.sort' }, [
    'a1.table>b1.table',
    'a2.table>b2.table',
  ]);
  const order = Object.entries(rowLayout(branches)).toSorted(([, one], [, two]) => one.x - two.x);
  expect(order.map(([id]) => id)).toEqual(['a1', 'b1', 'a2', 'b2']);
});

test('sizes follow ports and what is shown of the results', () => {
  const size = (kind: string, params = {}, place = {}) => nodeSize({ id: 'n', kind, kindVersion: 1, params }, place);
  expect(portsInTitle('layer.dense')).toBe(true);
  expect(portsInTitle('train.fit')).toBe(false);
  expect(portHeight('layer.dense', 'outputs', 'layer')).toBe(nodeParts.head / 2);
  expect(portHeight('train.fit', 'inputs', 'optimizer')).toBe(nodeParts.head + 2.5 * nodeParts.port);
  expect(size('layer.dense')).toEqual({ width: nodeParts.width, height: nodeParts.head + nodeParts.line });
  expect(previewRoom('evaluate.evaluate')).toBe('numbers');
  expect(size('explain.shap').height - size('explain.shap', {}, { collapsed: true }).height).toBe(nodeParts.picture);
  expect(size('text.note', { markdown: 'word '.repeat(400) }, { width: 300 }).height).toBeGreaterThan(
    size('text.note', { markdown: 'word '.repeat(400) }, { width: 900 }).height,
  );
});
