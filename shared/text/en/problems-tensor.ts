// Words of the problems that layers, training and evaluation find, in English.
export const enProblemsTensor = {
  view: { training: 'How it was trained' },
  text: {
    oneThread: '1 thread',
    manyThreads: '{{count}} threads',
    threadTime: '{{threads}}: {{milliseconds}} ms a step',
    threadsMeasured: 'Trained on {{threads}}, chosen by measuring some steps first ({{measured}}).',
    threadsSet: 'Trained on {{threads}}, as it was set.',
    listComma: ', ',
    blocks:
      'The training rows were too many for the memory that they may take, so they were read in {{count}} blocks of {{rows}} rows. Each epoch takes the blocks in another order and mixes the rows within each block.',
    notCompiled: 'By single operations, several times slower than as a compiled step. The reason: it {{reason}}.',
  },
  problems: {
    shape: {
      mismatch: {
        message: 'Layer “{{layer}}” needs {{expected}}, but receives {{received}}.',
        hint: 'Change the layer before it. Flatten turns a picture into a list of numbers; a smaller window or stride keeps a picture larger.',
      },
    },
    layer: {
      unknown: {
        message: 'Layer “{{layer}}” is of the class {{className}}, which this version does not have.',
        hint: 'Use another layer, or open the file with a newer version.',
      },
      config: {
        message: 'Layer “{{layer}}” ({{className}}) has a setting that is not legal: {{detail}}.',
        hint: 'Mend that setting of the layer.',
      },
      duplicate: {
        message: 'Two layers have the name “{{layer}}”.',
        hint: 'Give each layer a name of its own.',
      },
      tooLarge: {
        message:
          'A tensor {{tensor}} would hold more than {{limit}} numbers ({{gigabytes}} GB); the kernels take no more.',
        hint: 'Use fewer units or filters, or a smaller input.',
      },
    },
    network: {
      order: {
        message: 'A layer takes its input from “{{layer}}”, which does not come before it.',
        hint: 'Wire the layers from the input towards the output.',
      },
    },
    input: {
      noShape: {
        message: 'The input has no shape: no dataset is wired to it and none is given.',
        hint: 'Wire a dataset to the input, or give the shape of one row, for instance 30, or 8, 8, 1 for a picture.',
      },
      mismatch: {
        message: 'The shape {{shape}} holds {{received}} numbers, but a row of the data ({{data}}) has {{expected}}.',
        hint: 'Give a shape whose sizes multiply to {{expected}}, or leave it empty to take the data’s own.',
      },
    },
    model: {
      weights: {
        message: 'The weight “{{weight}}” of layer “{{layer}}” is missing or does not fit the network.',
        hint: 'Train the model again with this network.',
      },
    },
    training: {
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
        hint: 'Make the learning rate smaller (a tenth is a good try), clip the gradients in the optimizer, and standardise the features, and the target if it is a large number.',
      },
      outputShape: {
        message: 'The network’s output has the shape {{received}}; training needs a list of numbers a row.',
        hint: 'Put Flatten and a Dense layer at the end.',
      },
      outputMismatch: {
        message:
          'To predict “{{target}}” the last layer needs {{units}} unit(s) with {{activation}}; it has {{receivedUnits}} with {{receivedActivation}}.',
        hint: 'Set the last Dense layer to {{units}} unit(s) and the activation {{activation}}, or choose another loss.',
      },
      lossMismatch: {
        message: 'The loss {{loss}} is for classes, but “{{target}}” is a number.',
        hint: 'Choose the mean squared error, or leave the loss on automatic.',
      },
      metricMismatch: {
        message: 'The metric {{metric}} is for classes, but “{{target}}” is a number.',
        hint: 'Choose the mean absolute or mean squared error.',
      },
      classWeights: {
        message: 'Classes are to be weighed, but “{{target}}” is a number.',
        hint: 'Set the class weights to “All rows alike”.',
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
      batchLarger: {
        message:
          'A batch of {{batchSize}} rows is larger than the {{rows}} training rows; every step will take them all.',
        hint: 'Choose a smaller batch for more steps an epoch.',
      },
      inputMismatch: {
        message: 'The network takes rows of the shape {{expected}}, but the dataset’s have {{received}}.',
        hint: 'Wire this dataset to the network’s input as well, or give the input the same number of values.',
      },
    },
    data: {
      notFinite: {
        message: 'Row {{row}} of “{{column}}” holds no finite number.',
        hint: 'Fill or leave out missing and infinite values before training.',
      },
      oneClass: {
        message: 'All training rows have the same “{{target}}”: {{value}}. There is nothing to tell apart.',
        hint: 'Split with stratification, give the training split more rows, or choose another target.',
      },
    },
    evaluate: {
      noRows: {
        message: 'The {{split}} split has no rows.',
        hint: 'Choose another split, or put a split node before it that gives it a share.',
      },
      inputMismatch: {
        message: 'The model takes rows of the shape {{expected}}, but the dataset’s have {{received}}.',
        hint: 'Wire the dataset that the model was trained on, or one with the same features.',
      },
      targetMismatch: {
        message: 'The model predicts “{{expected}}”; the dataset’s target “{{received}}” has other values.',
        hint: 'Wire a dataset with the same target and classes as in training.',
      },
      preprocessing: {
        message: 'The dataset’s rows were not prepared like those that the model learnt from.',
        hint: 'Wire the same dataset node as in training, so that the same standardisation applies.',
      },
    },
  },
} as const;
