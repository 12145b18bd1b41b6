import { describe, expect, test } from 'vitest';
import type { Problem } from '#shared/protocol/problem.ts';
import type { ProblemCode } from '#shared/text/problem-code.ts';
import { toldOnce } from '#engine/analyse/told-once.ts';

const problem = (node: string, code: ProblemCode, severity: Problem['severity'] = 'error'): Problem => ({
  node,
  code,
  severity,
  facts: {},
});

describe('problems of one cause', () => {
  test('are told once, by the analysis, as severely as the runner does', () => {
    const own = [problem('fit', 'training.outputMismatch'), problem('fit', 'training.batchLarger', 'warning')];
    const found = [problem('dense', 'network.activation', 'warning'), problem('fit', 'network.batch', 'warning')];
    expect(toldOnce(own, new Map([['fit', found]]))).toEqual([
      problem('dense', 'network.activation'),
      problem('fit', 'network.batch', 'warning'),
    ]);
  });

  test('are all told when the analysis has none, or has one of another training', () => {
    const own = [problem('fit', 'training.outputMismatch'), problem('csv', 'dataFile.missing')];
    const found = new Map([
      ['fit', [problem('fit', 'network.unscaled', 'info')]],
      ['fit-2', [problem('dense', 'network.units')]],
    ]);
    expect(toldOnce(own, found)).toEqual([
      ...own,
      problem('fit', 'network.unscaled', 'info'),
      problem('dense', 'network.units'),
    ]);
  });
});
