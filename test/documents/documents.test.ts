// Every released format opens for ever: each fixture reads without a problem and becomes, to the letter, the file kept
// under upgraded/ (itself, where none is kept). Fixtures are added, never changed; what becomes of them changes when a
// kind gets a new parameter, which then stands there at its default.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { currentFormat } from '#shared/document/document.ts';
import { nodeSize } from '#shared/document/node-size.ts';
import { rowLayout } from '#shared/document/row-layout.ts';
import { readDocument } from '#shared/document/read.ts';
import { formatUpgrades, kindUpgrades } from '#shared/document/upgrades/steps.ts';
import { writeDocument } from '#shared/document/write.ts';
import { catalogue } from '#shared/nodes/catalogue.ts';

const here = import.meta.dirname;
const formats = readdirSync(here).flatMap((name) => (name.startsWith('format-') ? [Number(name.slice('format-'.length))] : []));
const filesOf = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.loom'));

test('there is an upgrade and a fixture for every older format, and a fixture of the current one', () => {
  const older = Array.from({ length: currentFormat - 1 }, (_, index) => index + 1);
  expect(formatUpgrades.map(({ from }) => from)).toEqual(older);
  expect(formats.toSorted((one, two) => one - two)).toEqual([...older, currentFormat]);
  for (const format of formats) expect(filesOf(join(here, `format-${format}`)).length).toBeGreaterThan(0);
});

test('there is an upgrade from every older version of every kind', () => {
  const needed = Object.values(catalogue).flatMap(({ kind, version }) =>
    Array.from({ length: version - 1 }, (_, index) => `${kind} ${index + 1}`),
  );
  expect(kindUpgrades.map(({ kind, from }) => `${kind} ${from}`).sort()).toEqual(needed.sort());
});

describe.each(formats)('format %i', (format) => {
  const folder = join(here, `format-${format}`);
  test.each(filesOf(folder))('%s', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const { document, problems, readOnly, upgradedFrom } = readDocument(text);
    expect(problems).toEqual([]);
    expect(readOnly).toBeUndefined();
    expect(upgradedFrom).toBe(format === currentFormat ? undefined : format);
    if (!document) throw new Error('no document');
    const kept = join(here, 'upgraded', name);
    const expected = format === currentFormat && !existsSync(kept) ? text : readFileSync(kept, 'utf8');
    expect(writeDocument(document)).toBe(expected);
  });
});

describe('the examples', () => {
  const folder = join(here, '..', '..', 'resources', 'examples');

  test('are these', () => {
    expect(filesOf(folder).sort()).toEqual([
      'autoencoder.loom',
      'breast-cancer.loom',
      'digits.loom',
      'first-network.loom',
      'house-prices.loom',
      'inspect.loom',
      'iris.loom',
      'language-model.loom',
      'text-classifier.loom',
      'text-lstm.loom',
      'text-transformer.loom',
      'time-series.loom',
      'transfer-learning.loom',
      'word-vectors.loom',
    ]);
  });

  test.each(filesOf(folder))('%s opens without a problem, and is as it would be saved', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const { document, problems } = readDocument(text);
    expect(problems).toEqual([]);
    expect(document && writeDocument(document)).toBe(text);
  });

  // UPDATE_EXAMPLES=1 lays them out anew.
  test.each(filesOf(folder))('%s is laid out in rows, and nothing lies on anything else', (name) => {
    const file = join(folder, name);
    const { document } = readDocument(readFileSync(file, 'utf8'));
    if (!document) throw new Error('no document');
    const layout = rowLayout(document);
    if (process.env['UPDATE_EXAMPLES']) writeFileSync(file, writeDocument({ ...document, layout }));
    else expect(document.layout).toEqual(layout);
    const boxes = Object.values(document.nodes).map((node) => {
      const { x = 0, y = 0 } = layout[node.id] ?? {};
      const { width, height } = nodeSize(node, layout[node.id]);
      return { id: node.id, x, y, right: x + width, bottom: y + height };
    });
    const overlapping = boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter((two) => one.x < two.right && two.x < one.right && one.y < two.bottom && two.y < one.bottom)
        .map((two) => `${one.id} ${two.id}`),
    );
    expect(overlapping).toEqual([]);
    // A screen at reading size is so wide.
    expect(Math.max(...boxes.map(({ right }) => right))).toBeLessThanOrEqual(1094);
  });

  test('the first network is the one that is promised', () => {
    const { document } = readDocument(readFileSync(join(folder, 'first-network.loom'), 'utf8'));
    const params = (id: string) => document?.nodes[id]?.params;
    expect(params('synthetic')).toMatchObject({ task: 'classification', rows: 8000, features: 1000 });
    expect(['dense', 'dense-2', 'dense-3'].map((id) => [params(id)?.['units'], params(id)?.['activation']])).toEqual([
      [128, 'relu'],
      [64, 'relu'],
      [1, 'sigmoid'],
    ]);
    expect(params('fit')).toMatchObject({ loss: 'binary_crossentropy', metrics: ['accuracy'], epochs: 10, batchSize: 32 });
    expect(Object.keys(document?.nodes ?? {})).toEqual(expect.arrayContaining(['adam', 'evaluate', 'predict', 'shap', 'note']));
  });
});
