// "New from template" with a person's own data: whatever the table, the template is sound, runs and has learnt.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PipelineDocument } from '#shared/document/document.ts';
import { nodeSize } from '#shared/document/node-size.ts';
import { applyRepair, isRefused } from '#shared/document/edits.ts';
import { samplePath } from '#engine/table/sample-file.ts';
import { picture } from '#test/support/make-picture.ts';
import { openWorkbench, readExample } from '#test/pipelines/workbench.ts';
import type { Workbench } from '#test/pipelines/workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.dispose());

async function made(example: string, kind: string, params: Readonly<Record<string, string>>) {
  const template = readExample(example);
  const { patches, target } = await bench.template(template, kind, params);
  const edited = applyRepair(template, patches);
  if (isRefused(edited)) throw new Error(JSON.stringify(edited.problem));
  return { document: edited.document, target };
}

/** Pairs of nodes of which one lies on the other, and wires that lead neither to the right nor down. */
function untidy({ nodes, layout, wires }: PipelineDocument): readonly string[] {
  const boxes = Object.values(nodes).map((node) => {
    const { x = 0, y = 0 } = layout[node.id] ?? {};
    const { width, height } = nodeSize(node, layout[node.id]);
    return { id: node.id, x, y, right: x + width, bottom: y + height };
  });
  const covered = boxes.flatMap((one, i) =>
    boxes
      .slice(i + 1)
      .filter((two) => one.x < two.right && two.x < one.right && one.y < two.bottom && two.y < one.bottom)
      .map((two) => `${one.id} ${two.id}`),
  );
  const back = Object.values(wires).filter(({ from, to }) => {
    const [source, target] = [layout[from.node], layout[to.node]];
    return !source || !target || target.y < source.y || (target.y === source.y && target.x <= source.x);
  });
  return [...covered, ...back.map(({ from, to }) => `${from.node} > ${to.node}`)];
}

async function figures(document: PipelineDocument) {
  expect(untidy(document)).toEqual([]);
  expect((await bench.problems(document)).filter(({ severity }) => severity === 'error')).toEqual([]);
  const ran = await bench.run(document);
  expect(ran.problems).toEqual({});
  return ran.summaries['evaluate']?.['report'] ?? {};
}

const kinds = ({ nodes }: PipelineDocument) => Object.values(nodes).map(({ kind }) => kind);
const csv = (name: string, head: string, row: (i: number) => string, rows = 300) =>
  bench.file(name, `${head}\n${Array.from({ length: rows }, (_, i) => row(i)).join('\n')}\n`);
const wave = (i: number, by: number) => Math.sin(i * by) * 10;

describe('a template for classes of a table', () => {
  test('takes a table of two words to tell, with gaps and words among its columns', async () => {
    csv('people.csv', 'size,town,weight,answer', (i) => {
      const [size, weight] = [wave(i, 12.9898), wave(i, 78.233)];
      return [
        i % 11 ? size.toFixed(2) : '',
        ['Rome', 'Oslo'][i % 2],
        weight.toFixed(2),
        size + weight > 0 ? 'yes' : 'no',
      ].join();
    });
    const { document, target } = await made('iris', 'data.csv', { file: 'people.csv' });
    expect(target).toBe('answer');
    expect(kinds(document)).not.toContain('data.sample');
    expect(kinds(document)).not.toContain('text.note');
    const { accuracy } = await figures(document);
    expect(accuracy).toBeGreaterThan(0.85);
  });

  test('takes a number to tell: last layer, loss and metrics are those of a regression', async () => {
    csv('numbers.csv', 'a,b,price', (i) => {
      const [a, b] = [wave(i, 12.9898), wave(i, 78.233)];
      return [a.toFixed(3), b.toFixed(3), (100 + 3 * a - 2 * b).toFixed(3)].join();
    });
    const { document, target } = await made('breast-cancer', 'data.csv', { file: 'numbers.csv' });
    expect(target).toBe('price');
    const { r2_score: score } = await figures(document);
    expect(score).toBeGreaterThan(0.8);
  });
});

describe('a template for a number', () => {
  test('takes a table of numbers in the place of the source and of what was made of it', async () => {
    csv('flats.csv', 'rooms,area,rent', (i) => {
      const [rooms, area] = [(i % 5) + 1, 60 + wave(i, 12.9898) * 4];
      return [rooms, area.toFixed(1), (200 + 90 * rooms + 11 * area).toFixed(2)].join();
    });
    const { document, target } = await made('house-prices', 'data.csv', { file: 'flats.csv' });
    expect(target).toBe('rent');
    expect(kinds(document)).not.toContain('table.sql');
    const { r2_score: score } = await figures(document);
    expect(score).toBeGreaterThan(0.9);
  });

  test('takes three words to tell: what scales a number goes', async () => {
    const text = readFileSync(samplePath('iris.csv'), 'utf8');
    bench.file('flowers.csv', text);
    const { document, target } = await made('house-prices', 'data.csv', { file: 'flowers.csv' });
    expect(target).toBe('target');
    expect(kinds(document)).not.toContain('data.scaleTarget');
    const { accuracy } = await figures(document);
    expect(accuracy).toBeGreaterThanOrEqual(0.9);
  });

  test('takes a series with another name for its time', async () => {
    csv('sales.csv', 'day,sold', (i) => `${i},${(20 + 5 * Math.sin((2 * Math.PI * i) / 7)).toFixed(3)}`, 400);
    const { document, target } = await made('time-series', 'data.csv', { file: 'sales.csv' });
    expect([target, document.nodes['target']?.params['time']]).toEqual(['sold', 'day']);
    const { r2_score: score } = await figures(document);
    expect(score).toBeGreaterThan(0.9);
  });
});

describe('a template for texts', () => {
  const said = [
    ['lovely', 'great', 'fine'],
    ['awful', 'broken', 'bad'],
    ['late', 'slow', 'delayed'],
  ];
  const sentence = (i: number) =>
    `the ${['parcel', 'lamp', 'meal', 'trip'][i % 4]} was ${said[i % 3]?.[(i >> 2) % 3]} no ${i}`;

  test.each(['text-classifier', 'text-lstm', 'text-transformer'])(
    '%s takes a table with three classes',
    async (name) => {
      csv('opinions.csv', 'mood,comment', (i) => `${['good', 'poor', 'tardy'][i % 3]},${sentence(i)}`, 240);
      const { document, target } = await made(name, 'data.csv', { file: 'opinions.csv' });
      expect([target, document.nodes['target']?.params['features']]).toEqual(['mood', ['comment']]);
      expect(document.nodes['output']?.params).toMatchObject({ units: 3, activation: 'softmax' });
      const { accuracy } = await figures(document);
      expect(accuracy).toBeGreaterThan(0.9);
    },
  );

  test('takes a folder of texts', async () => {
    for (const [c, name] of ['good', 'poor'].entries()) {
      mkdirSync(join(bench.folder, 'letters', name), { recursive: true });
      for (let i = 0; i < 40; i += 1)
        writeFileSync(join(bench.folder, 'letters', name, `${i}.txt`), `it was ${said[c]?.[i % 3]} today, number ${i}`);
    }
    const { document } = await made('text-classifier', 'data.texts', { folder: 'letters' });
    const { accuracy } = await figures(document);
    expect(accuracy).toBeGreaterThan(0.9);
  });

  test('refuses a table without texts', async () => {
    csv('plain.csv', 'a,b', (i) => `${i},${i % 2}`);
    await expect(made('text-classifier', 'data.csv', { file: 'plain.csv' })).rejects.toMatchObject({
      problem: { code: 'template.noText' },
    });
  });

  test('that learn from one text take a file of it', async () => {
    bench.file('tale.txt', 'the cat saw the dog and the dog saw the cat. '.repeat(20));
    const { document } = await made('word-vectors', 'language.word2vec', { source: 'file', file: 'tale.txt' });
    const ran = await bench.run(document);
    expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
    expect((await ran.value('softmax', 'vectors', 'wordVectors')).words).toContain('dog');
  });
});

describe('a template for pictures', () => {
  test('takes pictures of another size as a table', async () => {
    csv('tiny.csv', `${Array.from({ length: 16 }, (_, i) => `p${i}`).join()},kind`, (i) => {
      const pixels = Array.from({ length: 16 }, (_, p) => (p < 8 === (i % 2 === 0) ? 9 : 0) + ((i * 7 + p) % 3));
      return `${pixels.join()},${i % 2 ? 'below' : 'above'}`;
    });
    const { document } = await made('digits', 'data.csv', { file: 'tiny.csv' });
    expect(document.nodes['target']?.params['shape']).toEqual([4, 4, 1]);
    const { accuracy } = await figures(document);
    expect(accuracy).toBeGreaterThan(0.95);
  });

  test('takes a folder of pictures in colour', async () => {
    for (const [name, colour] of [
      ['red', '#c22'],
      ['blue', '#22c'],
    ] as const) {
      mkdirSync(join(bench.folder, 'pictures', name), { recursive: true });
      const bytes = await picture(20, 20, colour);
      for (let i = 0; i < 20; i += 1) writeFileSync(join(bench.folder, 'pictures', name, `${i}.png`), bytes);
    }
    const { document } = await made('digits', 'data.images', { folder: 'pictures' });
    expect(kinds(document)).not.toContain('data.target');
    const { accuracy } = await figures(document);
    expect(accuracy).toBe(1);
  });

  test('refuses a table whose rows are no pictures, and a template for tables a folder of pictures', async () => {
    csv('narrow.csv', 'a,b,c', (i) => `${i},${i + 1},${i % 2}`);
    await expect(made('digits', 'data.csv', { file: 'narrow.csv' })).rejects.toMatchObject({
      problem: { code: 'template.notPictures' },
    });
    await expect(made('iris', 'data.images', { folder: 'pictures' })).rejects.toMatchObject({
      problem: { code: 'template.noPlace' },
    });
  });
});

test('a file that is not there is told as its reader tells it', async () => {
  await expect(made('iris', 'data.csv', { file: 'none.csv' })).rejects.toMatchObject({
    problem: { code: 'dataFile.missing' },
  });
});
