import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyRandom, randomEdits } from '#test/support/random-edits.ts';
import { emptyDocument, wireId } from '#shared/document/document.ts';
import type { PipelineDocument } from '#shared/document/document.ts';
import {
  addNode,
  addNodes,
  applyRepair,
  connect,
  disconnect,
  duplicate,
  isRefused,
  moveNodes,
  removeNodes,
  setCollapsed,
  setLabel,
  setParam,
  setPaused,
  setSeed,
} from '#shared/document/edits.ts';
import type { Edited, Refused } from '#shared/document/edits.ts';
import { diffDocuments } from '#test/support/document-diff.ts';
import { emptyHistory, mark, maxSteps, record, redo, undo } from '#shared/document/history.ts';
import { readDocument } from '#shared/document/read.ts';
import { writeDocument } from '#shared/document/write.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';

function done<T extends Edited>(outcome: T | Refused): T {
  if (isRefused(outcome)) throw new Error(`refused: ${JSON.stringify(outcome.problem)}`);
  return outcome;
}
function refusal(outcome: Edited | Refused): string {
  return isRefused(outcome) ? outcome.problem.code : 'not refused';
}
/** A document of these kinds and these wires, written `node.port>node.port`. */
function pipeline(kinds: readonly NodeKind[], wires: readonly string[] = []): PipelineDocument {
  let document = kinds.reduce(
    (so, kind, index) => done(addNode(so, kind, { x: index * 300, y: 0 })).document,
    emptyDocument(),
  );
  for (const wire of wires) {
    const [from, to] = wire.split('>').map((end) => ({ node: end.split('.')[0] ?? '', port: end.split('.')[1] ?? '' }));
    if (from && to) document = done(connect(document, from, to)).document;
  }
  return document;
}
const wiresOf = (document: PipelineDocument) => Object.keys(document.wires).sort();

describe('properties', () => {
  test('undo leads back through every document, redo forward again, and each reads back as written', () => {
    fc.assert(
      fc.property(randomEdits, (edits) => {
        let document = emptyDocument();
        let history = emptyHistory;
        const seen = [document];
        for (const random of edits) {
          const edited = applyRandom(document, random);
          if (!edited || edited.patches.length === 0) continue;
          document = edited.document;
          history = record(history, edited);
          seen.push(document);
        }
        for (const before of seen.slice(0, -1).reverse()) {
          const step = undo(history, document);
          expect(step?.document).toEqual(before);
          ({ document, history } = step ?? { document, history });
        }
        expect(undo(history, document)).toBeUndefined();
        for (const after of seen.slice(1)) {
          const step = redo(history, document);
          expect(step?.document).toEqual(after);
          ({ document, history } = step ?? { document, history });
        }
        expect(redo(history, document)).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  test('whatever is edited can be written and read back, without a problem and to the letter', () => {
    fc.assert(
      fc.property(randomEdits, (edits) => {
        const document = edits.reduce((so, random) => applyRandom(so, random)?.document ?? so, emptyDocument());
        const text = writeDocument(document);
        const read = readDocument(text);
        expect(read.problems).toEqual([]);
        expect(read.document).toEqual(document);
        expect(writeDocument(read.document ?? emptyDocument())).toBe(text);
      }),
      { numRuns: 150 },
    );
  });

  test('edits of one gesture are one step, which undoes them all', () => {
    fc.assert(
      fc.property(randomEdits, randomEdits, (first, second) => {
        const before = first.reduce((so, random) => applyRandom(so, random)?.document ?? so, emptyDocument());
        let document = before;
        let history = emptyHistory;
        for (const random of second) {
          const edited = applyRandom(document, random);
          if (!edited) continue;
          document = edited.document;
          history = record(history, edited, 'drag');
        }
        expect(history.past.length).toBeLessThanOrEqual(1);
        const back = undo(history, document);
        expect(back?.document ?? document).toEqual(before);
        if (back) expect(redo(back.history, back.document)?.document).toEqual(document);
      }),
      { numRuns: 150 },
    );
  });

  test('the difference of two documents is empty only between equal ones', () => {
    fc.assert(
      fc.property(randomEdits, (edits) => {
        const documents = [emptyDocument()];
        for (const random of edits)
          documents.push(applyRandom(documents.at(-1) ?? emptyDocument(), random)?.document ?? emptyDocument());
        for (const [index, after] of documents.entries()) {
          const before = documents[index - 1] ?? emptyDocument();
          const empty = { added: [], removed: [], changed: [], moved: [], wiresAdded: [], wiresRemoved: [] };
          const { cells: _before, ...a } = before;
          const { cells: _after, ...b } = after;
          expect(JSON.stringify(diffDocuments(before, after)) === JSON.stringify(empty)).toBe(
            writeDocument({ ...a, cells: [] }) === writeDocument({ ...b, cells: [] }),
          );
        }
      }),
      { numRuns: 50 },
    );
  });
});

test('a new node has a readable id, all its defaults and its place', () => {
  const { document, created } = done(addNode(pipeline(['layer.dense']), 'layer.dense', { x: 10.4, y: 20.6 }));
  expect(created).toEqual(['dense-2']);
  expect(document.nodes['dense-2']?.params).toMatchObject({ units: 64, activation: 'linear', useBias: true });
  expect(document.layout['dense-2']).toEqual({ x: 10, y: 21 });
  expect(document.cells).toEqual(['dense', 'dense-2']);
  const given = done(addNode(emptyDocument(), 'layer.batchNormalization', { x: 0, y: 0 }, { momentum: 0.9 }));
  expect(given.document.nodes['batch-normalization']?.params['momentum']).toBe(0.9);
});

test('a wire replaces the one at a port that takes a single wire', () => {
  const two = pipeline(['data.sample', 'data.synthetic', 'data.target'], ['sample.table>target.table']);
  const after = done(connect(two, { node: 'synthetic', port: 'table' }, { node: 'target', port: 'table' }));
  expect(wiresOf(after.document)).toEqual(['synthetic.table>target.table']);
  const same = done(connect(after.document, { node: 'synthetic', port: 'table' }, { node: 'target', port: 'table' }));
  expect(same.patches).toEqual([]);
});

test('a wire that cannot work is refused with its reason', () => {
  const document = pipeline(['data.sample', 'layer.dense', 'layer.dense', 'train.fit'], ['dense.layer>dense-2.layer']);
  const from = (node: string, port: string) => ({ node, port });
  expect(refusal(connect(document, from('sample', 'table'), from('dense', 'layer')))).toBe('wire.type');
  expect(refusal(connect(document, from('dense-2', 'layer'), from('dense', 'layer')))).toBe('wire.cycle');
  expect(refusal(connect(document, from('dense', 'layer'), from('dense', 'layer')))).toBe('wire.self');
  expect(refusal(connect(document, from('dense', 'nothing'), from('dense-2', 'layer')))).toBe('wire.unknownPort');
  expect(refusal(connect(document, from('dense', 'constructor'), from('dense-2', 'layer')))).toBe('wire.unknownPort');
  expect(refusal(connect(document, from('dense', 'layer'), from('nobody', 'layer')))).toBe('wire.unknownNode');
  expect(refusal(connect(document, from('__proto__', 'layer'), from('dense', 'layer')))).toBe('wire.unknownNode');
});

test('removing takes the wires along; healing joins what is left', () => {
  const chain = pipeline(
    ['layer.input', 'layer.dense', 'layer.dropout', 'layer.dense'],
    ['input.layer>dense.layer', 'dense.layer>dropout.layer', 'dropout.layer>dense-2.layer'],
  );
  expect(wiresOf(removeNodes(chain, ['dropout']).document)).toEqual(['input.layer>dense.layer']);
  const healed = removeNodes(chain, ['dense', 'dropout'], true).document;
  expect(wiresOf(healed)).toEqual(['input.layer>dense-2.layer']);
  expect([Object.keys(healed.nodes), healed.cells, Object.keys(healed.layout)]).toEqual(
    Array(3).fill(['input', 'dense-2']),
  );
  expect(removeNodes(chain, ['nobody']).patches).toEqual([]);
});

test('healing joins nothing where types differ or the removed node had several inputs', () => {
  const document = pipeline(
    ['data.sample', 'data.target', 'data.split', 'layer.input', 'optimizer.adam', 'train.fit', 'evaluate.predict'],
    [
      'sample.table>target.table',
      'target.dataset>split.dataset',
      'split.dataset>input.dataset',
      'split.dataset>fit.dataset',
      'input.layer>fit.network',
      'adam.optimizer>fit.optimizer',
      'fit.model>predict.model',
    ],
  );
  expect(wiresOf(removeNodes(document, ['target', 'fit'], true).document)).toEqual(['split.dataset>input.dataset']);
});

test('duplicates come with the wires among them, under new ids', () => {
  const chain = pipeline(['layer.input', 'layer.dense'], ['input.layer>dense.layer']);
  const { document, created } = done(duplicate(chain, ['input', 'dense'], { x: 5, y: 7 }));
  expect(created).toEqual(['input-2', 'dense-2']);
  expect(wiresOf(document)).toEqual(['input-2.layer>dense-2.layer', 'input.layer>dense.layer']);
  expect(document.layout['dense-2']).toEqual({ x: 305, y: 7 });
  const pasted = done(addNodes(document, chain, { x: 0, y: 0 }));
  expect(pasted.created).toEqual(['input-3', 'dense-3']);
});

test('edits of one node', () => {
  const document = pipeline(['layer.dense']);
  expect(setParam(document, 'dense', 'units', 7).document.nodes['dense']?.params['units']).toBe(7);
  expect(setParam(document, 'dense', 'units', 64).patches).toEqual([]);
  expect(setParam(document, 'dense', 'units', Number.NaN).patches).toEqual([]);
  expect(setParam(document, 'dense', '__proto__', 1).patches).toEqual([]);
  expect(setParam(document, 'nobody', 'units', 1).patches).toEqual([]);
  const labelled = setLabel(document, 'dense', '  first ').document;
  expect(labelled.nodes['dense']?.label).toBe('first');
  expect(setLabel(labelled, 'dense', ' ').document.nodes['dense']).not.toHaveProperty('label');
  const paused = setPaused(document, ['dense'], true).document;
  expect(paused.nodes['dense']?.paused).toBe(true);
  expect(setPaused(paused, ['dense'], false).document).toEqual(document);
  const folded = setCollapsed(document, 'dense', true).document;
  expect(folded.layout['dense']).toEqual({ x: 0, y: 0, collapsed: true });
  expect(setCollapsed(folded, 'dense', false).document).toEqual(document);
  expect(setSeed(document, 5).document.seed).toBe(5);
  expect([-1, 1.5, 2 ** 32].map((seed) => setSeed(document, seed).patches.length)).toEqual([0, 0, 0]);
});

test('moving a node touches its line of the file and no other', () => {
  const document = pipeline(['layer.input', 'layer.dense'], ['input.layer>dense.layer']);
  const lines = (of: PipelineDocument) => writeDocument(of).split('\n');
  const [before, after] = [lines(document), lines(moveNodes(document, { dense: { x: 1.2, y: 2 } }).document)];
  expect(after.filter((line, index) => line !== before[index])).toEqual(['    "dense": { "x": 1, "y": 2 },']);
});

test('a long drag stays two patches per node', () => {
  let document = pipeline(['layer.dense']);
  let history = emptyHistory;
  for (let x = 1; x <= 500; x += 1) {
    const edited = moveNodes(document, { dense: { x, y: 2 * x } });
    document = edited.document;
    history = record(history, edited, 'drag');
  }
  expect(history.past).toHaveLength(1);
  expect(history.past[0]?.patches).toHaveLength(2);
  expect(undo(history, document)?.document.layout['dense']).toEqual({ x: 0, y: 0 });
});

test('a mark ends a gesture, and a new edit drops what could be redone', () => {
  const start = pipeline(['layer.dense']);
  const first = setParam(start, 'dense', 'units', 1);
  const second = setParam(first.document, 'dense', 'units', 2);
  const history = record(mark(record(emptyHistory, first, 'type')), second, 'type');
  expect(history.past).toHaveLength(2);
  const back = undo(history, second.document);
  const other = setParam(first.document, 'dense', 'units', 3);
  expect(record(back?.history ?? emptyHistory, other, 'type')).toMatchObject({ future: [], past: [{}, {}] });
  let long = emptyHistory;
  for (let count = 0; count < maxSteps + 5; count += 1) long = record(long, first);
  expect(long.past).toHaveLength(maxSteps);
});

test('a repair is one step; one that does not fit any more is refused', () => {
  const document = pipeline(['data.sample', 'data.target', 'layer.dense'], ['sample.table>target.table']);
  const repaired = done(
    applyRepair(document, [{ op: 'replace', path: ['nodes', 'dense', 'params', 'units'], value: 3 }]),
  );
  expect(repaired.document.nodes['dense']?.params['units']).toBe(3);
  expect(done(applyRepair(repaired.document, repaired.inverse)).document).toEqual(document);
  expect(
    refusal(applyRepair(document, [{ op: 'replace', path: ['nodes', 'gone', 'params', 'units'], value: 3 }])),
  ).toBe('edit.repair');
  const wire = { from: { node: 'sample', port: 'table' }, to: { node: 'dense', port: 'layer' } };
  expect(refusal(applyRepair(document, [{ op: 'add', path: ['wires', wireId(wire)], value: wire }]))).toBe(
    'edit.repair',
  );
  expect(refusal(applyRepair(document, [{ op: 'replace', path: ['seed'], value: 'x' }]))).toBe('edit.repair');
});

test('a wire is taken out by its id', () => {
  const document = pipeline(['layer.input', 'layer.dense'], ['input.layer>dense.layer']);
  expect(disconnect(document, ['input.layer>dense.layer', 'nothing']).document.wires).toEqual({});
});
