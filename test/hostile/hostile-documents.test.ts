// Files that are wrong by accident or on purpose: each gives problems with their place, in words, and never an exception.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyDocument } from '#shared/document/document.ts';
import { graphOf, topologicalOrder } from '#shared/document/graph.ts';
import { pastedNodes } from '#shared/document/clipboard.ts';
import { readDocument, readDocumentValue } from '#shared/document/read.ts';
import type { ReadResult } from '#shared/document/read.ts';
import { writeDocument } from '#shared/document/write.ts';
import { problemWordsIn } from '#shared/text/problem-words.ts';
import { translator } from '#shared/text/translate.ts';

/** Reads, and checks what holds for any text: words for every problem, and a document that stands on its own. */
function read(text: string): ReadResult {
  const result = readDocument(text);
  for (const problem of result.problems) {
    for (const language of ['en', 'zh'] as const) {
      const { message, hint } = problemWordsIn(result.document, problem, translator(language));
      expect(Math.min(message.length, hint.length)).toBeGreaterThan(0);
    }
  }
  if (!result.document) expect(result.problems.some(({ severity }) => severity === 'error')).toBe(true);
  else {
    const again = readDocument(writeDocument(result.document));
    expect(again.document).toEqual(result.document);
    expect(topologicalOrder(graphOf(result.document))).toHaveLength(Object.keys(result.document.nodes).length);
  }
  return result;
}
const told = ({ problems }: ReadResult) =>
  problems.map(({ code, place }) => `${code} ${place ? `${place.line}:${place.column}` : '-'}`);

const dense = (id: string, more = '') => `{ "id": "${id}", "kind": "layer.dense", "kindVersion": 1${more} }`;
const file = (nodes: readonly string[], wires: readonly string[] = [], more = '') => `{
  "formatVersion": 2,
  "nodes": [
    ${nodes.join(',\n    ')}
  ],
  "wires": [
    ${wires.map((wire) => `{ "from": "${wire.split('>')[0]}", "to": "${wire.split('>')[1]}" }`).join(',\n    ')}
  ]${more}
}`;

describe('not a pipeline at all', () => {
  test.each([
    ['', ['document.notJson 1:1']],
    ['   ', ['document.notJson 1:4']],
    ['hello', ['document.notJson 1:1']],
    ['\u0000\u0001', ['document.notJson 1:1']],
    ['{\n  "formatVersion": 2,\n  "nodes": [}\n', ['document.notJson 3:13']],
    ['{ "formatVersion": 2 // two\n}', ['document.notJson 1:22']],
    ['{ "formatVersion": 2, }', ['document.notJson 1:23']],
    ['{ "formatVersion": 2 } {}', ['document.notJson 1:24']],
    ["{ 'formatVersion': 2 }", ['document.notJson 1:3']],
    ['{ "formatVersion": NaN }', ['document.notJson 1:20']],
    ['{ "formatVersion": 2, "seed": "abc', ['document.notJson 1:31']],
    ['null', ['document.notPipeline 1:1']],
    ['[1, 2]', ['document.notPipeline 1:1']],
    ['"formatVersion"', ['document.notPipeline 1:1']],
    ['{}', ['document.notPipeline 1:1']],
    ['{ "formatVersion": "2" }', ['document.notPipeline 1:20']],
    ['{ "formatVersion": 1.5 }', ['document.notPipeline 1:20']],
    ['{ "formatVersion": 0 }', ['document.notPipeline 1:20']],
    ['{ "formatVersion": -1 }', ['document.notPipeline 1:20']],
  ])('%j', (text, expected) => {
    const result = read(text);
    expect(told(result)).toEqual(expected);
    expect(result.document).toBeUndefined();
  });

  test('a byte-order mark does no harm', () => {
    expect(read(`\uFEFF${file([dense('a')])}`).problems).toEqual([]);
  });

  test('Windows line ends do no harm, and places stay right', () => {
    expect(told(read(file([dense('a'), dense('a')]).replaceAll('\n', '\r\n')))).toEqual(['node.duplicateId 5:13']);
  });
});

describe('wrong types', () => {
  test.each([
    ['{ "formatVersion": 2 }', ['document.missing 1:1']],
    ['{ "formatVersion": 2, "nodes": {} }', ['document.type 1:32']],
    ['{ "formatVersion": 2, "nodes": [1, null, "x", []] }', ['document.type 1:33', 'document.type 1:36', 'document.type 1:42', 'document.type 1:47']],
    [file([dense('a')], [], ',\n  "seed": -1'), ['document.type 9:11']],
    [file([dense('a')], [], ',\n  "seed": 1e999'), ['document.type 9:11']],
    [file([dense('a b')]), ['document.type 4:13']],
    [file([dense('a.b')]), ['document.type 4:13']],
    [file([dense('a', ', "params": []')]), ['document.type 4:69']],
    [file([dense('a', ', "label": 3')]), ['document.type 4:68']],
    [file([dense('a', ', "paused": "yes"')]), ['document.type 4:69']],
    [file(['{ "id": "a" }']), ['document.missing 4:5', 'document.missing 4:5']],
    [file(['{ "id": "a", "kind": "layer.dense", "kindVersion": 0 }']), ['document.type 4:56']],
    [file([dense('a')], ['a>a.layer']), ['document.type 7:15']],
    [file([dense('a')], [], ',\n  "layout": { "a": { "x": "left", "y": 0 } }'), ['document.type 9:27']],
    [file([dense('a')], [], ',\n  "layout": { "a": { "x": 1e300, "y": 0 } }'), ['document.type 9:27']],
    [file([dense('a')], [], ',\n  "cells": [1]'), ['document.type 9:13']],
  ])('%s', (text, expected) => {
    const result = read(text);
    expect(told(result)).toEqual(expected);
    expect(result.document).toBeUndefined();
  });

  test('the words name what is expected and what is there', () => {
    const [problem] = read(file([dense('a', ', "label": 3')])).problems;
    if (!problem) throw new Error('no problem');
    expect(problemWordsIn(undefined, problem, translator('en')).message).toBe('“nodes[0].label” must be a text of at most 200 letters, but is 3.');
    expect(problemWordsIn(undefined, problem, translator('zh')).message).toBe('“nodes[0].label”应为不超过 200 个字符的文本，实际为3。');
  });

  test('at most fifty of a million faults are told', () => {
    expect(read(file(Array.from({ length: 500 }, () => '{}'))).problems).toHaveLength(50);
  });
});

describe('meant to harm', () => {
  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])('the key %s, anywhere', (key) => {
    const places = [
      file([dense('a')], [], `,\n  "${key}": { "polluted": true }`),
      file([dense('a', `, "params": { "${key}": { "polluted": true } }`)]),
      file([dense('a', `, "params": { "units": { "deep": { "${key}": 1 } } }`)]),
      file([dense('a')], [], `,\n  "layout": { "${key}": { "x": 0, "y": 0 } }`),
    ];
    for (const text of places) {
      const result = read(text);
      expect(result.problems.map(({ code }) => code)).toEqual(['document.forbiddenKey']);
      expect(result.document).toBeUndefined();
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('ids and ports that every object answers to', () => {
    expect(told(read(file([dense('constructor')])))).toEqual(['document.forbiddenKey 4:13']);
    expect(told(read(file([dense('a'), dense('b')], ['a.constructor>b.layer'])))).toEqual(['wire.unknownPort 8:15']);
    expect(told(read(file([dense('a')], ['constructor.layer>a.layer'])))).toEqual(['wire.unknownNode 7:15']);
    expect(told(read(file(['{ "id": "a", "kind": "constructor", "kindVersion": 1 }'])))).toEqual(['node.unknownKind 4:26']);
  });

  test('the same key twice, at any depth', () => {
    const twice = '{ "formatVersion": 2,\n  "seed": 1,\n  "seed": 2,\n  "nodes": [] }';
    expect(told(read(twice))).toEqual(['document.duplicateKey 3:3']);
    expect(told(read(file([dense('a', ', "params": { "units": 1, "units": 2 }')])))).toEqual(['document.duplicateKey 4:83']);
    // Written differently, the same key.
    expect(told(read('{ "formatVersion": 2, "nodes": [], "n\\u006fdes": [] }'))).toEqual(['document.duplicateKey 1:36']);
  });

  test.each([
    ['[', 100_000],
    ['{"a":', 100_000],
    ['[{"a":', 1_000_000],
  ])('a depth bomb of %j', (open, depth) => {
    expect(read(open.repeat(depth)).problems.map(({ code }) => code)).toEqual(['document.tooDeep']);
  });

  test('brackets inside texts are no depth', () => {
    const note = `{ "id": "a", "kind": "text.note", "kindVersion": 1, "params": { "markdown": "${'[{'.repeat(500)} \\" [" } }`;
    expect(read(file([note])).problems).toEqual([]);
  });

  test('a file of seventeen million letters', () => {
    expect(read(`{"formatVersion":2,"nodes":[],"x":"${'a'.repeat(17_000_000)}"}`).problems).toMatchObject([
      { code: 'document.tooLarge', facts: { limit: 16_000_000 } },
    ]);
  });

  test('a million nodes are refused before they are looked at', () => {
    const nodes = `${'{},'.repeat(999_999)}{}`;
    expect(read(`{"formatVersion":2,"nodes":[${nodes}]}`).problems).toMatchObject([
      { code: 'document.tooManyNodes', facts: { count: 1_000_000, limit: 10_000 }, place: { line: 1 } },
    ]);
    const wires = `${'{},'.repeat(99_999)}{}`;
    expect(read(`{"formatVersion":2,"nodes":[],"wires":[${wires}]}`).problems).toMatchObject([{ code: 'document.tooManyWires' }]);
  });

  test('ten thousand nodes in a circle', () => {
    const nodes = Array.from({ length: 10_000 }, (_, index) => dense(`n${index}`));
    const wires = Array.from({ length: 10_000 }, (_, index) => `n${index}.layer>n${(index + 1) % 10_000}.layer`);
    const result = read(file(nodes, wires));
    expect(result.problems.map(({ code }) => code)).toEqual(['wire.inCycle']);
    expect(String(result.problems[0]?.facts['path']).length).toBeLessThan(500);
  });
});

describe('opens, with problems', () => {
  const opens = (text: string): ReadResult & { document: NonNullable<ReadResult['document']> } => {
    const result = read(text);
    if (!result.document) throw new Error(`no document: ${told(result).join()}`);
    return { ...result, document: result.document };
  };

  test('an unknown kind is kept word for word, with its wires', () => {
    const strange = '{ "id": "s", "kind": "magic.wand", "kindVersion": 4, "params": { "sparkle": [1, 2] } }';
    const result = opens(file([strange, dense('a')], ['s.smoke>a.layer', 'a.layer>s.mirror']));
    expect(told(result)).toEqual(['node.unknownKind 4:26', 'wire.inCycle 8:5']);
    expect(result.document.nodes['s']).toEqual({ id: 's', kind: 'magic.wand', kindVersion: 4, params: { sparkle: [1, 2] } });
    expect(Object.keys(result.document.wires)).toEqual(['a.layer>s.mirror']);
  });

  test('duplicate ids cannot be told apart, so nothing is opened', () => {
    const result = read(file([dense('a'), dense('b'), dense('a')]));
    expect(told(result)).toEqual(['node.duplicateId 6:13']);
    expect(result.document).toBeUndefined();
  });

  test('wires to nothing, misfits, and a second wire where one fits', () => {
    const sample = '{ "id": "s", "kind": "data.sample", "kindVersion": 1 }';
    const result = opens(
      file(
        [sample, dense('a'), dense('b'), dense('c')],
        ['a.layer>nobody.layer', 'a.nothing>b.layer', 's.table>a.layer', 'a.layer>b.layer', 'c.layer>b.layer', 'a.layer>b.layer'],
      ),
    );
    expect(told(result)).toEqual([
      'wire.unknownNode 10:32',
      'wire.unknownPort 11:15',
      'wire.type 12:5',
      'wire.occupied 14:32',
      'wire.duplicate 15:5',
    ]);
    expect(Object.keys(result.document.wires)).toEqual(['a.layer>b.layer']);
  });

  test('a circle loses the wire that closes it, which is named with its way', () => {
    const result = opens(file([dense('a'), dense('b'), dense('c')], ['a.layer>b.layer', 'b.layer>c.layer', 'c.layer>a.layer']));
    expect(told(result)).toEqual(['wire.inCycle 11:5']);
    expect(result.problems[0]).toMatchObject({ facts: { path: 'a → b → c → a' }, node: 'a' });
    expect(Object.keys(result.document.wires)).toEqual(['a.layer>b.layer', 'b.layer>c.layer']);
    expect(told(opens(file([dense('a')], ['a.layer>a.layer'])))).toEqual(['wire.inCycle 7:5']);
  });

  test('unknown parameters are kept, missing ones take their defaults', () => {
    const result = opens(file([dense('a', ', "params": { "units": 3, "sparkle": 1 }')]));
    expect(told(result)).toEqual(['param.unknown 4:94']);
    expect(result.document.nodes['a']?.params).toMatchObject({ units: 3, sparkle: 1, activation: 'linear' });
  });

  test('fields that nothing knows are told', () => {
    const result = opens(file([dense('a', ', "colour": "red"')], [], ',\n  "outputs": {}'));
    expect(told(result)).toEqual(['document.unknownField 9:14', 'document.unknownField 4:69']);
  });

  test('places, cells and frames of nodes that are gone are left out', () => {
    const more = `,
  "cells": ["gone", "a"],
  "frames": [{ "id": "f", "title": "F", "nodes": ["a", "gone"] }],
  "layout": { "gone": { "x": 0, "y": 0 } }`;
    const result = opens(file([dense('a')], [], more));
    expect(told(result).sort()).toEqual([
      'document.danglingReference 10:56',
      'document.danglingReference 11:23',
      'document.danglingReference 9:13',
    ]);
    expect(result.document).toMatchObject({ cells: ['a'], frames: { f: { nodes: ['a'] } } });
    expect(Object.keys(result.document.layout)).toEqual(['a']);
  });

  test('nodes without a place are put side by side along the wires', () => {
    const { document } = opens(file([dense('a'), dense('b'), dense('c')], ['a.layer>b.layer']));
    const places = Object.values(document.layout).map(({ x, y }) => `${x},${y}`);
    expect(new Set(places).size).toBe(3);
    expect(document.layout['a']?.x).toBeLessThan(document.layout['b']?.x ?? 0);
  });
});

describe('from a newer version', () => {
  test('a newer format that can be read opens for reading only', () => {
    const result = read(file([dense('a')], [], ',\n  "weather": "fine"').replace('"formatVersion": 2', '"formatVersion": 3'));
    expect(told(result)).toEqual(['document.newer 2:20']);
    expect([result.readOnly, Object.keys(result.document?.nodes ?? {})]).toEqual(['newer', ['a']]);
  });

  test('one that cannot says only that it is newer', () => {
    const result = read('{ "formatVersion": 99, "graph": [1, 2, 3] }');
    expect(told(result)).toEqual(['document.newerUnreadable 1:20']);
    expect(result.document).toBeUndefined();
  });

  test('a node of a newer version is kept as it is, for reading only', () => {
    const node = '{ "id": "a", "kind": "layer.dense", "kindVersion": 9, "params": { "neurons": 3 } }';
    const result = read(file([node, dense('b')], ['a.cloud>b.layer']));
    expect(told(result)).toEqual(['node.newer 4:56']);
    expect(result.readOnly).toBe('newer');
    expect(result.document?.nodes['a']).toEqual({ id: 'a', kind: 'layer.dense', kindVersion: 9, params: { neurons: 3 } });
    expect(Object.keys(result.document?.wires ?? {})).toEqual(['a.cloud>b.layer']);
  });
});

describe('at random', () => {
  const example = readFileSync(join(import.meta.dirname, '../../resources/examples/iris.loom'), 'utf8');

  test('any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void read(text)), { numRuns: 500 });
  });

  test('any JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom('nodes', 'wires', 'cells', 'frames', 'layout', 'seed'), (json, field) => {
        read(json);
        read(`{ "formatVersion": 2, "nodes": [], "${field === 'nodes' ? 'n' : field}": ${json} }`);
        read(`{ "formatVersion": ${1 + (json.length % 3)}, "nodes": ${json} }`);
      }),
      { numRuns: 500 },
    );
  });

  test('a real file with a piece taken out, doubled or overwritten', () => {
    fc.assert(
      fc.property(fc.nat(example.length), fc.nat(200), fc.string({ maxLength: 8 }), fc.boolean(), (at, length, by, twice) => {
        const piece = example.slice(at, at + length);
        read(example.slice(0, at) + (twice ? piece + piece : by) + example.slice(at + length));
      }),
      { numRuns: 300 },
    );
  });
});

describe('documents and clipboards from elsewhere', () => {
  test('a document that comes as data is read as strictly as a file', () => {
    const { document } = readDocument(file([dense('a'), dense('b')], ['a.layer>b.layer']));
    expect(readDocumentValue(structuredClone(document))).toEqual({ document, problems: [] });
    const cycle: Record<string, unknown> = { ...emptyDocument() };
    cycle['nodes'] = { circle: cycle };
    const bad = [undefined, null, 3, 'text', [], {}, cycle, { ...emptyDocument(), nodes: { a: 1n } }, { ...document, seed: Number.NaN }];
    for (const value of bad) expect(readDocumentValue(value).document).toBeUndefined();
    const own = JSON.parse('{"__proto__": {"id": "x"}}') as object;
    expect(readDocumentValue({ ...emptyDocument(), layout: own }).document).toBeUndefined();
  });

  test('only nodes can be pasted', () => {
    expect(pastedNodes(file([dense('a')]))).toMatchObject({ fragment: { nodes: { a: { kind: 'layer.dense' } } } });
    for (const text of ['', 'hello', '{"__proto__": 1}', writeDocument(emptyDocument()), '['.repeat(99)]) {
      expect(pastedNodes(text)).toMatchObject({ problem: { code: 'edit.paste' } });
    }
  });
});
