// Problems of training, in English.
export const enProblemsTraining = {
  problems: {
    training: {
      noOptimizers: { message: 'No optimizer is chosen.', hint: 'Choose at least one whose way is to be drawn.' },
      descentNeedsData: {
        message: 'This surface is made of data, and no dataset is wired.',
        hint: 'Wire a dataset, or choose a function as the surface.',
      },
      descentNeedsNetwork: {
        message: 'The surface is a network’s, and no network is wired.',
        hint: 'Wire the last layer of a network, or choose another surface.',
      },
      descentNeedsNumber: {
        message: 'Linear regression needs a number as target; “{{target}}” has classes.',
        hint: 'Choose logistic regression, or another target.',
      },
      descentNeedsTwoClasses: {
        message: 'Logistic regression needs a target of two classes; “{{target}}” is none.',
        hint: 'Choose linear regression for a number, or another target.',
      },
      descentTooLarge: {
        message: 'The network has {{weights}} weights; its ways can be kept for at most {{limit}}.',
        hint: 'Look at a smaller network: the picture is the same in kind.',
      },
      tokens: {
        message:
          'Layer “{{layer}}” takes whole numbers from 0 to {{last}}, but the data goes from {{least}} to {{most}}.',
        hint: 'Give the embedding more tokens, number the tokens from 0, and do not standardise them.',
      },
      loss: {
        message: 'There is no loss “{{loss}}”.',
        hint: 'Choose one of those in the list.',
      },
      optimizer: {
        message: 'The optimizer {{optimizer}} does not exist or has a setting that is not legal. {{detail}}',
        hint: 'Choose another optimizer, or mend that setting.',
      },
      notFinite: {
        message:
          'In epoch {{epoch}}, step {{step}}, the loss was no longer a finite number; it was lost in layer “{{layer}}”.',
        hint: 'Make the learning rate smaller (a tenth is a good try), clip the gradients in the optimizer, and standardise the features. Write a target of large numbers in a larger unit in the file (thousands, say).',
      },
      classWeights: {
        message: 'Classes are to be weighed, but “{{target}}” is a number.',
        hint: 'Set the class weights to “All rows alike”.',
      },
      classWeightsOutputs: {
        message: 'Class weights cannot be balanced for a network with several outputs.',
        hint: 'Set the class weights to “All rows alike”; how much an output counts is set in its output node.',
      },
      noRows: {
        message: 'The dataset has no rows to train on.',
        hint: 'Give the training split a larger share, or check the data before it.',
      },
      memoryShare: {
        message:
          'The training data are read in blocks, and four batches of {{batchSize}} rows need {{needed}} MB; the memory that data may take is {{share}} MB.',
        hint: 'Choose a smaller batch, or allow a larger share of the memory: set NEUROLOOM_MEMORY_SHARE, for instance to 0.5.',
      },
      dataLost: {
        message: 'The training data could not be read any more: {{reason}}.',
        hint: 'Run it again; what is missing will be made anew. If it happens again, check the disk that holds the results.',
      },
    },
  },
} as const;
