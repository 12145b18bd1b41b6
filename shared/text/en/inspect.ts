// English words of looking into a model: importance, dependence, local effects, counterfactuals, surrogate and
// neighbours. zh/inspect.ts mirrors this file.
import type { InspectWords } from '#shared/text/node-words.ts';

const splitNames = { train: 'Training rows', validation: 'Validation rows', test: 'Test rows' } as const;
const inputs = { model: 'Model', dataset: 'Dataset' } as const;
const outputs = { report: 'Report' } as const;
const featureParam = {
  label: 'Features',
  help: 'Their names, separated by commas or one a line. Empty: those that move the answers most.',
} as const;
const whichParam = {
  label: 'Which rows',
  help: 'Their numbers in the table, as other results show them. Empty: the first of the split.',
} as const;
const mostParam = {
  label: 'How many features',
  help: 'Where none is named: so many of the most influential.',
} as const;
const outputParam = { label: 'Output', help: 'The name of a class. Empty: every output of the model.' } as const;

export const enInspect = {
  nodes: {
    explain: {
      permutationImportance: {
        title: 'Permutation importance',
        summary: 'How much worse the model gets when a feature is shuffled.',
        help: 'Shuffles one column at a time, so that it says nothing any more, and measures how far the score falls: `importance = score − score with the column shuffled`. Repeated, with mean and standard deviation. It tells what *this model* uses; of two features that say the same, each can look unimportant, since the other stands in for it.',
        inputs,
        outputs,
        params: {
          split: {
            label: 'On',
            help: 'Which rows to measure on. Rows that the model has not seen tell what carries over.',
            options: splitNames,
          },
          metric: {
            label: 'Score',
            help: 'What falls. Automatic is accuracy for classes and R² for a number; of losses it is the rise that counts.',
            options: {
              auto: 'Automatic',
              accuracy: 'Accuracy',
              log_loss: 'Log loss',
              r2: 'R²',
              mean_squared_error: 'Mean squared error',
              mean_absolute_error: 'Mean absolute error',
            },
          },
          repeats: { label: 'Repeats', help: 'How often each column is shuffled.' },
          rows: { label: 'Rows', help: 'At most so many, drawn at random where there are more.' },
        },
      },
      partialDependence: {
        title: 'Partial dependence',
        summary: 'How the answer goes with one or two features.',
        help: 'Sets a feature to the same value in every row and averages the answers, value by value: `PD(v) = mean f(v, other features)`. The faint lines are single rows (individual conditional expectation): where they cross, the feature works together with others. Marks on the axis are deciles of the data. With correlated features it asks about rows that do not exist; accumulated local effects do not.',
        inputs,
        outputs,
        params: {
          split: { label: 'On', help: 'Which rows to average over.', options: splitNames },
          features: featureParam,
          most: mostParam,
          together: {
            label: 'Draw',
            help: 'Each feature alone, or the first two together as a map.',
            options: { single: 'Each alone', pair: 'Two together' },
          },
          output: outputParam,
          points: {
            label: 'Points',
            help: 'Values at which the model is asked, between the 5th and the 95th percentile. A map has at most 30 a side.',
          },
          spacing: {
            label: 'Spacing',
            help: 'Quantiles put more points where there is more data.',
            options: { quantiles: 'By quantiles', even: 'Even' },
          },
          lines: { label: 'Rows drawn', help: 'How many single rows are drawn, where one output is looked at.' },
          centred: { label: 'Centred', help: 'Every line starts at 0, so that differences between rows show.' },
          rows: { label: 'Rows', help: 'At most so many, drawn at random where there are more.' },
        },
      },
      accumulatedLocalEffects: {
        title: 'Accumulated local effects',
        summary: 'How the answer changes along a feature, asked only where data lies.',
        help: 'Cuts the feature into bins of equal counts. In each, the rows that lie there are moved to its two ends; the mean change of the answer is the local effect, and effects are added up from bin to bin and centred: `ALE(z_k) = Σ mean(f(z_j) − f(z_{j−1})) − constant` (Apley & Zhu). Correlated features do not mislead it, unlike partial dependence.',
        inputs,
        outputs,
        params: {
          split: { label: 'On', help: 'Which rows to look at.', options: splitNames },
          features: featureParam,
          most: mostParam,
          output: outputParam,
          bins: { label: 'Bins', help: 'Into how many parts a feature is cut. More is finer and shakier.' },
          rows: { label: 'Rows', help: 'At most so many, drawn at random where there are more.' },
        },
      },
      counterfactual: {
        title: 'Counterfactual rows',
        summary: 'The smallest change that flips the answer.',
        help: 'For each row: the nearest row, within the bounds, that the model answers as wanted. Distance counts in standard deviations of the training rows; every changed feature costs a little beside it, so that few change. Gradients lead the way where the model has them, else candidates are drawn from the training rows and at random. A row for which none is found says so. It tells how the model would answer, not what would happen in the world.',
        inputs,
        outputs,
        params: {
          split: { label: 'From', help: 'Which rows to start from.', options: splitNames },
          rows: { label: 'Rows', help: 'How many: the first whose answer is not as wanted yet.' },
          which: whichParam,
          wanted: { label: 'Wanted class', help: 'The name of a class. Empty: the next likeliest of each row.' },
          atLeast: { label: 'At least', help: 'For a number: the answer should be above this.' },
          atMost: { label: 'At most', help: 'For a number: the answer should be below this.' },
          method: {
            label: 'Method',
            help: 'Automatic follows gradients and searches where they do not lead there.',
            options: { auto: 'Automatic', gradient: 'Gradients', search: 'Search' },
          },
          distance: {
            label: 'Distance',
            help: 'Sum of the changes, or their Euclidean length.',
            options: { l1: 'Sum (L1)', l2: 'Euclidean (L2)' },
          },
          sparsity: {
            label: 'Cost of a changed feature',
            help: 'In standard deviations. More: fewer features change.',
          },
          mostChanged: { label: 'Changed features, at most', help: 'Empty: any number.' },
          fixed: { label: 'Fixed features', help: 'Those that may not change, separated by commas or one a line.' },
          bounds: {
            label: 'Bounds',
            help: 'One feature a line, in the table’s units: `age: 18 .. 65`. Either end may be left out.',
          },
          withinData: {
            label: 'Stay within the data',
            help: 'No feature leaves the range that it has in the training rows.',
          },
        },
      },
      surrogateTree: {
        title: 'Surrogate tree',
        summary: 'A few rules that say nearly what the model says.',
        help: 'Grows a decision tree (CART) on the model’s own answers to the training rows. *Fidelity* says how well it speaks for the model on rows that it has not seen: the share of equal answers, or R² for a number; beside it, what always giving the commonest answer would reach. Rules of low fidelity explain little.',
        inputs,
        outputs,
        params: {
          depth: { label: 'Depth', help: 'Questions on the longest way. Deeper is closer and harder to read.' },
          minLeaf: { label: 'Rows in a leaf', help: 'No leaf has fewer.' },
          rows: { label: 'Rows', help: 'Training rows that it grows on, drawn at random where there are more.' },
          split: {
            label: 'Fidelity on',
            help: 'Which rows it is measured on.',
            options: { validation: splitNames.validation, test: splitNames.test },
          },
        },
      },
      nearestExamples: {
        title: 'Nearest examples',
        summary: 'The training rows that are most like given rows.',
        help: 'By Euclidean distance, either among the features or among the activations of the last hidden layer, where rows lie near each other that the network takes for alike. If the neighbours are of another class than the prediction, the model is on its own there.',
        inputs,
        outputs,
        params: {
          split: { label: 'Of', help: 'Which rows to find examples for.', options: splitNames },
          rows: { label: 'Rows', help: 'How many of them, from the first.' },
          which: whichParam,
          neighbours: { label: 'Neighbours', help: 'Training rows to each.' },
          space: {
            label: 'Alike in',
            help: 'The features as the network takes them, or what its last hidden layer makes of them.',
            options: { input: 'Features', hidden: 'Last hidden layer' },
          },
          scaled: { label: 'Scaled', help: 'Each number counts in its standard deviation over the training rows.' },
        },
      },
    },
  },
  studio: {
    metric: {
      rows_used: 'Rows looked at',
      counterfactuals_found: 'Counterfactuals found',
      not_found: 'Rows without one',
      mean_distance: 'Mean distance',
      mean_changed_features: 'Changed features, on average',
      fidelity: 'Fidelity',
      fidelity_training: 'Fidelity on training rows',
      fidelity_r2: 'Fidelity (R²)',
      fidelity_r2_training: 'Fidelity (R²) on training rows',
      commonest_answer: 'Share of the commonest answer',
      leaves: 'Leaves',
      neighbours_agree: 'Neighbours of the predicted class',
      neighbours_gap: 'Mean gap to the neighbours’ truth',
    },
  },
  view: {
    importance: 'Permutation importance',
    importances: 'Importance of each feature',
    partialDependence: 'Partial dependence',
    dependencePair: 'Partial dependence on two features',
    dependenceValues: 'Dependence, value by value',
    localEffects: 'Accumulated local effects',
    localEffectValues: 'Effects, bin by bin',
    changedFeatures: 'What had to change',
    counterfactuals: 'Counterfactual rows',
    changes: 'Changes',
    ruleTree: 'Surrogate tree',
    rules: 'Rules',
    neighbours: 'Nearest training rows',
  },
  plot: {
    scoreLost: 'how much worse ({{score}})',
    changeOf: 'change of the {{answer}}',
    effectOn: 'effect on the {{answer}}',
    rowsChanged: 'rows in which it changed',
    predictedOf: 'predicted {{name}}',
    probability: 'probability',
  },
  column: {
    feature: 'feature',
    importance: 'importance',
    deviation: 'standard deviation',
    featureValue: 'value of the feature',
    output: 'output',
    meanAnswer: 'mean answer',
    effect: 'effect',
    rowsBefore: 'rows in the bin up to here',
    found: 'found',
    before: 'answer before',
    after: 'answer after',
    scoreBefore: 'score before',
    scoreAfter: 'score after',
    distance: 'distance',
    changedFeatures: 'changed features',
    original: 'original',
    counterfactual: 'counterfactual',
    change: 'change',
    inDeviations: 'in standard deviations',
    rule: 'rule',
    prediction: 'answer',
    shareOfRows: 'share of its rows',
    leaf: 'leaf',
    rank: 'rank',
    neighbour: 'training row',
    neighbourTruth: 'its true value',
  },
  problems: {
    explain: {
      noTrainingRows: {
        message: 'The training split is empty; the model’s answers are compared with its rows.',
        hint: 'Give the training split rows in the split node.',
      },
      unknownFeature: {
        message: 'The dataset has no feature “{{feature}}”.',
        hint: 'Write one of its features’ names, such as {{known}}.',
      },
      unknownOutput: {
        message: 'The model has no output “{{output}}”.',
        hint: 'Write one of {{known}}, or leave it empty for all.',
      },
      unknownClass: {
        message: 'The target has no class “{{wanted}}”.',
        hint: 'Write one of {{known}}, or leave it empty for the next likeliest.',
      },
      metricOfClasses: {
        message: 'The score {{metric}} is for classes, and the target is a number.',
        hint: 'Choose R², a squared or an absolute error, or “Automatic”.',
      },
      metricOfNumbers: {
        message: 'The score {{metric}} is for numbers, and the target has classes.',
        hint: 'Choose accuracy, log loss, or “Automatic”.',
      },
      constantTarget: {
        message: 'The target is the same in all {{rows}} rows, so R² has no meaning there.',
        hint: 'Choose an error as the score, or rows in which the target varies.',
      },
      oneFeature: {
        message: 'A map needs two features, and the dataset or the list has one.',
        hint: 'Name two features, or draw each alone.',
      },
      bounds: {
        message: 'The bounds “{{line}}” cannot be read.',
        hint: 'Write one feature a line as name: low .. high, with the lower end first; either end may be left out.',
      },
      noGoal: {
        message: 'The target “{{target}}” is a number, and nothing says where the answer should come.',
        hint: 'Fill in “At least”, “At most” or both, the lower one below the upper one.',
      },
      alreadyThere: {
        message: 'Every row of the split is already answered as wanted.',
        hint: 'Choose another class or other ends, or other rows.',
      },
      nothingFree: {
        message: 'No feature may change: all are fixed, or constant in the training rows.',
        hint: 'Leave at least one feature that varies free.',
      },
      noGradient: {
        message: 'The model has no gradient with respect to its inputs.',
        hint: 'Choose “Automatic” or “Search”.',
      },
      rowNotThere: {
        message: 'Row {{row}} of the table is not in the split “{{split}}”.',
        hint: 'Choose the split that it is in, or another row.',
      },
      tokens: {
        message: 'The model reads numbers of tokens, and between two of those lies nothing.',
        hint: 'Use Shapley values, permutation importance or nearest examples.',
      },
      noHiddenLayer: {
        message: 'The network has one layer with weights only, so nothing is hidden in it.',
        hint: 'Compare rows by their features instead.',
      },
    },
  },
} as const satisfies InspectWords & Record<string, object>;
