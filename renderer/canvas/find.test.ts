import { expect, test } from 'vitest';
import { findNodes } from '#renderer/canvas/find.ts';
import { frameBox } from '#renderer/canvas/frames.ts';
import { emptyDocument } from '#shared/document/document.ts';
import { addFrame, addNode, isRefused, removeNodes, renameFrame, setLabel, unframe } from '#shared/document/edits.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import { translator } from '#shared/text/translate.ts';
import type { ParamValue } from '#shared/spec/param.ts';

function add(
  document = emptyDocument(),
  kind: NodeKind,
  x: number,
  y: number,
  params: Record<string, ParamValue> = {},
) {
  const added = addNode(document, kind, { x, y }, params);
  if (isRefused(added)) throw new Error(added.problem.code);
  return added.document;
}

test('nodes are found by title, label, setting, option, and text, in the order in which they are read', () => {
  let document = add(undefined, 'layer.dense', 300, 0, { units: 7, activation: 'relu' });
  document = add(document, 'layer.dense', 0, 0, { units: 64, activation: 'softmax' });
  document = add(document, 'text.note', 0, 500, { markdown: 'Look at the Ｗine' });
  document = setLabel(document, 'dense', 'Hidden').document;
  const find = (query: string, language: 'en' | 'zh' = 'en') => findNodes(document, query, translator(language));
  expect(find('dense')).toEqual(['dense-2', 'dense']);
  expect(find('hidden')).toEqual(['dense']);
  expect(find('RELU')).toEqual(['dense']);
  expect(find('dense 64')).toEqual(['dense-2']);
  expect(find('wine')).toEqual(['note']);
  expect(find('全连接', 'zh')).toEqual(['dense-2', 'dense']);
  expect([find(''), find('  '), find('nothing')]).toEqual([[], [], []]);
});

test('a node stands in one frame at most, and an empty frame is gone', () => {
  let document = add(add(add(undefined, 'layer.dense', 0, 0), 'layer.dense', 300, 0), 'layer.dense', 0, 400);
  document = addFrame(document, ['dense', 'dense-2'], 'One').document;
  document = addFrame(document, ['dense-2', 'dense-3', 'unknown'], 'Two').document;
  expect(Object.values(document.frames)).toEqual([
    { id: 'frame', title: 'One', nodes: ['dense'] },
    { id: 'frame-2', title: 'Two', nodes: ['dense-2', 'dense-3'] },
  ]);
  document = renameFrame(document, 'frame-2', 'Three').document;
  expect(document.frames['frame-2']?.title).toBe('Three');
  expect(Object.keys(removeNodes(document, ['dense']).document.frames)).toEqual(['frame-2']);
  expect(Object.keys(unframe(document, ['dense-2', 'dense-3']).document.frames)).toEqual(['frame']);
  const box = frameBox(document, ['dense-2'], () => undefined);
  expect(box && [box.left < 300, box.top < 0, box.left + box.width > 540]).toEqual([true, true, true]);
  expect(frameBox(document, ['unknown'], () => undefined)).toBeUndefined();
});
