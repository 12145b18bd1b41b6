// A drawn token against the formula, and against how often each comes.
import { expect, test } from 'vitest';
import { generator } from '#engine/kernels/random.ts';
import { drawToken, drawnFrom } from '#engine/language/draw-token.ts';

const p = [0.1, 0.4, 0.05, 0.25, 0.2];

function softmax(scores: readonly number[]): number[] {
  const powers = scores.map(Math.exp);
  const sum = powers.reduce((total, one) => total + one, 0);
  return powers.map((one) => one / sum);
}

test.each([0.2, 0.5, 1, 2, 10])('at temperature %d the probabilities are softmax(log p / T)', (temperature) => {
  const expected = softmax(p.map((one) => Math.log(one) / temperature));
  const found = drawnFrom(p, { temperature, topK: 0 });
  for (const [i, one] of expected.entries()) expect(found[i]).toBeCloseTo(one, 12);
});

test('the likeliest alone are kept, and are as likely among one another', () => {
  const found = [...drawnFrom(p, { temperature: 1, topK: 2 })];
  expect(found.map((one) => one > 0)).toEqual([false, true, false, true, false]);
  expect(found[1]).toBeCloseTo(0.4 / 0.65, 12);
  expect([...drawnFrom(p, { temperature: 3, topK: 1 })]).toEqual([0, 1, 0, 0, 0]);
  expect([...drawnFrom(p, { temperature: 0, topK: 0 })]).toEqual([0, 1, 0, 0, 0]);
});

test('what is equally likely goes by its place, and what has no number is as if it were 0', () => {
  expect([...drawnFrom([0.5, 0.5], { temperature: 0, topK: 0 })]).toEqual([1, 0]);
  expect([...drawnFrom([0, Number.NaN, 0.5], { temperature: 1, topK: 0 })]).toEqual([0, 0, 1]);
  expect([...drawnFrom([1e-300, 1], { temperature: 1e-6, topK: 0 })]).toEqual([0, 1]);
});

test('tokens come as often as their probabilities say', () => {
  const random = generator(3);
  const counts = p.map(() => 0);
  const draws = 20_000;
  for (let i = 0; i < draws; i += 1) {
    const place = drawToken(p, { temperature: 1, topK: 0 }, random.next());
    counts[place] = (counts[place] ?? 0) + 1;
  }
  // Four standard deviations of a share.
  for (const [i, one] of p.entries())
    expect(Math.abs((counts[i] ?? 0) / draws - one)).toBeLessThan(4 * Math.sqrt((one * (1 - one)) / draws));
  expect(drawToken(p, { temperature: 1, topK: 0 }, 1)).toBe(4);
});
