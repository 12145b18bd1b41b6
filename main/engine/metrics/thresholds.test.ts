// Thresholds against counting row by row, the cheapest one against trying all, and gain by hand.
import { describe, expect, it } from 'vitest';
import { cheapestThreshold, gainCurve, thresholdTable } from '#engine/metrics/thresholds.ts';
import { generator } from '#engine/kernels/random.ts';

const { next } = generator(4);
const truth = Uint8Array.from({ length: 80 }, () => Number(next() > 0.7));
const scores = Float64Array.from(truth, (t) => Math.round(20 * (0.6 * next() + 0.35 * t)) / 20);
const costs = { falsePositive: 1, falseNegative: 4 };

function counted(threshold: number) {
  const all = [0, 0, 0, 0];
  truth.forEach((t, row) => {
    const cell = 2 * t + Number((scores[row] ?? 0) > threshold);
    all[cell] = (all[cell] ?? 0) + 1;
  });
  const [trueNegatives = 0, falsePositives = 0, falseNegatives = 0, truePositives = 0] = all;
  return { trueNegatives, falsePositives, falseNegatives, truePositives };
}

describe('thresholds', () => {
  it('count as row by row, ends and ties included', () => {
    const asked = [-1, 0, 0.05, 0.1, 0.3, 0.325, 0.5, 0.95, 1, 2];
    for (const row of thresholdTable({ truth, scores }, asked, costs)) {
      const own = counted(row.threshold);
      expect(row).toMatchObject(own);
      expect(row.cost).toBeCloseTo((own.falsePositives + 4 * own.falseNegatives) / 80, 12);
      if (own.truePositives > 0) {
        expect(row.precision).toBe(own.truePositives / (own.truePositives + own.falsePositives));
        expect(row.recall).toBe(own.truePositives / (own.truePositives + own.falseNegatives));
      }
    }
  });

  it.each([
    [1, 1],
    [1, 4],
    [9, 1],
    [0, 1],
    [1, 0],
  ])('finds the cheapest for costs %i and %i', (falsePositive, falseNegative) => {
    const cost = (threshold: number) => {
      const { falsePositives, falseNegatives } = counted(threshold);
      return (falsePositives * falsePositive + falseNegatives * falseNegative) / 80;
    };
    const best = cheapestThreshold({ truth, scores }, { falsePositive, falseNegative });
    const min = Math.min(cost(-1), ...Array.from(scores, cost));
    expect(best.cost).toBeCloseTo(min, 12);
    expect(cost(best.threshold)).toBeCloseTo(min, 12);
  });

  it('stays at the ends when all or nothing is cheapest', () => {
    const one = { truth: [1, 1], scores: [0.2, 0.4] };
    expect(cheapestThreshold(one, costs)).toMatchObject({ threshold: 0.1, cost: 0 });
    const none = { truth: [0, 0], scores: [0.2, 0.9] };
    expect(cheapestThreshold(none, costs)).toMatchObject({ threshold: 0.9, cost: 0 });
  });

  it('gain: the share of positives among the best-scored rows', () => {
    expect(gainCurve({ truth: [1, 0, 1, 0], scores: [0.9, 0.8, 0.8, 0.1] })).toEqual({
      called: [0, 0.25, 0.75, 1],
      found: [0, 0.5, 1, 1],
    });
  });
});
