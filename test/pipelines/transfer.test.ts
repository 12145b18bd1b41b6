// A network that begins with the layers of a trained model: foreseen before anything ran, trained with the model's layers
// frozen or not, from a model of the same pipeline and from a file.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changedPipeline, csvText } from '#test/pipelines/small-pipeline.ts';
import { openWorkbench } from '#test/pipelines/workbench.ts';
import type { Workbench } from '#test/pipelines/workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
  bench.file('rows.csv', csvText());
});
afterAll(() => bench.dispose());

const without = ['evaluate', 'predict', 'shap'];
const second = (params: object, model: string, nodes: object = {}) =>
  changedPipeline({
    nodes: {
      ...nodes,
      again: { kind: 'layer.pretrained', ...params },
      head: { kind: 'layer.dense', units: 1, activation: 'sigmoid' },
      learn: { kind: 'train.fit', epochs: 3, batchSize: 16 },
    },
    wires: [
      `${model} > again.model`,
      'again.layer > head.layer',
      'head.layer > learn.network',
      'standardise.dataset > learn.dataset',
      'adam.optimizer > learn.optimizer',
    ],
    without,
  });

test('frozen layers stay as they are to the last bit, others learn, and the parameters are counted apart', async () => {
  for (const trainable of ['none', 'all']) {
    const document = second({ without: 2, trainable }, 'fit.model');
    const foreseen = await bench.wires(document);
    expect(foreseen['again']?.['layer']).toMatchObject({ type: 'layer', shape: [8], parameters: 40 });
    expect(foreseen['learn']?.['model']).toMatchObject({ type: 'model', parameters: 49 });
    const ran = await bench.run(document);
    expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
    const [before, after] = [await ran.value('fit', 'model', 'model'), await ran.value('learn', 'model', 'model')];
    expect(after.eagerBecause).toBeUndefined();
    const body = after.weights.slice(0, 2).map(({ values }) => values);
    const same = before.weights.slice(0, 2).map(({ values }) => values);
    if (trainable === 'none') expect(body).toEqual(same);
    else for (const [i, values] of body.entries()) expect(values).not.toEqual(same[i]);
    expect(after.network.layers.some((layer) => 'start' in layer)).toBe(false);
    expect(ran.summaries['learn']?.['model']?.['trainableParameters']).toBe(trainable === 'none' ? 9 : undefined);
  }
});

test('the model may come from a file, and the layers tell their shape before the run', async () => {
  const save = { save: { kind: 'train.saveModel', name: 'small' } };
  const saving = changedPipeline({ nodes: save, wires: ['fit.model > save.model'], without });
  expect((await bench.run(saving)).outcome).toBe('done');
  const document = second({ without: 1 }, 'open.model', { open: { kind: 'data.openModel', file: 'small.loommodel' } });
  expect((await bench.wires(document))['again']?.['layer']).toMatchObject({ shape: [8], parameters: 40 });
  const ran = await bench.run(document);
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
});

test('a cut that leaves no layer is told before the run, at its parameter', async () => {
  const problems = await bench.problems(second({ without: 9 }, 'fit.model'));
  expect(problems.filter(({ node }) => node === 'again')).toMatchObject([
    { code: 'model.noLayers', param: 'without', facts: { layers: 3, without: 9 } },
  ]);
});
