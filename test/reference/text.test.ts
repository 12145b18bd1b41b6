// Every case of cases/text.json through the product's own node: a bag of words fitted to the training texts, applied to
// those and to others, against what scikit-learn's vectorizers give, at the file's tolerance.
import { afterAll, describe, expect, it } from 'vitest';
import { bagOfWords as spec } from '#shared/nodes/text/bag-of-words.ts';
import { defaultParams } from '#shared/nodes/catalogue.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { bagOfWords } from '#engine/nodes/text/bag-of-words.ts';
import { prepared } from '#engine/preprocessing/steps.ts';
import type { DatasetValue, SplitData } from '#engine/values/dataset.ts';
import { expectClose } from '#test/reference/expect-close.ts';
import type { Tolerance } from '#test/reference/expect-close.ts';
import { CaseCount, loadCases } from '#test/reference/load-cases.ts';
import { testContext } from '#test/support/test-context.ts';

interface TextCase {
  readonly id: string;
  readonly params: Partial<ParamsOf<typeof spec.params>>;
  readonly train: readonly string[];
  readonly other: readonly string[];
  readonly vocabulary: readonly string[];
  readonly expected: Readonly<Record<'train' | 'other', readonly (readonly number[])[]>>;
}

const count = new CaseCount('text');
const context = testContext();
afterAll(() => {
  context.dispose();
  count.print(9);
});

const splitOf = (rows: number): SplitData => ({
  rows,
  inputs: [{ values: Float64Array.from({ length: rows }, (_, row) => row) }],
  targets: [new Float32Array(rows)],
  source: Int32Array.from({ length: rows }, (_, row) => row),
});

const datasetOf = (texts: readonly string[]): DatasetValue => ({
  type: 'dataset',
  inputs: [{ name: '', shape: [1], features: ['text'], preprocessing: [], words: [texts] }],
  targets: [{ name: 'y', kind: 'number', classes: [] }],
  splits: { train: splitOf(texts.length), validation: splitOf(0), test: splitOf(0) },
});

describe.each(loadCases<TextCase>('text'))('$file', ({ cases, tolerance }) => {
  it.each(cases)('$id', async ({ params, train, other, vocabulary, expected }) => {
    const all = { ...defaultParams(spec), ...params } as ParamsOf<typeof spec.params>;
    const { dataset } = await bagOfWords.run({ dataset: datasetOf(train) }, all, context);
    const [input] = dataset.inputs;
    const steps = input?.preprocessing ?? [];
    expect(steps).toMatchObject([{ step: 'tokens', vocabulary }]);
    expect(input?.shape).toEqual([vocabulary.length]);
    const made = {
      train: dataset.splits.train.inputs[0]?.values ?? [],
      other: await prepared(
        steps,
        Float64Array.from(other, (_, row) => row),
        other.length,
        undefined,
        other,
      ),
    };
    for (const part of ['train', 'other'] as const)
      expectClose([...made[part]], expected[part].flat(), tolerance as Tolerance, part);
    count.ran();
  });
});
