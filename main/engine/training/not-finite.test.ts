// A training that loses its numbers in the compiled step says in which update, and in the layer whose weights went first.
import { beforeAll, expect, test } from 'vitest';
import { Fault } from '#shared/protocol/problem.ts';
import { problemWords } from '#shared/text/problem-words.ts';
import { translator } from '#shared/text/translate.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { batchSize, regression, rows } from '#test/support/small-regression.ts';
import { train } from '#engine/training/trainer.ts';
import type { TrainingSettings } from '#engine/training/training-settings.ts';

let tf: Tf;
beforeAll(async () => {
  const backend = await openBackend();
  expect(backend.name).toBe('tensorflow');
  ({ tf } = backend);
});

test('epoch, step and layer are those of the first weights that were no numbers, and no tensor is left', async () => {
  const calm = await train(tf, regression(0.01, 2));
  expect(calm.eagerBecause).toBeUndefined();

  const before = tf.memory().numTensors;
  for (const rate of [3, 30, 1e6]) {
    const own = regression(rate, 200);
    /** Layers with a weight that is not finite, after each update. */
    const lost: string[][] = [];
    const onStep: TrainingSettings['onStep'] = (_step, weights) => {
      const names = own.network.weights.flatMap(({ layer }, i) =>
        weights[i]?.dataSync<'float32'>().every(Number.isFinite) === true ? [] : [layer],
      );
      lost.push(names);
    };
    const fault = await train(tf, { ...own, onStep }).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!(fault instanceof Fault)) throw new Error(`Rate ${rate}: ${String(fault)}`);
    const { code, facts } = fault.problem;
    const update = (Number(facts['epoch']) - 1) * (rows / batchSize) + Number(facts['step']);
    // The update at which the loss was lost was not made.
    expect([code, update]).toEqual(['training.notFinite', lost.length + 1]);
    const [first] = lost.at(-1) ?? [];
    // Finite weights can make an output that is not: then it is the first layer whose output is none.
    if (first === undefined) expect(['first', 'second', 'output']).toContain(facts['layer']);
    else expect(facts['layer']).toBe(first);
    expect(lost.slice(0, -1).flat()).toEqual([]);
    const { message, hint } = problemWords(fault.problem, translator('en'), 'train.fit');
    expect(message).toContain(`epoch ${facts['epoch']}, step ${facts['step']}`);
    expect(message).toContain(String(facts['layer']));
    for (const cure of ['learning rate', '“Clip gradients”', '“Standardise”']) expect(hint).toContain(cure);
  }
  expect(tf.memory().numTensors).toBe(before);
});
