import { expect, test } from 'vitest';
import { emptyDocument } from '#shared/document/document.ts';
import { diffDocuments } from '#test/support/document-diff.ts';
import {
  addNode,
  connect,
  isRefused,
  moveNodes,
  removeNodes,
  setLabel,
  setParam,
  setSeed,
} from '#shared/document/edits.ts';
import type { Edited, Refused } from '#shared/document/edits.ts';

const done = (outcome: Edited | Refused) => {
  if (isRefused(outcome)) throw new Error(outcome.problem.code);
  return outcome.document;
};

test('what was added, removed, changed and moved, by name', () => {
  let before = done(addNode(emptyDocument(), 'layer.input', { x: 0, y: 0 }));
  before = done(addNode(before, 'layer.dense', { x: 0, y: 0 }));
  before = done(addNode(before, 'layer.flatten', { x: 0, y: 0 }));
  before = done(connect(before, { node: 'input', port: 'layer' }, { node: 'dense', port: 'layer' }));
  let after = setParam(before, 'dense', 'units', 3).document;
  after = setLabel(after, 'dense', 'Wide').document;
  after = moveNodes(after, { input: { x: 5, y: 5 } }).document;
  after = removeNodes(after, ['flatten']).document;
  after = done(addNode(after, 'layer.dropout', { x: 0, y: 0 }));
  after = done(connect(after, { node: 'dense', port: 'layer' }, { node: 'dropout', port: 'layer' }));
  after = setSeed(after, 9).document;
  expect(diffDocuments(before, after)).toEqual({
    added: ['dropout'],
    removed: ['flatten'],
    changed: [{ id: 'dense', params: ['units'], fields: ['label'] }],
    moved: ['input'],
    wiresAdded: ['dense.layer>dropout.layer'],
    wiresRemoved: [],
    seed: { before: 1, after: 9 },
  });
  expect(diffDocuments(after, before)).toMatchObject({
    added: ['flatten'],
    removed: ['dropout'],
    wiresRemoved: ['dense.layer>dropout.layer'],
  });
});
