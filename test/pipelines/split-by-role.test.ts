// A table whose columns say what belongs together, when it is from and for what it is: from the file to a judged network.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Workbench } from '#test/pipelines/workbench.ts';
import { openWorkbench, pipeline } from '#test/pipelines/workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
  const rows = Array.from({ length: 120 }, (_, i) => {
    const day = new Date(Date.UTC(2024, 0, 1 + ((i * 37) % 120))).toISOString().slice(0, 10);
    return [Math.sin(i).toFixed(3), `p${i % 12}`, day, i % 4 === 0 ? 'Test' : 'train', Math.sin(i) > 0 ? 'yes' : 'no'];
  });
  bench.file('visits.csv', ['x,patient,day,use,ill', ...rows.map((row) => row.join(',')), ''].join('\n'));
});
afterAll(() => bench.dispose());

const document = (by: string, roles: Readonly<Record<string, string>>) =>
  pipeline(
    {
      csv: { kind: 'data.csv', file: 'visits.csv' },
      target: { kind: 'data.target', target: 'ill', features: ['x'], ...roles },
      split: { kind: 'data.split', by, validation: 0, test: 0.25 },
      scale: { kind: 'data.standardise' },
      input: { kind: 'layer.input' },
      output: { kind: 'layer.dense', units: 1, activation: 'sigmoid' },
      adam: { kind: 'optimizer.adam', learningRate: 0.05 },
      fit: { kind: 'train.fit', epochs: 2, batchSize: 32, validate: false },
      evaluate: { kind: 'evaluate.evaluate', resamples: 0 },
    },
    [
      'csv.table > target.table',
      'target.dataset > split.dataset',
      'split.dataset > scale.dataset',
      'scale.dataset > input.dataset',
      'input.layer > output.layer',
      'scale.dataset > fit.dataset',
      'output.layer > fit.network',
      'adam.optimizer > fit.optimizer',
      'fit.model > evaluate.model',
      'scale.dataset > evaluate.dataset',
    ],
  );

test('a network learns and is judged on rows split by groups, by time and by a column', async () => {
  const roles = { group: 'patient', time: 'day', split: 'use' };
  for (const by of ['groups', 'time', 'column']) {
    const ran = await bench.run(document(by, roles));
    expect([by, ran.problems, ran.outcome]).toEqual([by, {}, 'done']);
    expect(ran.summaries['scale']?.['dataset']).toMatchObject({ rows: { train: 90, validation: 0, test: 30 } });
  }
});

test('without the column the problem is known before the run', async () => {
  const found = async (by: string) => (await bench.problems(document(by, {}))).map(({ code }) => code);
  expect(await found('groups')).toContain('split.noGroup');
  expect(await found('time')).toContain('split.noTime');
  expect(await found('column')).toContain('split.noColumn');
  expect(await found('fractions')).not.toContain('split.noGroup');
});
