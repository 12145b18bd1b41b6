import { expect, it } from 'vitest';
import { balancedWeights } from '#engine/training/balanced-weights.ts';

it('weighs classes as scikit-learn does, by those that occur', () => {
  // compute_class_weight('balanced', classes=[0, 1, 2], y=[0, 0, 0, 1, 1, 2]) of scikit-learn 1.9.1
  expect(balancedWeights('balanced', Float32Array.of(0, 0, 0, 1, 1, 2))).toEqual({ 0: 6 / 9, 1: 1, 2: 2 });
  expect(balancedWeights('balanced', Float32Array.of(2, 0, 2, 2))).toEqual({ 0: 2, 2: 4 / 6 });
  expect(balancedWeights('none', Float32Array.of(0, 1))).toBeUndefined();
});
