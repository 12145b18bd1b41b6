// The words of node kinds other than layers and optimizers, in English: titles, one-line summaries, help in Markdown, ports and parameters; and of
// families, wire types and units. zh/nodes.ts mirrors this file.
import type { MainWords } from '#shared/text/node-words.ts';

const splitNames = { train: 'Training rows', validation: 'Validation rows', test: 'Test rows' } as const;

export const enNodes = {
  families: {
    data: 'Data',
    layer: 'Layers',
    optimizer: 'Optimizers',
    train: 'Training',
    evaluate: 'Evaluation',
    explain: 'Explanation',
    language: 'Language',
    text: 'Text',
  },
  portTypes: {
    table: 'Table',
    dataset: 'Dataset',
    layer: 'Layer',
    optimizer: 'Optimizer',
    model: 'Model',
    predictions: 'Predictions',
    report: 'Report',
    explanation: 'Explanation',
    wordVectors: 'Word vectors',
  },
  units: { rows: 'rows', epochs: 'epochs', updates: 'updates', seconds: 'seconds', words: 'words' },
  nodes: {
    data: {
      csv: {
        title: 'CSV file',
        summary: 'Reads a table from a text file beside the pipeline.',
        help: 'Reads a table from a CSV or TSV file. Each column becomes numbers, whole numbers, yes/no or text, judged from all its rows. The pipeline keeps only the file’s relative path, so send the file along with it.',
        inputs: {},
        outputs: { table: 'Table' },
        params: {
          file: { label: 'File', help: 'The file to read, in or below the folder of the pipeline.' },
          delimiter: {
            label: 'Columns are separated by',
            help: 'Automatic looks at the first lines of the file.',
            options: { auto: 'Automatic', comma: 'Comma', semicolon: 'Semicolon', tab: 'Tab', pipe: 'Vertical bar' },
          },
          header: {
            label: 'First line holds names',
            help: 'Whether the first line names the columns.',
            options: { auto: 'Automatic', yes: 'Yes', no: 'No' },
          },
        },
      },
      sample: {
        title: 'Sample data',
        summary: 'One of five small, well-known tables.',
        help: 'A small, well-known table that comes with the program:\n\n- **Iris**: 150 flowers, 4 measurements, 3 species\n- **Wine**: 178 wines, 13 measurements, 3 growers\n- **Breast cancer**: 569 tumours, 30 measurements, malignant or benign\n- **Digits**: 1,797 handwritten digits of 8 × 8 pixels\n- **Diabetes**: 442 patients, 10 measurements, progression after a year',
        inputs: {},
        outputs: { table: 'Table' },
        params: {
          name: {
            label: 'Sample',
            help: 'Which table to load.',
            options: {
              iris: 'Iris',
              wine: 'Wine',
              'breast-cancer': 'Breast cancer',
              digits: 'Digits',
              diabetes: 'Diabetes',
            },
          },
        },
      },
      openExplanation: {
        title: 'Open an explanation',
        summary: 'Shows a saved explanation again, without its model.',
        help: 'Reads the file `explanation.safetensors` that `neuroloom run --out` writes beside an explanation. All plots, the report and the table are made from the file alone: neither model nor data is needed.',
        inputs: {},
        outputs: { explanation: 'Explanation' },
        params: { file: { label: 'File', help: 'An `explanation.safetensors` file.' } },
      },
      synthetic: {
        title: 'Synthetic data',
        summary: 'Draws a table with a known pattern in it.',
        help: 'Draws rows at random, with a pattern that a network can learn. Some features are informative; the others are noise. The same seed gives the same table.',
        inputs: {},
        outputs: { table: 'Table' },
        params: {
          task: {
            label: 'Task',
            help: 'Whether the target is a class or a number.',
            options: { classification: 'Classes', regression: 'A number' },
          },
          rows: { label: 'Rows', help: 'How many rows to draw.' },
          features: { label: 'Features', help: 'How many feature columns each row has.' },
          informative: {
            label: 'Informative features',
            help: 'How many of the features tell something about the target; at most all of them.',
          },
          classes: { label: 'Classes', help: 'How many classes the target has.' },
          separation: {
            label: 'Separation',
            help: 'How far apart the classes lie. 0 makes them impossible to tell apart.',
          },
          noise: { label: 'Noise', help: 'Standard deviation of the noise that is added.' },
        },
      },
      target: {
        title: 'Target and features',
        summary: 'Says which column to predict, and from which.',
        help: 'Turns a table into a dataset: one column is the target `y`, the others are the features `x`. A row with a missing target cannot be used and is reported.',
        inputs: { table: 'Table' },
        outputs: { dataset: 'Dataset' },
        params: {
          target: { label: 'Target', help: 'The column to predict.' },
          task: {
            label: 'Target is',
            help: 'Automatic takes text and a few whole numbers for classes, and other numbers for a number.',
            options: { auto: 'Automatic', classes: 'Classes', number: 'A number' },
          },
          features: { label: 'Features', help: 'The columns to predict from. Empty: every column but the target.' },
          shape: {
            label: 'Shape of a row',
            help: 'For pictures: height, width, channels, such as 8, 8, 1. Empty: one number per feature.',
          },
        },
      },
      split: {
        title: 'Split',
        summary: 'Keeps rows back for validation and test.',
        help: 'Divides the rows into three: those that train the network, those that watch it while it trains, and those that judge it afterwards. Whatever is fitted later, such as standardising, is fitted on the training rows alone.',
        inputs: { dataset: 'Dataset' },
        outputs: { dataset: 'Dataset' },
        params: {
          validation: { label: 'Validation', help: 'Share of the rows that watch the training, 0 to 0.9.' },
          test: { label: 'Test', help: 'Share of the rows that are held out for the end, 0 to 0.9.' },
          stratified: { label: 'Stratified', help: 'Gives each part the same mix of classes.' },
          shuffle: { label: 'Shuffle', help: 'Draws rows at random; otherwise the last rows are held out.' },
        },
      },
      standardise: {
        title: 'Standardise',
        summary: 'Brings every feature to mean 0 and spread 1.',
        help: 'Replaces each feature by `z = (x − μ) / σ`. The mean `μ` and the standard deviation `σ` are those of the training rows alone; a constant feature keeps `σ = 1`. Networks learn faster on features of like size.',
        inputs: { dataset: 'Dataset' },
        outputs: { dataset: 'Dataset' },
        params: {
          centre: { label: 'Subtract the mean', help: 'Moves each feature to mean 0.' },
          scale: { label: 'Divide by the spread', help: 'Brings each feature to standard deviation 1.' },
        },
      },
    },
    train: {
      fit: {
        title: 'Train',
        summary: 'Teaches the network the training rows.',
        help: 'Goes over the training rows `epochs` times, in batches, and lets the optimizer lower the loss. The validation rows are only watched. The model so far is kept when you cancel.',
        inputs: { dataset: 'Dataset', network: 'Network', optimizer: 'Optimizer' },
        outputs: { model: 'Model', history: 'History' },
        params: {
          loss: {
            label: 'Loss',
            help: 'What training lowers. Automatic: cross-entropy for classes, mean squared error for a number.',
            options: {
              auto: 'Automatic',
              binary_crossentropy: 'Binary cross-entropy',
              categorical_crossentropy: 'Categorical cross-entropy',
              sparse_categorical_crossentropy: 'Sparse categorical cross-entropy',
              mean_squared_error: 'Mean squared error',
              mean_absolute_error: 'Mean absolute error',
              huber: 'Huber',
            },
          },
          metrics: {
            label: 'Metrics',
            help: 'What is reported beside the loss. Empty: accuracy for classes, mean absolute error for a number.',
            options: {
              accuracy: 'Accuracy',
              mean_absolute_error: 'Mean absolute error',
              mean_squared_error: 'Mean squared error',
            },
          },
          epochs: { label: 'Epochs', help: 'How often all training rows are gone through.' },
          batchSize: {
            label: 'Batch size',
            help: 'Rows per step. The optimizer Gradient descent takes all rows at once instead.',
          },
          shuffle: { label: 'Shuffle', help: 'Goes through the rows in a new order every epoch.' },
          classWeights: {
            label: 'Class weights',
            help: '*Balanced*: a row counts the more in the loss, the rarer its class is in the training rows: rows ÷ (classes × rows of the class).',
            options: { none: 'All rows alike', balanced: 'Balanced' },
          },
          validate: { label: 'Validate', help: 'Measures the validation rows after every epoch.' },
          patience: {
            label: 'Stop after no gain for',
            help: 'Ends early when the validation loss (else the training loss) has not become better for so many epochs. Empty: never.',
          },
          restoreBest: {
            label: 'Keep the best',
            help: 'After an early stop, goes back to the weights of the best epoch.',
          },
        },
      },
    },
    explain: {
      shap: {
        title: 'Shapley values',
        summary: 'How much each feature moved each prediction.',
        help: 'Shares the difference between a prediction and the average one fairly among the features: `f(x) − E[f] = Σ φⱼ`. A feature’s value `φⱼ` is its mean contribution over the orders in which features can join. *Exact* goes through all coalitions (up to 12 features), *interactions* also tells what pairs bring together; *permutation* and *sampling* draw random orders; *kernel* fits a regression to coalitions; *partition* keeps together features that go together (Owen values); *linear* is the closed form of a linear network. Estimates come with 95 % intervals, which a budget in seconds makes tighter.',
        inputs: { model: 'Model', dataset: 'Dataset' },
        outputs: { explanation: 'Explanation' },
        params: {
          method: {
            label: 'Method',
            help: 'Automatic has the closed form of a linear network, is exact for up to 12 features, and permutation for more.',
            options: {
              auto: 'Automatic',
              exact: 'Exact',
              permutation: 'Permutation',
              kernel: 'Kernel',
              partition: 'Partition',
              linear: 'Linear',
              sampling: 'Sampling',
              interactions: 'Interactions',
            },
          },
          split: { label: 'Explain', help: 'Which rows to explain.', options: splitNames },
          rows: { label: 'Rows to explain', help: 'How many of them, from the first.' },
          seconds: {
            label: 'Budget',
            help: 'Estimates go on for so long and become tighter; empty = as many as the settings below say.',
          },
          backgroundFrom: {
            label: 'Background',
            help: 'What stands in for absent features: rows drawn from the training split, a summary of it by k-means, or rows that you choose. Always interventional.',
            options: { drawn: 'Drawn rows', kmeans: 'k-means summary', rows: 'Chosen rows' },
          },
          background: {
            label: 'Background rows',
            help: 'Training rows that stand in for an absent feature. More is steadier and slower.',
          },
          backgroundRows: { label: 'Chosen rows', help: 'Numbers of rows of the training split, from 0.' },
          link: {
            label: 'Link',
            help: 'In which units the shares add up: the model’s own output, or log-odds of a probability.',
            options: { identity: 'Identity', logit: 'Log-odds' },
          },
          permutations: {
            label: 'Permutations',
            help: 'Random orders per row. More is steadier and slower.',
          },
          variant: {
            label: 'Orders',
            help: 'Paired walks each order forward and backward; plain forward only; stratified shifts it, so that every feature comes early and late.',
            options: { paired: 'Paired', plain: 'Plain', stratified: 'Stratified' },
          },
          coalitions: { label: 'Coalitions', help: 'How many coalitions per row the regression looks at.' },
          l1: {
            label: 'Lasso',
            help: 'Which features the regression takes in: all, or those that the lasso chooses by an information criterion. Automatic does that where fewer than a fifth of all coalitions are looked at.',
            options: { auto: 'Automatic', none: 'All features', aic: 'Akaike (AIC)', bic: 'Bayes (BIC)' },
          },
        },
      },
    },
    text: {
      note: {
        title: 'Note',
        summary: 'Your own words, beside the nodes.',
        help: 'Text in Markdown: headings, lists, links, `code`. It changes no result.',
        inputs: {},
        outputs: {},
        params: { markdown: { label: 'Text', help: 'Written in Markdown.' } },
      },
    },
  },
} as const satisfies MainWords;
