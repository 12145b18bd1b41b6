// English words of results: titles of views, words in and around plots, and the problems of explaining.
export const enExplain = {
  view: {
    how: 'Why this way',
    table: 'Rows',
    classes: 'Classes',
    splits: 'Size',
    images: 'Pictures',
    network: 'Network',
    settings: 'Settings',
    learningCurve: 'Learning curve',
    lastEpoch: 'Last epoch',
    metrics: 'Metrics',
    confusionMatrix: 'Confusion matrix',
    scatter: 'Predicted against true',
    histogram: 'Spread of the predictions',
    shapBar: 'What matters overall',
    beeswarm: 'What matters, row by row',
    waterfall: 'One row, step by step',
    explanation: 'How it was explained',
  },
  plot: {
    epoch: 'epoch',
    training: 'training',
    validation: 'validation',
    truth: 'true',
    predicted: 'predicted',
    count: 'rows',
    shareOfClass: 'share of the true class',
    probabilityOf: 'probability of {{output}}',
    topProbability: 'largest probability',
    right: 'right',
    wrong: 'wrong',
    output: 'output',
    outputOf: 'f(x) for {{output}}',
    feature: 'feature',
    featureValue: 'value of the feature',
    low: 'low',
    high: 'high',
    row: 'row of the table',
    shapleyOf: 'Shapley value for {{output}}',
    meanShapley: 'mean |Shapley value|',
    otherFeatures: '{{count}} other features',
  },
  figure: {
    rows: 'rows',
    columns: 'columns',
    trainingRows: 'training rows',
    validationRows: 'validation rows',
    testRows: 'test rows',
    features: 'features',
    classes: 'classes',
    parameters: 'parameters',
    epochs: 'epochs',
    explainedRows: 'rows explained',
    backgroundRows: 'background rows',
    evaluations: 'model evaluations',
    additivityError: 'largest additivity error',
    baseOf: 'base value of {{output}}',
  },
  how: {
    linear:
      'The network is linear, so the shares have a closed form: coefficient × distance from the background’s mean.',
    few: 'There are few features, so all coalitions were looked at: the shares are exact.',
    many: 'There are too many features for all coalitions, so random orders were walked: the shares are estimates.',
    chosen: 'The method was chosen on the node.',
    treeOfPlaces:
      'Conditional on a tree: the picture is halved again and again, and what lies in another half comes and goes as a whole (Owen values).',
    treeOfColumns:
      'Conditional on a tree: features that go together in the background come and go together (Owen values; average linkage of 1 − |correlation|).',
    interventional:
      'Interventional: absent features take the values of background rows, whatever the other features are, so the shares tell what the model does rather than how features go together.',
    constant: 'The model predicts the same for every row: no feature moves anything, and all shares are zero.',
    oneBackground:
      'There is a single background row: the shares compare each row with that one row only. More background rows compare with what is usual.',
    fewerRows:
      'Fewer rows were explained than asked for: time or memory did not reach further. These are the first ones. More seconds, or fewer rows or outputs, reach all.',
    stopped: 'It was stopped: this is what there was by then.',
    estimates: 'Intervals are of 95 %: they come from the spread between independent estimates.',
    noIntervals:
      'There was one estimate only, so nothing tells how far off it is. More coalitions, permutations or seconds give intervals.',
  },
  problems: {
    explain: {
      noBackgroundRows: {
        message: 'The background is to be chosen rows, but none is chosen.',
        hint: 'Name rows of the training split by their numbers, from 0, or draw them.',
      },
      backgroundRow: {
        message: 'Background row {{row}} is not there: the training split has {{rows}} rows, numbered from 0.',
        hint: 'Choose numbers below {{rows}}.',
      },
      oneBackground: {
        message: 'A single background row stands in for every absent feature.',
        hint: 'Use some 100 background rows, so that rows are compared with what is usual.',
      },
      notLinear: {
        message: 'The network is not linear, so its Shapley values have no closed form.',
        hint: 'Leave the choice of method to “auto”. A network that ends in a sigmoid is linear in log-odds.',
      },
      logit: {
        message: 'Log-odds need predictions between 0 and 1; the model predicts {{value}} for row {{row}}.',
        hint: 'Explain the model’s own output instead (link “identity”), or a model that ends in a sigmoid or softmax.',
      },
      tooFewCoalitions: {
        message: '{{coalitions}} coalitions cannot tell {{features}} features apart.',
        hint: 'Look at several times as many coalitions as there are features, or let the lasso choose features.',
      },
      tooManyFeatures: {
        message:
          'Exact values and interactions take at most {{limit}} features, since they try every coalition; the data has {{received}}.',
        hint: 'Choose the permutation method, or leave the choice to “auto”.',
      },
      schema: {
        message: 'The model takes {{expected}} numbers per row; the dataset to explain has {{received}}.',
        hint: 'Wire the dataset that the model was trained on.',
      },
      features: {
        message: 'The model was trained on a column “{{expected}}” where the dataset has “{{received}}”.',
        hint: 'Wire the dataset that the model was trained on, with the same columns in the same order.',
      },
      preprocessing: {
        message: 'The dataset was not prepared as the one that the model was trained on: their scaling differs.',
        hint: 'Wire the output of the same node that feeds the training, after its scaling.',
      },
      noRows: {
        message: 'The split “{{split}}” is empty, so there is no row to explain.',
        hint: 'Choose another split, or give this one rows in the split node.',
      },
      noBackground: {
        message: 'The training split is empty; the background rows are drawn from it.',
        hint: 'Give the training split rows in the split node.',
      },
      notFinite: {
        message: 'The model predicts {{value}} for row {{row}}: there is nothing to share out.',
        hint: 'Look at the learning curve. A smaller learning rate or scaled features keep the training from diverging.',
      },
    },
  },
} as const;
