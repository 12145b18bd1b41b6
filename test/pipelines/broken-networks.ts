// Broken pipelines whose fault lies in wires, networks, trainings, word vectors, evaluations and explanations.
import {
  csvWith,
  lines,
  small,
  of,
  split,
  fit,
  output,
  evaluate,
  explain,
  vectors,
  withColumn,
  descent,
} from '#test/pipelines/broken-parts.ts';
import type { Broken } from '#test/pipelines/broken-parts.ts';

export const brokenNetworks: readonly Broken[] = [
  // Wires and networks
  { code: 'port.missing', node: 'fit', document: small({ without: ['adam', 'shap'] }) },
  {
    code: 'port.missing',
    node: 'split',
    document: small({ without: ['target.dataset > split.dataset', 'shap'] }),
  },
  {
    code: 'port.missing',
    node: 'evaluate',
    document: small({ without: ['fit.model > evaluate.model', 'shap'] }),
  },
  { code: 'param.range', node: 'split', document: split({ test: 3 }) },
  { code: 'param.choice', node: 'fit', document: fit({ loss: 'hope' }) },
  { code: 'param.type', node: 'fit', document: fit({ epochs: 'many' }) },
  { code: 'param.unknown', node: 'fit', document: fit({ patienceOfSaints: 3 }) },
  { code: 'network.units', node: 'output', document: output({ units: 3, activation: 'softmax' }) },
  { code: 'network.activation', node: 'output', document: output({ activation: 'relu' }) },
  {
    code: 'network.unitsNumber',
    node: 'output',
    document: small({
      nodes: {
        target: { kind: 'data.target', target: 'd' },
        standardise: { kind: 'data.prepare' },
        output: { kind: 'layer.dense', units: 4, activation: 'linear' },
        fit: { kind: 'train.fit', epochs: 1 },
      },
    }),
  },
  { code: 'network.loss', node: 'fit', document: fit({ loss: 'mean_squared_error' }) },
  { code: 'network.metric', node: 'fit', document: fit({ metrics: ['mean_absolute_error'] }) },
  {
    code: 'network.largeTarget',
    node: 'fit',
    csv: withColumn('price', (row) => 400_000 + 2000 * row),
    document: small({
      nodes: {
        target: { kind: 'data.target', target: 'price', features: ['a', 'b', 'c', 'd'] },
        output: { kind: 'layer.dense', units: 1, activation: 'linear' },
        fit: { kind: 'train.fit', epochs: 1 },
      },
    }),
  },
  { code: 'network.batch', node: 'fit', document: fit({ batchSize: 4096 }) },
  { code: 'network.noValidation', node: 'fit', document: split({ validation: 0 }) },
  {
    code: 'network.unscaled',
    node: 'fit',
    document: small({
      wires: [
        'split.dataset > input.dataset',
        'split.dataset > fit.dataset',
        'split.dataset > evaluate.dataset',
        'split.dataset > predict.dataset',
      ],
      without: ['standardise', 'shap'],
    }),
  },
  {
    code: 'network.shape',
    node: 'input',
    document: small({
      nodes: { input: { kind: 'layer.input', shape: [3] as unknown as number } },
      without: ['standardise.dataset > input.dataset', 'shap'],
    }),
  },
  {
    code: 'input.mismatch',
    node: 'input',
    document: small({ nodes: { input: { kind: 'layer.input', shape: [3] as unknown as number } } }),
  },
  {
    code: 'network.flat',
    node: 'output',
    document: small({
      nodes: { target: { kind: 'data.target', target: 'target', shape: [2, 2] as unknown as number } },
      without: ['shap'],
    }),
  },
  {
    code: 'layer.tooLarge',
    node: 'hidden',
    document: of('hidden', 'layer.dense', { units: 1_000_000_000 }),
    unrepaired: true,
  },
  {
    code: 'layer.tooFewWires',
    node: 'join',
    document: small({
      nodes: { join: { kind: 'layer.concatenate' } },
      wires: ['input.layer > join.layers', 'join.layer > hidden.layer'],
    }),
    unrepaired: true,
  },
  {
    code: 'output.noTarget',
    node: 'end',
    document: small({
      nodes: { end: { kind: 'layer.output' } },
      wires: ['output.layer > end.layer', 'end.layer > fit.network'],
    }),
  },
  {
    code: 'chooseOutput.unknown',
    node: 'one',
    document: small({
      nodes: { one: { kind: 'evaluate.chooseOutput', target: 'colour' } },
      wires: ['fit.model > one.model', 'one.model > evaluate.model'],
    }),
  },
  {
    code: 'model.preprocessing',
    node: 'evaluate',
    document: small({
      nodes: { other: { kind: 'data.scale', by: 'range' } },
      wires: ['split.dataset > other.dataset', 'other.dataset > evaluate.dataset'],
    }),
    inRun: true,
  },

  // Training
  {
    code: 'training.classWeights',
    node: 'fit',
    document: small({
      nodes: {
        target: { kind: 'data.target', target: 'd' },
        standardise: { kind: 'data.prepare' },
        output: { kind: 'layer.dense', units: 1, activation: 'linear' },
        fit: { kind: 'train.fit', epochs: 1, classWeights: 'balanced' },
      },
    }),
  },
  {
    code: 'training.notFinite',
    node: 'fit',
    document: small({
      nodes: {
        adam: { kind: 'optimizer.sgd', learningRate: 1 },
        output: { kind: 'layer.dense', units: 1, activation: 'linear' },
        fit: { kind: 'train.fit', epochs: 300, loss: 'mean_squared_error' },
      },
    }),
    inRun: true,
  },
  { code: 'training.noOptimizers', node: 'way', document: descent({ optimizers: [] }) },
  { code: 'training.descentNeedsData', node: 'way', document: descent({ surface: 'linearRegression' }) },
  {
    code: 'training.descentNeedsNetwork',
    node: 'way',
    document: small({
      nodes: { way: { kind: 'train.descentView', surface: 'network', steps: 3 } },
      wires: ['standardise.dataset > way.dataset'],
    }),
  },
  {
    code: 'training.descentNeedsNumber',
    node: 'way',
    document: small({
      nodes: { way: { kind: 'train.descentView', surface: 'linearRegression', steps: 3 } },
      wires: ['standardise.dataset > way.dataset'],
    }),
  },

  { code: 'training.rate', node: 'adam', document: of('adam', 'optimizer.adam', { learningRate: 2 }) },
  {
    code: 'network.batchOfOne',
    node: 'fit',
    document: small({
      nodes: { drop: { kind: 'layer.batchNormalization' }, fit: { kind: 'train.fit', epochs: 1, batchSize: 1 } },
    }),
  },
  {
    code: 'network.deadBranch',
    node: 'side',
    document: small({ nodes: { side: { kind: 'layer.dense', units: 2 } }, wires: ['input.layer > side.layer'] }),
  },
  {
    code: 'model.sameFile',
    node: 'other',
    document: small({
      nodes: { save: { kind: 'train.saveModel', name: 'Best' }, other: { kind: 'train.saveModel', name: 'best' } },
      wires: ['fit.model > save.model', 'fit.model > other.model'],
    }),
  },
  { code: 'evaluate.onTraining', node: 'evaluate', document: evaluate({ split: 'train' }) },

  // What results say
  {
    code: 'data.leak',
    node: 'target',
    document: small({}),
    csv: csvWith((line, i) => `${i === 0 ? 'answer' : line.endsWith('red') ? 7 : 3},${line}`),
    afterRun: true,
  },
  {
    code: 'data.counter',
    node: 'target',
    document: small({}),
    csv: withColumn('row', (row) => 100 + row),
    afterRun: true,
  },
  { code: 'data.constant', node: 'target', document: small({}), csv: withColumn('same', () => 5), afterRun: true },
  {
    code: 'data.fewRows',
    node: 'target',
    document: small({}),
    csv: `${lines.slice(0, 41).join('\n')}\n`,
    afterRun: true,
    unrepaired: true,
  },
  {
    code: 'data.imbalance',
    node: 'target',
    document: small({}),
    csv: csvWith((line, i) => (i === 0 || i % 20 === 0 ? line : line.replace(/red$/, 'blue'))).replaceAll(
      /blue\n(?=.*\n.*\n.*\n$)/g,
      'red\n',
    ),
    afterRun: true,
  },
  {
    code: 'data.duplicates',
    node: 'split',
    document: small({}),
    csv: `${[...lines, ...lines.slice(1, 60)].join('\n')}\n`,
    afterRun: true,
  },
  {
    code: 'split.oneClass',
    node: 'split',
    document: small({ nodes: { split: { kind: 'data.split', stratified: false, shuffle: false } } }),
    csv: `${[lines[0], ...lines.slice(1).toSorted((a, b) => Number(a.endsWith('red')) - Number(b.endsWith('red')))].join('\n')}\n`,
    afterRun: true,
  },
  { code: 'training.stillFalling', node: 'fit', document: fit({ epochs: 10 }), afterRun: true },
  {
    code: 'training.neverLearnt',
    node: 'fit',
    document: small({
      nodes: {
        drop: { kind: 'layer.dense', units: 4 },
        adam: { kind: 'optimizer.adam', learningRate: 0.0000001 },
        fit: { kind: 'train.fit', epochs: 5 },
      },
    }),
    afterRun: true,
  },
  {
    code: 'training.overfitted',
    node: 'fit',
    document: small({
      nodes: {
        target: { kind: 'data.target', target: 'target', features: ['c', 'd'] },
        hidden: { kind: 'layer.dense', units: 256, activation: 'relu' },
        drop: { kind: 'layer.dense', units: 64, activation: 'relu' },
        fit: { kind: 'train.fit', epochs: 300, batchSize: 16 },
      },
    }),
    afterRun: true,
  },

  // Words
  { code: 'words.empty', node: 'words', document: vectors({ text: '?! ...\n-- ,,' }) },
  { code: 'words.tooFew', node: 'words', document: vectors({ text: 'one two three', leastCount: 4 }) },
  { code: 'words.windowLonger', node: 'words', document: vectors({ text: 'one two three\nfour five', window: 8 }) },
  { code: 'words.noPairs', node: 'words', document: vectors({ text: 'one\ntwo\nthree' }), unrepaired: true },

  // Evaluation and explanations
  {
    code: 'evaluate.noRows',
    node: 'evaluate',
    document: small({
      nodes: { split: { kind: 'data.split', test: 0 }, predict: { kind: 'evaluate.predict', split: 'train' } },
    }),
  },
  { code: 'evaluate.groupColumn', node: 'evaluate', document: evaluate({ groupBy: 'colour' }) },
  {
    code: 'evaluate.fewRows',
    node: 'folds',
    document: small({
      nodes: { folds: { kind: 'evaluate.crossValidate', folds: 50, epochs: 1, stratified: false } },
      wires: [
        'standardise.dataset > folds.dataset',
        'output.layer > folds.network',
        'adam.optimizer > folds.optimizer',
      ],
    }),
    csv: `${lines.slice(0, 41).join('\n')}\n`,
  },
  {
    code: 'evaluate.fewModels',
    node: 'both',
    document: small({
      nodes: { both: { kind: 'evaluate.compare' } },
      wires: ['fit.model > both.models', 'standardise.dataset > both.dataset'],
    }),
    unrepaired: true,
  },
  {
    code: 'explain.noRows',
    node: 'why',
    document: small({
      nodes: {
        split: { kind: 'data.split', validation: 0 },
        why: { kind: 'explain.shap', split: 'validation', rows: 2, background: 5 },
      },
      wires: ['fit.model > why.model', 'standardise.dataset > why.dataset'],
    }),
  },
  {
    code: 'explain.oneBackground',
    node: 'why',
    document: explain('explain.shap', { rows: 2, background: 1 }),
    unrepaired: true,
  },
  {
    code: 'explain.notLinear',
    node: 'why',
    document: explain('explain.shap', { method: 'linear', rows: 2, background: 5 }),
    inRun: true,
  },
  {
    code: 'explain.tooFewCoalitions',
    node: 'why',
    document: explain('explain.shap', { method: 'kernel', rows: 2, background: 5, coalitions: 2, l1: 'none' }),
    inRun: true,
  },
  {
    code: 'explain.noBackgroundRows',
    node: 'why',
    document: explain('explain.shap', { backgroundFrom: 'rows', rows: 2 }),
  },
  {
    code: 'explain.backgroundRow',
    node: 'why',
    document: explain('explain.shap', {
      backgroundFrom: 'rows',
      backgroundRows: [1, 5000] as unknown as string[],
      rows: 2,
    }),
  },
  { code: 'explain.notPicture', node: 'why', document: explain('explain.attribution', { method: 'gradCam', rows: 2 }) },
  {
    code: 'explain.unknownFeature',
    node: 'why',
    document: explain('explain.partialDependence', { features: 'colour', rows: 5, points: 2 }),
  },
  {
    code: 'explain.unknownFeature',
    node: 'why',
    document: explain('explain.counterfactual', { rows: 1, bounds: 'colour: 1 .. 2' }),
    inRun: true,
  },
  {
    code: 'explain.bounds',
    node: 'why',
    document: explain('explain.counterfactual', { rows: 1, bounds: 'a is small' }),
    inRun: true,
  },
  {
    code: 'explain.nothingFree',
    node: 'why',
    document: explain('explain.counterfactual', { rows: 1, fixed: 'a, b, c, d' }),
    inRun: true,
  },
  {
    code: 'explain.rowNotThere',
    node: 'why',
    document: explain('explain.nearestExamples', { which: [4000] as unknown as string[] }),
    inRun: true,
  },
];
