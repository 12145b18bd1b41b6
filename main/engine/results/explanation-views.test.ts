// The plots of an explanation that a file gets, and the part of its rows that a studio gets.
import { describe, expect, it } from 'vitest';
import { translator } from '#shared/text/translate.ts';
import { explanationFigures, sampled } from '#engine/results/explanation-views.ts';
import type { ExplanationValue } from '#engine/values/explanation.ts';

const explanation: ExplanationValue = {
  type: 'explanation',
  method: 'exact',
  features: ['u', 'v'],
  outputs: ['a', 'b', 'c'],
  rows: 2,
  values: Float64Array.from({ length: 12 }, (_, i) => i / 10 - 0.5),
  base: Float64Array.of(0.2, 0.3, 0.5),
  predictions: Float64Array.of(0.1, 0.7, 0.2, 0.9, 0.05, 0.05),
  data: Float32Array.of(1, 2, 3, 4),
  source: Int32Array.of(10, 11),
  additivityError: 1e-8,
  backgroundRows: 9,
  evaluations: 72,
};

describe('an explanation', () => {
  it('explains the row’s likeliest output in the waterfall of a file', () => {
    const views = explanationFigures(explanation, translator('en'));
    expect(views.map(({ id }) => id)).toEqual([
      'shap-bar',
      'beeswarm-1',
      'beeswarm-2',
      'beeswarm-3',
      'heatmap',
      'waterfall',
    ]);
    const view = JSON.stringify(views.find(({ id }) => id === 'waterfall'));
    expect(view).toContain('Shapley value for b');
    expect(view).toContain('E[f(x)] = 0.3');
    expect(view).toContain('f(x) = 0.7');
    expect(explanationFigures({ ...explanation, rows: 1 }, translator('en')).map(({ id }) => id)).toEqual([
      'waterfall',
    ]);
  });

  it('calls its numbers what its method makes', () => {
    const t = translator('en');
    for (const [method, word] of [
      ['partition', 'Owen value'],
      ['deep', 'attribution'],
      ['smoothGrad', 'gradient'],
      ['gradCam', 'importance'],
    ] as const) {
      const drawn = JSON.stringify(explanationFigures({ ...explanation, method }, t));
      expect(drawn).toContain(`mean |${word}|`);
      expect(drawn).not.toContain('Shapley');
      expect(sampled({ ...explanation, method }).method).toBe(method);
    }
  });

  it('is sent whole, of very many rows those at even distances', () => {
    expect(sampled(explanation)).toMatchObject({ rows: 2, values: explanation.values, source: explanation.source });
    const rows = 100_000;
    const many: ExplanationValue = {
      ...explanation,
      rows,
      values: Float64Array.from({ length: rows * 6 }, (_, i) => i),
      predictions: Float64Array.from({ length: rows * 3 }, (_, i) => i),
      data: Float32Array.from({ length: rows * 2 }, (_, i) => i),
      source: Int32Array.from({ length: rows }, (_, i) => i),
    };
    const part = sampled(many);
    expect(part.rows).toBe(5000);
    expect(part.values).toHaveLength(30_000);
    const row = part.source[321] ?? 0;
    expect(row).toBe(321 * 20);
    expect([...part.values.subarray(321 * 6, 322 * 6)]).toEqual([0, 1, 2, 3, 4, 5].map((k) => row * 6 + k));
    expect([...part.data.subarray(642, 644)]).toEqual([row * 2, row * 2 + 1]);
  });
});
