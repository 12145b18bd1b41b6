// Problems of training, in English.
export const enProblemsTraining = {
  problems: {
    training: {
      noOptimizers: {
        message: 'No optimizer is chosen.',
        hint: 'Choose under “Optimizers” at least one whose way is to be drawn.',
      },
      descentNeedsData: {
        message: 'This surface is made of data, and no dataset is wired.',
        hint: 'Wire a dataset, or choose another “Surface”, such as “Narrow bowl”.',
      },
      descentNeedsNetwork: {
        message: 'The surface is a network’s, and no network is wired.',
        hint: 'Wire the last layer of a network, or choose another “Surface”.',
      },
      descentNeedsNumber: {
        message: 'Linear regression needs a number as target; “{{target}}” has classes.',
        hint: 'Choose “Logistic regression” for a target of two classes, or another target.',
      },
      descentNeedsTwoClasses: {
        message: 'Logistic regression needs a target of two classes; “{{target}}” is none.',
        hint: 'Choose “Linear regression” for a number, or another target.',
      },
      descentTooLarge: {
        message: 'The network has {{weights}} weights; its ways can be kept for at most {{limit}}.',
        hint: 'Look at a smaller network: the picture is the same in kind.',
      },
      tokens: {
        message:
          'Layer “{{layer}}” takes whole numbers from 0 to {{last}}, but the data goes from {{least}} to {{most}}.',
        hint: 'Raise “Tokens” in “Embedding”, number the tokens from 0, and do not put them through “Standardise”.',
      },
      loss: {
        message: 'There is no loss “{{loss}}”.',
        hint: 'Choose one of those in the list “Loss”.',
      },
      optimizer: {
        message: 'The optimizer {{optimizer}} does not exist or has a setting that is not legal. {{detail}}',
        hint: 'Choose another optimizer, or mend that setting.',
      },
      notFinite: {
        message:
          'In epoch {{epoch}}, step {{step}}, the loss was no longer a finite number; it was lost in layer “{{layer}}”.',
        hint: 'Make the learning rate smaller (a tenth is a good try), set “Clip gradients” in the optimizer, and put “Standardise” before the network. Write a target of large numbers in a larger unit in the file (thousands, say).',
      },
      classWeights: {
        message: 'Classes are to be weighed, but “{{target}}” is a number.',
        hint: 'Set “Class weights” to “All rows alike”.',
      },
      classWeightsOutputs: {
        message: 'Class weights cannot be balanced for a network with several outputs.',
        hint: 'Set “Class weights” to “All rows alike”; how much an output counts is “Weight of its loss” in its “Output” node.',
      },
      noRows: {
        message: 'The dataset has no rows to train on.',
        hint: 'Lower “Validation” or “Test” in “Split”, or check the data before it.',
      },
      memoryData: {
        message:
          'Training takes about {{needed}} of memory, most of it for the rows of the data; {{limit}} may be taken.',
        hint: 'Use fewer rows or features. “Train” holds less: it reads large data in blocks, the smaller, the smaller NEUROLOOM_MEMORY_SHARE is.',
      },
      memoryWeights: {
        message:
          'Training takes about {{needed}} of memory, most of it for the weights, the copies of them and what {{optimizer}} keeps of each; {{limit}} may be taken. “{{layer}}” has the most weights.',
        hint: 'Use fewer “Units” or “Filters”, make what goes into the layer smaller, or train with “SGD” without momentum, which keeps nothing of a weight.',
      },
      memoryBatch: {
        message:
          'Training takes about {{needed}} of memory, most of it for what the layers make of a batch of {{batch}} rows; {{limit}} may be taken. “{{layer}}” makes the most.',
        hint: 'Choose a smaller “Batch size” (“Gradient descent” takes all rows at once; “SGD” takes batches), use fewer “Units” or “Filters”, or make rows shorter.',
      },
      memoryShare: {
        message:
          'The training data are read in blocks, and four batches of {{batchSize}} rows need {{needed}} MB; the memory that data may take is {{share}} MB.',
        hint: 'Choose a smaller “Batch size”, or allow a larger share of the memory: set NEUROLOOM_MEMORY_SHARE, for instance to 0.5.',
      },
      dataLost: {
        message: 'The training data could not be read any more: {{reason}}.',
        hint: 'Run it again; what is missing will be made anew. If it happens again, check the disk that holds the results.',
      },
    },
  },
} as const;
