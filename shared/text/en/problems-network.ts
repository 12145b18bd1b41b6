// Problems of shapes, layers and networks, in English.
export const enProblemsNetwork = {
  problems: {
    layer: {
      tooFewWires: {
        message: 'This layer joins two or more layers, but {{received}} is wired to it.',
        hint: 'Wire the ends of two or more branches to its input.',
      },
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
        hint: 'Use fewer “Units” or “Filters”, or a smaller input.',
      },
    },
    network: {
      inputs: {
        message: 'The network has inputs for {{expected}}, the dataset has {{received}}.',
        hint: 'Write in each “Input” node, under “Input of the data”, the name of the one that goes in there.',
      },
      targets: {
        message: 'The network’s outputs tell {{expected}}, the dataset’s targets are {{received}}.',
        hint: 'Put an “Output” node behind each end of the network and name its “Target” there.',
      },
      units: {
        message:
          'The last layer has {{units}} outputs, but the target “{{target}}” has {{classes}} classes, which needs {{expected}}.',
        hint: 'Set “Units” of the last layer to {{expected}}.',
      },
      unitsNumber: {
        message: 'The last layer has {{units}} outputs, but the target “{{target}}” is one number.',
        hint: 'Set “Units” of the last layer to 1.',
      },
      flat: {
        message: 'The network ends in the shape {{shape}}, but the target needs one row of numbers.',
        hint: 'Put a “Flatten” node and a “Dense” node at its end.',
      },
      activation: {
        message: 'The last layer’s activation is {{activation}}; for this target and loss it should be {{expected}}.',
        hint: 'Set “Activation” of the last layer to “{{expected}}”.',
      },
      loss: {
        message: 'The loss {{loss}} does not fit a target of {{kind}}; {{expected}} does.',
        hint: 'Set “Loss” to “{{expected}}” or “Automatic”.',
      },
      metric: {
        message: 'The metric {{metric}} says nothing about a target of {{kind}}.',
        hint: 'Choose “{{expected}}” under “Metrics” instead.',
      },
      batch: {
        message:
          'A batch of {{batch}} rows is larger than the {{rows}} training rows, so each epoch takes a single step.',
        hint: 'Choose a smaller “Batch size”, or get more data.',
      },
      noValidation: {
        message: 'Validation is switched on, but the dataset has no validation rows.',
        hint: 'Raise “Validation” in “Split”, or switch “Validate” off.',
      },
      unscaled: {
        message: 'The features are not standardised; networks learn faster and more surely on features of like size.',
        hint: 'Put a “Standardise” node before the network.',
      },
      largeTarget: {
        message:
          '“{{target}}” has the mean {{mean}} and the standard deviation {{spread}}. A network with fresh weights tells numbers near 0, and each step brings it only a little nearer: the training may end far from the target, or diverge.',
        hint: 'In the file, write “{{target}}” in a larger unit (thousands or millions, say), or subtract the mean and divide by the standard deviation; predictions are then in the new unit. Else give it many more “Epochs”.',
      },
      shape: {
        message: 'The network takes rows of shape {{expected}}, but the dataset has rows of shape {{received}}.',
        hint: 'Wire the dataset to the “Input” node, or set its “Shape of a row” to {{received}}.',
      },
      order: {
        message: 'A layer takes its input from “{{layer}}”, which does not come before it.',
        hint: 'Wire the layers from the input towards the output.',
      },
    },
    shape: {
      mismatch: {
        message: 'Layer “{{layer}}” needs {{expected}}, but receives {{received}}.',
        hint: 'Change the layer before it. “Flatten” turns a picture into a list of numbers; a smaller “Window” or “Step” keeps a picture larger.',
      },
    },
    output: {
      noTarget: {
        message: 'No target is named for this output.',
        hint: 'Write under “Target” the name of the target that this end of the network tells.',
      },
      named: {
        message: 'What is wired here is already the output for “{{target}}”.',
        hint: 'Wire it to “Other outputs”, and the last layer of another end here.',
      },
      unnamed: {
        message: 'What is wired to “Other outputs” is no output yet.',
        hint: 'Put an “Output” node behind that layer and wire that one here.',
      },
      twice: {
        message: 'Two outputs are named for “{{target}}”.',
        hint: 'Write another “Target” in one of them.',
      },
      behind: {
        message: 'A layer cannot come behind a named output.',
        hint: 'Wire the layer before the “Output” node, or take that node away.',
      },
    },
    chooseOutput: {
      unknown: {
        message: 'The model has no output for “{{target}}”; it has {{known}}.',
        hint: 'Write one of these under “Target”.',
      },
    },
    input: {
      unknown: {
        message: 'The data have no input called “{{name}}”; they have {{known}}.',
        hint: 'Write one of these under “Input of the data”.',
      },
      noShape: {
        message: 'The input has no shape: no dataset is wired to it and none is given.',
        hint: 'Wire a dataset to the “Input” node, or give it the “Shape of a row”, for instance 30, or 8, 8, 1 for a picture.',
      },
      mismatch: {
        message: 'The shape {{shape}} holds {{received}} numbers, but a row of the data ({{data}}) has {{expected}}.',
        hint: 'Give a “Shape of a row” whose sizes multiply to {{expected}}, or leave it empty to take the data’s own.',
      },
    },
    model: {
      weights: {
        message: 'The weight “{{weight}}” of layer “{{layer}}” is missing or does not fit the network.',
        hint: 'Train the model again with this network.',
      },
    },
  },
} as const;
