// Runs text.generate: a model that has learnt the next token of a text writes on, token by token.
import { generate as spec } from '#shared/nodes/text/generate.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { WireInfo } from '#shared/spec/ports.ts';
import { generator } from '#engine/kernels/random.ts';
import { openBackend } from '#engine/kernels/native.ts';
import { nowAndThen } from '#engine/kernels/pace.ts';
import { drawToken } from '#engine/language/draw-token.ts';
import { flatModel, severalTargets } from '#engine/network/flat-model.ts';
import { openPredictor } from '#engine/network/predictor.ts';
import { tokeniser, writtenText } from '#engine/preprocessing/tokenise.ts';
import { tokensBelow, writeSequence } from '#engine/preprocessing/tokens.ts';
import { writeTable } from '#engine/table/write-table.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { TokenStep } from '#engine/values/dataset.ts';
import type { FlatModel } from '#engine/values/flat.ts';

const columns: Extract<WireInfo, { type: 'table' }>['columns'] = [{ name: 'text', type: 'text' }];

export const generate = defineRunner<typeof spec>({
  spec,

  infer({ model }) {
    const fault = model && (severalTargets(model.targets) ?? writerFault(model.inputs[0]?.tokens, model.targets[0]));
    if (fault) return { outputs: {}, problems: [fault.problem] };
    return { outputs: { text: { type: 'table', columns, rows: null } }, problems: [] };
  },

  async run({ model }, { prompt, count, temperature, topK }, context) {
    const { seed, signal } = context;
    const flat = flatModel(model);
    const step = writerStep(flat);
    const { vocabulary, length } = step;
    const known = new Map(vocabulary.map((token, at) => [token, at]));
    const begun = tokeniser(step.by.rule)(prompt.replaceAll(/\r\n?/gu, '\n'));
    const places = begun.map((token) => known.get(token) ?? -1);
    const random = generator(seed);
    const isTime = nowAndThen();
    const { tf } = await openBackend();
    const predictor = openPredictor(tf, flat);
    try {
      for (let written = 0; written < count; written += 1) {
        if (isTime()) context.progress(written / count, `${written} / ${count}`);
        const row = new Float32Array(length);
        writeSequence(row, places.slice(-length), step.by);
        const outputs = await predictor.predictRows(row, signal);
        places.push(drawToken(probabilitiesOf(outputs), { temperature, topK }, random.next()));
      }
    } finally {
      predictor.dispose();
    }
    const own = places.slice(begun.length).map((place) => vocabulary[place] ?? '');
    // What was typed stays as it was typed, with what the model does not know.
    const lines = writtenText([...begun, ...own], step.by.rule.by).split('\n');
    const file = context.newFile('text.parquet');
    await writeTable(file, {
      columns: [{ name: 'text', storage: 'text' }],
      rows: lines.length,
      numbers: () => undefined,
      values: (_, from, to) => lines.slice(from, to),
    });
    return { text: { type: 'table', file, columns, rows: lines.length } };
  },
});

/** Of two tokens a network has one unit: the second's probability. */
const probabilitiesOf = (outputs: Float64Array): ArrayLike<number> =>
  outputs.length === 1 ? [1 - (outputs[0] ?? 0), outputs[0] ?? 0] : outputs;

/** As many classes as the vocabulary has tokens: what can be told before the run. */
function writerFault(
  tokens: number | undefined,
  target: { readonly classes: readonly string[] } | undefined,
): Fault | undefined {
  const wanted = tokensBelow({ to: 'sequence', most: target?.classes.length ?? 0 });
  return tokens === wanted ? undefined : new Fault('text.notNextToken', {}, { port: 'model' });
}

/** Throws Fault 'text.notNextToken' where the model's classes are not its vocabulary. */
function writerStep({ inputs, target }: FlatModel): TokenStep {
  const [input, ...others] = inputs;
  const step = input?.preprocessing.find((own) => own.step === 'tokens');
  const same = step?.vocabulary.every((token, at) => token === target.classes[at]) ?? false;
  if (!step || others.length > 0 || !same || step.vocabulary.length !== target.classes.length)
    throw new Fault('text.notNextToken', {}, { port: 'model' });
  return step;
}
