import { expect, test } from 'vitest';
import { newNodeId, nodeIdPattern } from '#shared/document/node-id.ts';

test('ids are readable, and the first free one is taken', () => {
  const free = () => false;
  expect(newNodeId('layer.dense', free)).toBe('dense');
  expect(newNodeId('layer.batchNormalization', free)).toBe('batch-normalization');
  expect(newNodeId('layer.dense', new Set(['dense', 'dense-2']))).toBe('dense-3');
});

test('whatever a kind is called, its id is a legal one that no object answers to', () => {
  for (const kind of ['', '.', 'x.constructor', 'x.__proto__', 'x.名前', `x.${'a'.repeat(300)}`, 'x.-', 'x.a b']) {
    const id = newNodeId(kind, () => false);
    expect(id).toMatch(nodeIdPattern);
    expect(id in {}).toBe(false);
  }
});
