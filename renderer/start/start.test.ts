import { describe, expect, it } from 'vitest';
import { drawPipeline } from '#renderer/start/drawing.ts';
import { joinPath, pipelineFileName } from '#renderer/start/file-names.ts';
import { emptyDocument, wireId } from '#shared/document/document.ts';
import type { PipelineDocument } from '#shared/document/document.ts';

describe('names of pipeline files', () => {
  it.each([
    ['iris', 'iris.loom'],
    [' iris.loom ', 'iris.loom'],
    ['鸢尾花', '鸢尾花.loom'],
    ['a.b', 'a.b.loom'],
    ['', undefined],
    ['.loom', undefined],
    ['.hidden', undefined],
    ['a/b', undefined],
    ['a\\b', undefined],
    ['a\u0000b', undefined],
  ])('%j is saved as %j', (typed, name) => {
    expect(pipelineFileName(typed)).toBe(name);
  });

  it('joins with the separator of the host', () => {
    expect([joinPath('/home/me', 'a.loom'), joinPath('/', 'a.loom'), joinPath('C:\\work', 'a.loom')]).toEqual([
      '/home/me/a.loom',
      '/a.loom',
      'C:\\work\\a.loom',
    ]);
  });
});

describe('the drawing of a pipeline', () => {
  const wire = { from: { node: 'a', port: 'table' }, to: { node: 'b', port: 'table' } };
  const document: PipelineDocument = {
    ...emptyDocument(),
    nodes: {
      a: { id: 'a', kind: 'data.sample', kindVersion: 1, params: {} },
      b: { id: 'b', kind: 'data.target', kindVersion: 1, params: {} },
      note: { id: 'note', kind: 'text.note', kindVersion: 1, params: {} },
    },
    wires: { [wireId(wire)]: wire },
    layout: { a: { x: 0, y: 0 }, b: { x: 300, y: 100 }, note: { x: -5000, y: 0 } },
  };
  it('holds nodes and wires by what they carry, and leaves notes out of its box', () => {
    const { nodes, lines, box } = drawPipeline(document);
    expect(nodes.map(({ id, type }) => [id, type])).toEqual([
      ['a', 'table'],
      ['b', 'dataset'],
    ]);
    expect(lines).toEqual([{ id: 'a.table>b.table', type: 'table', path: 'M224 65C264 65 260 165 300 165' }]);
    expect(box).toEqual([-40, -40, 604, 310]);
  });
  it('is an empty box for an empty pipeline', () => {
    expect(drawPipeline(emptyDocument())).toEqual({ nodes: [], lines: [], box: [0, 0, 1, 1] });
  });
});
