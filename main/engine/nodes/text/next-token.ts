// Runs text.nextToken: a row for each place of a text, the tokens before it and, as the target, the token at it. The step
// that cuts texts into tokens goes with the rows, so that a model knows its vocabulary and takes texts as they are.
import { nextToken as spec } from '#shared/nodes/text/next-token.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { createPace } from '#engine/kernels/pace.ts';
import { inputHashes, readInput } from '#engine/table/input-file.ts';
import { maxCells, sizeFacts } from '#engine/table/sizes.ts';
import { wholeText } from '#engine/language/chosen-text.ts';
import { mostFrequent, tokenCounter, tokeniser } from '#engine/preprocessing/tokenise.ts';
import { tokensBelow, writeSequence } from '#engine/preprocessing/tokens.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { RunContext } from '#engine/values/runner.ts';
import type { SplitData, TokenStep } from '#engine/values/dataset.ts';

type Params = ParamsOf<typeof spec.params>;

export const nextToken = defineRunner<typeof spec>({
  spec,

  async infer(_, params, context) {
    try {
      const { step, target, rows } = await read(params, context);
      const tokens = tokensBelow(step.by);
      const input = {
        name: '',
        shape: [step.length],
        features: [feature],
        standardised: false,
        text: true as const,
        ...(tokens !== undefined && { tokens }),
        numberType: 'float32' as const,
      };
      const roles = { time: place };
      const counts = { train: rows.length, validation: 0, test: 0 };
      return {
        outputs: { dataset: { type: 'dataset', inputs: [input], targets: [target], rows: counts, roles } },
        problems: [],
      };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { outputs: {}, problems: [error.problem] };
    }
  },

  outside: async ({ source, file }, context) => (source === 'file' ? inputHashes(file, context) : []),

  async run(_, params, context) {
    context.progress(null);
    const all = () => read(params, context);
    const { places, step, target, rows } = await (params.source === 'file'
      ? readInput(params.file, context, all)
      : all());
    const { length } = step;
    const values = new Float32Array(rows.length * length);
    const pace = createPace(context.signal);
    for (const [row, at] of rows.entries()) {
      if (row % rowsAtOnce === 0) await pace();
      const before = places.subarray(Math.max(0, at - length), at);
      writeSequence(values.subarray(row * length, (row + 1) * length), before, step.by);
    }
    const train: SplitData = {
      rows: rows.length,
      inputs: [{ values }],
      targets: [Float32Array.from(rows, (at) => places[at] ?? Number.NaN)],
      source: Int32Array.from(rows.keys()),
      roles: { time: Float64Array.from(rows) },
    };
    const input = { name: '', shape: [length], features: [feature], preprocessing: [step] };
    const splits = { train, validation: noRows, test: noRows };
    return { dataset: { type: 'dataset', inputs: [input], targets: [target], splits, roles: { time: place } } };
  },
});

/** Of the input, whose numbers are made of one text a row. */
const feature = 'text';
/** What stands for the time: rows divided by it have the end of the text for themselves. */
const place = 'place';
/** Rows that are written without a pause. */
const rowsAtOnce = 1000;
const noRows: SplitData = {
  rows: 0,
  inputs: [{ values: new Float32Array(0) }],
  targets: [new Float32Array(0)],
  source: new Int32Array(0),
  roles: { time: new Float64Array(0) },
};

interface ReadTokens {
  /** Of each token of the text its place in the vocabulary; -1 = it is not in it. */
  readonly places: Int32Array;
  readonly step: TokenStep;
  readonly target: TargetInfo;
  /** The places of the text that are asked for. */
  readonly rows: Int32Array;
}

/** Throws the faults of wholeText, 'text.oneToken' and 'dataset.tooLarge'. */
async function read(params: Params, context: Pick<RunContext, 'folder' | 'signal'>): Promise<ReadTokens> {
  const { source, by, lowerCase, length, every, most } = params;
  const text = await wholeText(params, context);
  const rule = { by, lowerCase, stripTags: false, normalise: false, shortest: 1, neighbours: 1 } as const;
  const tokens = tokeniser(rule)(text);
  context.signal.throwIfAborted();
  const counter = tokenCounter();
  counter.add(tokens);
  const vocabulary = mostFrequent(counter.counts(), most).map(({ token }) => token);
  if (vocabulary.length < 2)
    throw new Fault('text.oneToken', { count: tokens.length }, { param: source === 'file' ? 'file' : 'text' });
  const known = new Map(vocabulary.map((token, at) => [token, at]));
  const places = Int32Array.from(tokens, (token) => known.get(token) ?? -1);
  const rows = Int32Array.from(places.keys()).filter((at) => at % every === 0 && (places[at] ?? -1) >= 0);
  if (rows.length * length > maxCells)
    throw new Fault('dataset.tooLarge', sizeFacts(rows.length, length), { param: 'length' });
  return {
    places,
    rows,
    target: { name: 'next', kind: vocabulary.length === 2 ? 'binary' : 'classes', classes: vocabulary },
    step: {
      step: 'tokens',
      by: {
        rule,
        to: 'sequence',
        most: vocabulary.length,
        leastCount: 1,
        mostShare: 1,
        length,
        padAt: 'front',
        cutAt: 'front',
      },
      vocabulary,
      given: true,
      weights: new Float64Array(0),
      length,
    },
  };
}
