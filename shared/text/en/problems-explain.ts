// Problems of explaining and looking into a model, in English.
export const enProblemsExplain = {
  problems: {
    explain: {
      noDeepRule: {
        message: 'The deep method has no rule for the layer “{{layer}}” ({{className}}).',
        hint: 'Choose expected gradients, or Shapley values by permutation.',
      },
      notPicture: {
        message: 'Grad-CAM shows places in a picture [height, width, channels]; a row here is {{received}}.',
        hint: 'Choose another method, or give the rows the shape of pictures in the node that chooses the target.',
      },
      noConvolution: {
        message: 'Grad-CAM looks at the maps of a convolution, and the network has none.',
        hint: 'Choose another method, or train a network with a convolution.',
      },
      noSuchConvolution: {
        message: 'The network has no convolution called “{{layer}}”.',
        hint: 'Write one of {{known}}, or leave it empty for the last one.',
      },
      sameAnswers: {
        message: 'The model answers {{value}} for every row, so no feature makes a difference.',
        hint: 'Look at the learning curve: train longer, with another learning rate, or with features that tell the rows apart.',
      },
      singleBackground: {
        message: 'All rows are compared with a single background row, so values depend on which one it is.',
        hint: 'Take some 100 background rows.',
      },
      noBackgroundRows: {
        message: 'The background is to be chosen rows, but none is chosen.',
        hint: 'Name rows of the training split by their numbers, from 1, or draw them.',
      },
      backgroundRow: {
        message: 'Background row {{row}} is not there: the training split has {{rows}} rows, numbered from 1.',
        hint: 'Choose numbers from 1 to {{rows}}.',
      },
      oneBackground: {
        message: 'A single background row stands in for every absent feature.',
        hint: 'Use some 100 background rows, so that rows are compared with what is usual.',
      },
      notLinear: {
        message: 'The network is not linear, so its Shapley values have no closed form.',
        hint: 'Leave the choice of method to “Automatic”. A network that ends in a sigmoid is linear in log-odds.',
      },
      logit: {
        message: 'Log-odds need predictions between 0 and 1; the model predicts {{value}} for row {{row}}.',
        hint: 'Explain the model’s own output instead (link “Identity”), or a model that ends in a sigmoid or softmax.',
      },
      tooFewCoalitions: {
        message: '{{coalitions}} coalitions cannot tell {{features}} features apart.',
        hint: 'Look at several times as many coalitions as there are features, or let the lasso choose features.',
      },
      tooManyFeatures: {
        message:
          'Exact values and interactions take at most {{limit}} features, since they try every coalition; the data has {{received}}.',
        hint: 'Choose the permutation method, or leave the choice to “Automatic”.',
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
      fileFormat: {
        message: '“{{file}}” is no saved explanation: {{reason}}.',
        hint: 'Choose an explanation.safetensors file that `neuroloom run --out` wrote.',
      },
      fileVersion: {
        message: '“{{file}}” was written in version {{received}} of the format; this program reads up to {{expected}}.',
        hint: 'Open it with a newer Neuroloom.',
      },
    },
  },
} as const;
