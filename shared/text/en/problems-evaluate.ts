// Problems of evaluating, in English.
export const enProblemsEvaluate = {
  problems: {
    model: {
      inputs: {
        message: 'The model has inputs for {{expected}}, the dataset has {{received}}.',
        hint: 'Wire a dataset whose inputs have the names that they had in training.',
      },
      severalTargets: {
        message: 'The model tells several targets: {{targets}}.',
        hint: 'Put the node “One output” between the model and this node, and write the “Target” there.',
      },
      columns: {
        message:
          'The model learnt from {{expected}} columns and the dataset has {{received}}. Missing: {{missing}}. Unknown to the model: {{more}}.',
        hint: 'Choose the features that the model was trained on; their order does not matter.',
      },
      target: {
        message: 'The model predicts “{{expected}}”; the dataset’s target “{{received}}” has other values.',
        hint: 'Wire a dataset with the same target as in training; its classes may stand in any order.',
      },
      preprocessing: {
        message: 'The dataset’s rows were not prepared like those that the model learnt from.',
        hint: 'Wire the same dataset node as in training, so that the same “Standardise” applies.',
      },
    },
    evaluate: {
      groupColumn: {
        message: 'The dataset has no feature “{{column}}” to slice by.',
        hint: 'Write one of its features’ names, such as {{known}}, or leave it empty.',
      },
      fewModels: {
        message: 'A comparison needs two models or more; {{received}} is wired.',
        hint: 'Wire another training’s model to the same port.',
      },
      fewRows: {
        message: '{{rows}} rows cannot be dealt into {{folds}} folds.',
        hint: 'Lower “Folds”, or give the training rows a larger share in “Split”.',
      },
      noRows: {
        message: 'The split “{{split}}” has no rows.',
        hint: 'Choose another one, or put a “Split” node before it that gives it a share.',
      },
      noHeldOut: {
        message: 'Neither validation nor test rows are left to measure on.',
        hint: 'Raise “Validation” in “Split”.',
      },
      fewTraining: {
        message: 'A learning curve needs at least {{expected}} training rows; the split has {{received}}.',
        hint: 'Lower “Sizes”, or give the training rows a larger share in “Split”.',
      },
    },
  },
} as const;
