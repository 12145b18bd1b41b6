import { describe, expect, it } from 'vitest';
import { sameAnswers } from '#engine/explain/shapley/same-answers.ts';

describe('sameAnswers', () => {
  it('takes last digits for rounding, and nothing more', () => {
    const third = [0.3333333134651184, 0.3333333432674408].map((value) => Float64Array.of(value));
    expect(sameAnswers(third, 1)).toBe(true);
    expect(sameAnswers([Float64Array.of(0.333333, 0.333334)], 1)).toBe(false);
    expect(sameAnswers([Float64Array.of(1e-9, 2e-9)], 1)).toBe(false);
  });

  it('compares each output with its own', () => {
    expect(sameAnswers([Float64Array.of(0.2, 0.8), Float64Array.of(0.2, 0.8)], 2)).toBe(true);
    expect(sameAnswers([Float64Array.of(0.2, 0.8, 0.8, 0.2)], 2)).toBe(false);
    expect(sameAnswers([new Float64Array(), Float64Array.of(0, 0)], 1)).toBe(true);
    expect(sameAnswers([Float64Array.of(Number.NaN)], 1)).toBe(false);
  });
});
