// A network with two inputs (numbers and tokens) and two outputs (a class and a number), wired; its rows are rows.csv.
import type { PipelineDocument } from '#shared/document/document.ts';
import { pipeline } from '#test/pipelines/workbench.ts';

export function wired(): PipelineDocument {
  const explained = { kind: 'explain.shap', method: 'exact', rows: 1, backgroundFrom: 'rows' } as const;
  const background = { backgroundRows: [1, 2, 3, 4, 5, 6, 7, 8] };
  return pipeline(
    {
      csv: { kind: 'data.csv', file: 'rows.csv' },
      risk: { kind: 'data.target', target: 'risk', features: ['a', 'b', 'c'], inputName: 'numbers' },
      price: { kind: 'data.target', target: 'price', features: ['s', 't', 'u'], inputName: 'tokens' },
      both: { kind: 'data.combine' },
      split: { kind: 'data.split', validation: 0, test: 0.25, stratified: false, shuffle: false },
      scaled: { kind: 'data.standardise', input: 'numbers' },
      numbers: { kind: 'layer.input', input: 'numbers' },
      tokens: { kind: 'layer.input', input: 'tokens' },
      hidden: { kind: 'layer.dense', units: 6, activation: 'relu' },
      words: { kind: 'layer.embedding', inputDim: 6, outputDim: 3 },
      flat: { kind: 'layer.flatten' },
      joined: { kind: 'layer.concatenate' },
      shared: { kind: 'layer.dense', units: 8, activation: 'tanh' },
      yes: { kind: 'layer.dense', units: 1, activation: 'sigmoid' },
      cost: { kind: 'layer.dense', units: 1, activation: 'linear' },
      'risk-output': { kind: 'layer.output', target: 'risk' },
      'price-output': { kind: 'layer.output', target: 'price', lossWeight: 0.3 },
      adam: { kind: 'optimizer.adam', learningRate: 0.01 },
      fit: { kind: 'train.fit', epochs: 6, batchSize: 8, shuffle: false, validate: false },
      'one-risk': { kind: 'evaluate.chooseOutput', target: 'risk' },
      'one-price': { kind: 'evaluate.chooseOutput', target: 'price' },
      'test-risk': { kind: 'evaluate.evaluate', split: 'test', resamples: 0 },
      'test-price': { kind: 'evaluate.evaluate', split: 'test', resamples: 0 },
      'tell-risk': { kind: 'evaluate.predict', split: 'test' },
      'tell-price': { kind: 'evaluate.predict', split: 'test' },
      'why-risk': { ...explained, ...background },
      'why-price': { ...explained, ...background },
    },
    [
      'csv.table > risk.table',
      'csv.table > price.table',
      'risk.dataset > both.datasets',
      'price.dataset > both.datasets',
      'both.dataset > split.dataset',
      'split.dataset > scaled.dataset',
      'scaled.dataset > numbers.dataset',
      'scaled.dataset > tokens.dataset',
      'numbers.layer > hidden.layer',
      'tokens.layer > words.layer',
      'words.layer > flat.layer',
      'hidden.layer > joined.layers',
      'flat.layer > joined.layers',
      'joined.layer > shared.layer',
      'shared.layer > yes.layer',
      'shared.layer > cost.layer',
      'yes.layer > risk-output.layer',
      'cost.layer > price-output.layer',
      'risk-output.layer > price-output.others',
      'price-output.layer > fit.network',
      'scaled.dataset > fit.dataset',
      'adam.optimizer > fit.optimizer',
      'fit.model > one-risk.model',
      'fit.model > one-price.model',
      ...['risk', 'price'].flatMap((target) =>
        ['test', 'tell', 'why'].flatMap((what) => [
          `one-${target}.model > ${what}-${target}.model`,
          `scaled.dataset > ${what}-${target}.dataset`,
        ]),
      ),
    ],
    7,
  );
}
