// Bad input: the problem names the node, the cause and the cure in both languages, what needs the node waits, and
// everything else runs. What can be known before the run is known before the run.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PipelineDocument } from '#shared/document/document.ts';
import { readDocument } from '#shared/document/read.ts';
import { writeDocument } from '#shared/document/write.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { problemWords } from '#shared/text/problem-words.ts';
import { translator } from '#shared/text/translate.ts';
import { csvText, smallPipeline } from '#test/pipelines/small-pipeline.ts';
import { openWorkbench, withParams } from '#test/pipelines/workbench.ts';
import type { Workbench } from '#test/pipelines/workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.dispose());

const small = smallPipeline();
const rows = csvText().trim().split('\n');
/** The table with one cell of a row (from 1, without the header) changed. */
const withCell = (row: number, column: number, text: string) =>
  `${rows.map((line, i) => (i === row ? line.split(',').with(column, text).join(',') : line)).join('\n')}\n`;

const afterData = [
  'target',
  'split',
  'standardise',
  'input',
  'hidden',
  'drop',
  'output',
  'fit',
  'evaluate',
  'predict',
  'shap',
];
const fromHidden = ['drop', 'output', 'fit', 'evaluate', 'predict', 'shap'];

interface BadInput {
  readonly what: string;
  /** The text of rows.csv; absent = there is no such file. */
  readonly csv?: string;
  readonly document?: PipelineDocument;
  readonly expected: Partial<Problem> & { readonly node: string };
  /** Every word of these is in the message. */
  readonly cause: readonly string[];
  readonly waiting: readonly string[];
  /** Only reading all rows tells. */
  readonly onlyInRun?: true;
}

const badInputs: readonly BadInput[] = [
  {
    what: 'a CSV file that is not there',
    document: withParams(small, 'csv', { file: 'no-such.csv' }),
    csv: csvText(),
    expected: { code: 'dataFile.missing', node: 'csv', param: 'file' },
    cause: ['no-such.csv'],
    waiting: afterData,
  },
  {
    what: 'an empty CSV file',
    csv: '',
    expected: { code: 'dataFile.empty', node: 'csv', param: 'file' },
    cause: ['rows.csv'],
    waiting: afterData,
  },
  {
    what: 'a CSV file with a header alone',
    csv: 'a,b,c,d,target\n',
    expected: { code: 'csv.noRows', node: 'csv', param: 'file' },
    cause: ['rows.csv'],
    waiting: afterData,
  },
  {
    what: 'text in a column of numbers',
    csv: withCell(17, 1, 'unknown'),
    expected: { code: 'column.notNumeric', node: 'target' },
    cause: ['b', '17', 'unknown'],
    waiting: afterData.slice(1),
  },
  {
    what: 'a target of one class only',
    csv: `${rows.map((line, i) => (i === 0 ? line : line.replace(/blue$/, 'red'))).join('\n')}\n`,
    expected: { code: 'target.oneClass', node: 'target', param: 'target' },
    cause: ['target', 'red'],
    waiting: afterData.slice(1),
  },
  {
    what: 'a target with missing values',
    csv: withCell(3, 4, ''),
    expected: { code: 'target.missingValues', node: 'target', param: 'target' },
    cause: ['target', '1', '120'],
    waiting: afterData.slice(1),
    onlyInRun: true,
  },
  {
    what: 'a billion units',
    csv: csvText(),
    document: withParams(small, 'hidden', { units: 1_000_000_000 }),
    expected: { code: 'layer.tooLarge', node: 'hidden', param: 'units' },
    cause: ['1000000000'],
    waiting: fromHidden,
  },
  {
    what: 'an output that does not suit the classes',
    csv: csvText(),
    document: withParams(small, 'output', { units: 3, activation: 'softmax' }),
    expected: { code: 'network.units', node: 'output', param: 'units' },
    cause: ['3', '2', 'target'],
    waiting: ['fit', 'evaluate', 'predict', 'shap'],
  },
  {
    what: 'no training rows left',
    csv: csvText(),
    document: withParams(small, 'split', { validation: 0.5, test: 0.5 }),
    expected: { code: 'split.fractions', node: 'split' },
    cause: ['0.5'],
    waiting: afterData.slice(2),
  },
];

function expectWords(problem: Problem, document: PipelineDocument, cause: readonly string[]): void {
  const kind = document.nodes[problem.node ?? '']?.kind;
  for (const language of ['en', 'zh'] as const) {
    const { message, hint } = problemWords(problem, translator(language), kind);
    const plain = message.replaceAll(/(?<=\d),(?=\d{3})/g, '');
    for (const word of cause) expect(plain).toContain(word);
    expect(hint.length).toBeGreaterThan(5);
  }
}

describe('bad input', () => {
  test.each(badInputs)('$what', async ({ csv, document = small, expected, cause, waiting }) => {
    bench.file('rows.csv', csv ?? '');
    const ran = await bench.run(document);
    expect(ran.outcome).toBe('failed');
    const own = ran.problems[expected.node];
    expect(own).toMatchObject({ severity: 'error', ...expected });
    if (own) expectWords(own, document, cause);
    const states = Object.fromEntries(
      Object.keys(document.nodes).map((id) => [
        id,
        id === expected.node ? 'failed' : waiting.includes(id) ? 'blocked' : 'well',
      ]),
    );
    const seen = Object.entries(ran.outcomes).map(([id, state]) => [
      id,
      state === 'done' || state === 'cached' ? 'well' : state,
    ]);
    expect(Object.fromEntries(seen)).toEqual(states);
  });

  test.each(badInputs.filter(({ onlyInRun }) => !onlyInRun))(
    '$what: told before the run',
    async ({ csv, document = small, expected, cause }) => {
      bench.file('rows.csv', csv ?? '');
      const errors = (await bench.problems(document)).filter(({ severity }) => severity === 'error');
      expect(errors.find(({ node }) => node === expected.node)).toMatchObject(expected);
      for (const problem of errors) expectWords(problem, document, problem.code === expected.code ? cause : []);
    },
  );

  test('a wire of the wrong type is left out with its place in the file, and what does not need it runs', async () => {
    bench.file('rows.csv', csvText());
    const text = writeDocument(small).replace(
      '"standardise.dataset", "to": "evaluate.dataset"',
      '"adam.optimizer", "to": "evaluate.dataset"',
    );
    const { document, problems } = readDocument(text);
    if (!document) throw new Error('The file was not read');
    expect(problems).toMatchObject([{ code: 'wire.type', severity: 'error', node: 'evaluate', port: 'dataset' }]);
    const line = text.split('\n').findIndex((one) => one.includes('"adam.optimizer", "to": "evaluate.dataset"'));
    expect(problems[0]?.place?.line).toBe(line + 1);
    for (const problem of problems) expectWords(problem, document, []);
    const ran = await bench.run(document, { problems });
    expect(ran.outcomes).toMatchObject({ evaluate: 'failed' });
    expect(ran.problems['evaluate']).toMatchObject({ code: 'wire.type', port: 'dataset' });
    const others = Object.entries(ran.outcomes).filter(([id]) => id !== 'evaluate');
    expect(others.filter(([, outcome]) => outcome !== 'done' && outcome !== 'cached')).toEqual([]);
    expect(others.length).toBe(Object.keys(small.nodes).length - 1);
  });

  test('a batch larger than the data warns once, and the training goes on with all rows in one batch', async () => {
    bench.file('rows.csv', csvText());
    const large = withParams(small, 'fit', { batchSize: 5000 });
    const warnings = (await bench.problems(large)).filter(({ param }) => param === 'batchSize');
    expect(warnings).toMatchObject([{ severity: 'warning', node: 'fit', param: 'batchSize' }]);
    for (const warning of warnings) expectWords(warning, large, ['5000', '84']);
    const ran = await bench.run(large);
    expect(ran.outcome).toBe('done');
  });

  test.each([
    { unit: 'pounds', scale: 1, warned: ['warning fit network.largeTarget'] },
    { unit: 'millions', scale: 1e6, warned: [] },
  ])('a price in $unit, which the training will hardly reach or can', async ({ scale, warned }) => {
    const price = (row: number) => ((row % 2 === 0 ? 250_000 : 750_000) + row) / scale;
    bench.file('rows.csv', rows.map((line, i) => `${line},${i === 0 ? 'price' : price(i)}`).join('\n'));
    const aimed = withParams(small, 'target', { target: 'price', features: ['a', 'b', 'c', 'd'] });
    const document = withParams(withParams(aimed, 'output', { activation: 'linear' }), 'fit', {
      metrics: ['mean_absolute_error'],
    });
    const problems = await bench.problems(document);
    expect(problems.map(({ severity, node, code }) => `${severity} ${node} ${code}`)).toEqual(warned);
    // The mean and the standard deviation of the column as it is written.
    for (const problem of problems) expectWords(problem, document, ['price', '500061', '250000']);
    expect((await bench.run(document)).outcome).toBe('done');
  });

  test('good input has no problems', async () => {
    bench.file('rows.csv', csvText());
    expect(await bench.problems(small)).toEqual([]);
  });
});
