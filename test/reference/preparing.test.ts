// Every case of cases/preparing.json through the product's own nodes: fitted to the training rows, applied to those and to
// others, against what scikit-learn gives, at the file's tolerance. Numbers are compared before they are rounded.
import { afterAll, describe, expect, it } from 'vitest';
import { defaultParams } from '#shared/nodes/catalogue.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import { encodedWidth } from '#engine/network/layers/feature-encoding.ts';
import { runners } from '#engine/nodes/runners.ts';
import { isMix } from '#engine/preprocessing/mixed.ts';
import { kindOf, taken } from '#engine/preprocessing/steps.ts';
import type { DatasetInput, DatasetValue, Numbers, PreprocessingStep, SplitData } from '#engine/values/dataset.ts';
import type { RunContext } from '#engine/values/runner.ts';
import { expectClose } from '#test/reference/expect-close.ts';
import type { Tolerance } from '#test/reference/expect-close.ts';
import { CaseCount, loadCases } from '#test/reference/load-cases.ts';
import { testContext } from '#test/support/test-context.ts';

type Cell = number | string | null;
type Matrix = readonly (readonly Cell[])[];

interface PreparingCase {
  readonly id: string;
  readonly node: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly train: Matrix;
  readonly other: Matrix;
  readonly y?: readonly number[];
  readonly classes?: readonly string[];
  /** Of what is made. */
  readonly names?: readonly string[];
  readonly expected: { readonly train: Matrix; readonly other: Matrix };
}

interface PreparingRunner {
  readonly spec: NodeSpec;
  run(inputs: { dataset: DatasetValue }, params: object, context: RunContext): Promise<{ dataset: DatasetValue }>;
}

const count = new CaseCount('preparing');
const context = testContext();
afterAll(() => {
  context.dispose();
  count.print(41);
});

/** Places of words in the order of the file's own words; a word that the training rows lack is −1. */
function datasetOf({ train, y, classes = [] }: PreparingCase): {
  dataset: DatasetValue;
  words: readonly string[] | null;
} {
  const cells = train.flat();
  const isText = cells.some((cell) => typeof cell === 'string');
  const words = isText ? [...new Set(cells.map(String))].toSorted() : null;
  const width = train[0]?.length ?? 0;
  const rows = train.length;
  const input: DatasetInput = {
    name: '',
    shape: [width],
    features: Array.from({ length: width }, (_, f) => `x${f}`),
    preprocessing: [],
    ...(words && { words: [words] }),
  };
  const values = Float64Array.from(cells, (cell) => numberOf(cell, words));
  const split: SplitData = {
    rows,
    inputs: [{ values }],
    targets: [Float32Array.from(y ?? cells.slice(0, rows), Number)],
    source: Int32Array.from({ length: rows }, (_, row) => row),
  };
  const none: SplitData = {
    rows: 0,
    inputs: [{ values: new Float64Array(0) }],
    targets: [new Float32Array(0)],
    source: new Int32Array(0),
  };
  const kind = classes.length === 2 ? 'binary' : 'number';
  return {
    words,
    dataset: {
      type: 'dataset',
      inputs: [input],
      targets: [{ name: 'y', kind, classes }],
      splits: { train: split, validation: none, test: none },
    },
  };
}

const numberOf = (cell: Cell, words: readonly string[] | null): number =>
  words ? words.indexOf(String(cell)) : (cell ?? Number.NaN) === cell ? Number(cell) : Number.NaN;

/** A word's place as the numbers that the network makes of it. */
const encoded = (x: number, slots: number): readonly number[] =>
  slots === 0 ? [x] : Array.from({ length: slots }, (_, slot) => (slot === x ? 1 : 0));

/** Rows of which a step makes other features, before they are rounded. */
async function mixedRows(steps: readonly PreprocessingStep[], rows: Matrix): Promise<number[][]> {
  let values: Numbers = Float64Array.from(rows.flat(), Number);
  for (const step of steps) values = await kindOf(step).apply(step, values, rows.length);
  const width = values.length / rows.length;
  return rows.map((_, row) => Array.from(values.subarray(row * width, (row + 1) * width)));
}

describe.each(loadCases<PreparingCase>('preparing'))('$file', ({ cases, tolerance }) => {
  it.each(cases)('$id', async (of) => {
    const runner = (runners as unknown as Readonly<Record<string, PreparingRunner>>)[of.node];
    if (!runner) throw new Error(`No node ${of.node}`);
    const { dataset, words } = datasetOf(of);
    const params = { ...defaultParams(runner.spec), ...of.params };
    const prepared = (await runner.run({ dataset }, params, context)).dataset;
    const [input] = prepared.inputs;
    if (!input) throw new Error('No input');
    const { oneHot = [], preprocessing } = input;
    for (const part of ['train', 'other'] as const) {
      const made = preprocessing.some(isMix)
        ? await mixedRows(preprocessing, of[part])
        : of[part].map((row) =>
            row.flatMap((cell, f) => encoded(taken(preprocessing, f, numberOf(cell, words)), oneHot[f] ?? 0)),
          );
      expectClose(made, of.expected[part], tolerance as Tolerance, part);
      if (oneHot.length > 0) expect(made[0]?.length).toBe(encodedWidth(oneHot));
    }
    // The rows themselves are the same numbers in 32 bits.
    const rows = [...(prepared.splits.train.inputs[0]?.values ?? [])];
    const own = preprocessing.some(isMix)
      ? (await mixedRows(preprocessing, of.train)).flat()
      : of.train.flatMap((row) => row.map((cell, f) => taken(preprocessing, f, numberOf(cell, words))));
    if (of.names) expect(input.features).toEqual(of.names);
    expect(rows).toEqual(own.map(Math.fround));
    count.ran();
  });
});
