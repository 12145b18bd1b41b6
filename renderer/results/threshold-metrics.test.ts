// A moved threshold, its metrics and costs; the rows of a cell; tables and plots as CSV. Held to counts made by hand and to the engine's own
// metrics over random scores.
import { describe, expect, it } from 'vitest';
import { confusionMatrix, matthewsCorrelation } from '#engine/metrics/labels.ts';
import { thresholdTable } from '#engine/metrics/thresholds.ts';
import { cellPictures, cellSlice, rowsInCell } from '#renderer/results/cell-rows.ts';
import { csvText, plotNumbers } from '#renderer/results/csv-text.ts';
import { cheapestThreshold, decisionAt, decisionOf, matrixOf, metricsAt } from '#renderer/results/threshold-metrics.ts';
import type { CutsView } from '#shared/spec/views/confusion.ts';
import type { RowsView } from '#shared/spec/views/rows-view.ts';

let state = 11;
const random = (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
const count = 500;
const truth = Float32Array.from({ length: count }, () => (random() < 0.3 ? 1 : 0));
const scores = Float32Array.from(truth, (label) =>
  Math.min(1, Math.max(0, 0.35 + 0.25 * label + 0.5 * (random() - 0.5))),
);
const thresholds = Array.from({ length: 1001 }, (_, i) => i / 1000);
const costs = { falsePositive: 1, falseNegative: 5 };
const table = thresholdTable({ truth, scores }, thresholds, costs);
const cuts: CutsView = {
  negatives: truth.filter((label) => label === 0).length,
  positives: truth.filter((label) => label === 1).length,
  threshold: 0.5,
  costs,
  truePositives: Float64Array.from(table, (row) => row.truePositives),
  falsePositives: Float64Array.from(table, (row) => row.falsePositives),
};

describe('a moved threshold', () => {
  it.each([0, 0.123, 0.5, 0.777, 1])('at %f decides as the rows say, one by one', (threshold) => {
    const predicted = Int32Array.from(scores, (score) => (score > threshold ? 1 : 0));
    const { counts } = confusionMatrix(truth, predicted, 2);
    expect(matrixOf(decisionAt(cuts, threshold)).flat()).toEqual([...counts]);
  });

  it('has the figures of the engine', () => {
    const decision = decisionAt(cuts, 0.4);
    const metrics = Object.fromEntries(metricsAt(decision, costs).map(({ name, value }) => [name, value]));
    const row = table[400];
    const predicted = Int32Array.from(scores, (score) => (score > 0.4 ? 1 : 0));
    expect(metrics['precision']).toBeCloseTo(row?.precision ?? Number.NaN, 12);
    expect(metrics['recall']).toBeCloseTo(row?.recall ?? Number.NaN, 12);
    expect(metrics['f1']).toBeCloseTo(row?.f1 ?? Number.NaN, 12);
    expect(metrics['cost_per_row']).toBeCloseTo(row?.cost ?? Number.NaN, 12);
    const matrix = confusionMatrix(truth, predicted, 2);
    expect(metrics['matthews_correlation']).toBeCloseTo(matthewsCorrelation(matrix), 12);
  });

  it('is cheapest where no other costs less, and moves up when alarms cost more', () => {
    const best = cheapestThreshold(cuts, costs);
    const costAt = (threshold: number, of = costs) =>
      metricsAt(decisionAt(cuts, threshold), of).find(({ name }) => name === 'cost_per_row')?.value ?? Number.NaN;
    for (const threshold of thresholds) expect(costAt(best)).toBeLessThanOrEqual(costAt(threshold) + 1e-9);
    expect(cheapestThreshold(cuts, { falsePositive: 5, falseNegative: 1 })).toBeGreaterThan(best);
    expect(cheapestThreshold(cuts, { falsePositive: 0, falseNegative: 0 })).toBe(0.5);
  });

  it('of a matrix and back is the same', () => {
    const counts = [
      [3, 1],
      [2, 7],
    ];
    expect(matrixOf(decisionOf(counts))).toEqual(counts);
    expect(
      metricsAt(
        decisionOf([
          [0, 0],
          [0, 0],
        ]),
        costs,
      ).every(({ value }) => value === 0),
    ).toBe(true);
  });
});

describe('the rows of a cell', () => {
  const rows: RowsView = {
    total: 4,
    source: Int32Array.of(10, 11, 12, 13),
    truth: Float32Array.of(0, 0, 1, 0),
    predicted: Float32Array.of(1, 1, 1, 0),
    score: Float32Array.of(0.75, 0.875, 0.625, 0.25),
    features: ['a'],
    values: Float32Array.of(1, 2, 3, 4),
  };
  const cell = { truth: 0, predicted: 1 };

  it('are those of the evaluation, or of the threshold that is set, the hardest first', () => {
    expect(rowsInCell(rows, cell, undefined, true)).toEqual([1, 0]);
    expect(rowsInCell(rows, cell, 0.8, true)).toEqual([1]);
    expect(rowsInCell(rows, cell, 0.2, true)).toEqual([1, 0, 3]);
    expect(rowsInCell(rows, { truth: 1, predicted: 1 }, 0.7, true)).toEqual([]);
  });

  it('become a table with their values, and pictures in one range', () => {
    const words = { row: 'row', truth: 'true', predicted: 'said', score: 'p' };
    expect(cellSlice(rows, [1, 0], cell, ['no', 'yes'], words)).toMatchObject({
      columns: [{ name: 'row' }, { name: 'true' }, { name: 'said' }, { name: 'p' }, { name: 'a' }],
      rows: [
        [12, 'no', 'yes', 0.875, 2],
        [11, 'no', 'yes', 0.75, 1],
      ],
      total: 2,
    });
    const told = cellSlice(
      { ...rows, values: Float32Array.of(0, 1, -1, NaN), words: [['x', 'y']] },
      [0, 1, 2, 3],
      cell,
      [],
      words,
    );
    expect([told.columns.at(-1)?.type, ...told.rows.map((row) => row.at(-1))]).toEqual(['text', 'x', 'y', '…', null]);
    expect(cellPictures(rows, [0, 1], String)).toBeUndefined();
    const pictures = cellPictures({ ...rows, picture: [1, 1, 1] }, [0, 3], String);
    expect(pictures?.images).toEqual([
      { label: '11', pixels: Uint8Array.of(0) },
      { label: '14', pixels: Uint8Array.of(255) },
    ]);
  });
});

describe('CSV', () => {
  it('quotes what needs it, keeps every digit, and leaves what is missing empty', () => {
    expect(
      csvText(
        ['a,b', 'c'],
        [
          [0.1, 'say "x"'],
          [null, Number.NaN],
          [true, 'y\nz'],
        ],
      ),
    ).toBe('"a,b",c\r\n0.1,"say ""x"""\r\n,\r\ntrue,"y\nz"\r\n');
  });

  it('of a plot has its numbers, and not where marks lie on the page', () => {
    const spec = {
      data: {
        values: [
          { feature: 'u', share: 0.5, offset: 1 },
          { feature: 'v', share: null },
        ],
      },
    };
    expect(plotNumbers(spec)).toEqual({
      columns: ['feature', 'share'],
      rows: [
        ['u', 0.5],
        ['v', null],
      ],
    });
    expect(plotNumbers({})).toEqual({ columns: [], rows: [] });
  });
});
