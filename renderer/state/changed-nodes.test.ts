// Which nodes an edit reaches, known without the engine.
import { expect, it } from 'vitest';
import { changedNodes } from '#renderer/state/changed-nodes.ts';
import { emptyDocument } from '#shared/document/document.ts';
import type { PipelineDocument } from '#shared/document/document.ts';
import {
  addNode,
  connect,
  isRefused,
  moveNodes,
  removeNodes,
  setLabel,
  setParam,
  setPaused,
} from '#shared/document/edits.ts';
import type { Edited, Refused } from '#shared/document/edits.ts';

function done(edited: Edited | Refused): PipelineDocument {
  if (isRefused(edited)) throw new Error(edited.problem.code);
  return edited.document;
}

/** input → dense → dense-2, and adam apart. */
function pipeline(): PipelineDocument {
  let document = emptyDocument();
  for (const kind of ['layer.input', 'layer.dense', 'layer.dense', 'optimizer.adam'] as const)
    document = done(addNode(document, kind, { x: 0, y: 0 }));
  const wire = (from: string, to: string) =>
    done(connect(document, { node: from, port: 'layer' }, { node: to, port: 'layer' }));
  document = wire('input', 'dense');
  return wire('dense', 'dense-2');
}

const before = pipeline();
const changed = (now: PipelineDocument) => [...changedNodes(before, now).keys()].toSorted();

it('reaches what is below an edit, and nothing else', () => {
  expect(changed(before)).toEqual([]);
  expect(changed(done(setParam(before, 'dense', 'units', 7)))).toEqual(['dense', 'dense-2']);
  expect(changed(done(setParam(before, 'adam', 'learningRate', 0.5)))).toEqual(['adam']);
  expect(changed(done(setPaused(before, ['dense'], true)))).toEqual(['dense', 'dense-2']);
  expect(changed(done(removeNodes(before, ['dense'], false)))).toEqual(['dense-2']);
  expect(changed(done(addNode(before, 'layer.dense', { x: 9, y: 9 })))).toEqual(['dense-3']);
  expect(changed({ ...before, seed: before.seed + 1 })).toEqual(['adam', 'dense', 'dense-2', 'input']);
});

it('is the same again after the edit was taken back, by other objects', () => {
  const edited = done(setParam(before, 'dense', 'units', 7));
  const back = done(setParam(edited, 'dense', 'units', before.nodes['dense']?.params['units'] ?? 32));
  expect(back.nodes).not.toBe(before.nodes);
  expect(changed(back)).toEqual([]);
});

it('takes names and places for nothing', () => {
  expect(changed(done(setLabel(before, 'dense', 'Hidden')))).toEqual([]);
  expect(changed(done(moveNodes(before, { dense: { x: 50, y: 50 } })))).toEqual([]);
});
