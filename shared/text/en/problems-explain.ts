// Problems of explaining and looking into a model, in English.
export const enProblemsExplain = {
  problems: {
    explain: {
      noDeepRule: {
        message: 'The deep method has no rule for the layer “{{layer}}” ({{className}}).',
        hint: 'Choose “Expected gradients”, or use “Shapley values” with the method “Permutation”.',
      },
      notPicture: {
        message: 'Grad-CAM shows places in a picture [height, width, channels]; a row here is {{received}}.',
        hint: 'Choose another “Method”, or give the rows the shape of pictures: “Shape of a row” in “Target and features”.',
      },
      noConvolution: {
        message: 'Grad-CAM looks at the maps of a convolution, and the network has none.',
        hint: 'Choose another “Method”, or train a network with a “Convolution 2D”.',
      },
      noSuchConvolution: {
        message: 'The network has no convolution called “{{layer}}”.',
        hint: 'Write one of {{known}}, or leave it empty for the last one.',
      },
      sameAnswers: {
        message: 'The model answers {{value}} for every row, so no feature makes a difference.',
        hint: 'Look at the “History” of the training: train longer, with another learning rate, or with features that tell the rows apart.',
      },
      singleBackground: {
        message: 'All rows are compared with a single background row, so values depend on which one it is.',
        hint: 'Set “Background rows” to some 100.',
      },
      noBackgroundRows: {
        message: 'The background is to be chosen rows, but none is chosen.',
        hint: 'Write numbers of training rows, from 1, under “Chosen rows”, or set “Background” to “Drawn rows”.',
      },
      backgroundRow: {
        message: 'Background row {{row}} is not there: the training split has {{rows}} rows, numbered from 1.',
        hint: 'Choose numbers from 1 to {{rows}}.',
      },
      oneBackground: {
        message: 'A single background row stands in for every absent feature.',
        hint: 'Set “Background rows” to some 100, so that rows are compared with what is usual.',
      },
      notLinear: {
        message: 'The network is not linear, so its Shapley values have no closed form.',
        hint: 'Set “Method” to “Automatic”. A network that ends in a sigmoid is linear in log-odds.',
      },
      logit: {
        message: 'Log-odds need predictions between 0 and 1; the model predicts {{value}} for row {{row}}.',
        hint: 'Explain the model’s own output instead (set “Link” to “Identity”), or a model that ends in a sigmoid or softmax.',
      },
      tooFewCoalitions: {
        message: '{{coalitions}} coalitions cannot tell {{features}} features apart.',
        hint: 'Set “Coalitions” to several times the number of features, or let “Lasso” choose features.',
      },
      tooManyFeatures: {
        message:
          'Exact values and interactions take at most {{limit}} features, since they try every coalition; the data has {{received}}.',
        hint: 'Set “Method” to “Permutation” or “Automatic”.',
      },
      noRows: {
        message: 'The split “{{split}}” is empty, so there is no row to explain.',
        hint: 'Choose another one, or give this one rows in “Split”.',
      },
      noBackground: {
        message: 'The training split is empty; the background rows are drawn from it.',
        hint: 'Lower “Validation” or “Test” in “Split”, so that rows are left for training.',
      },
      notFinite: {
        message: 'The model predicts {{value}} for row {{row}}: there is nothing to share out.',
        hint: 'Look at the “History” of the training. A smaller learning rate, or “Standardise” before the network, keeps it from diverging.',
      },
      noTrainingRows: {
        message: 'The training split is empty; the model’s answers are compared with its rows.',
        hint: 'Lower “Validation” or “Test” in “Split”, so that rows are left for training.',
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
        hint: 'Choose “R²”, “Mean squared error”, “Mean absolute error” or “Automatic”.',
      },
      metricOfNumbers: {
        message: 'The score {{metric}} is for numbers, and the target has classes.',
        hint: 'Choose “Accuracy”, “Log loss” or “Automatic”.',
      },
      constantTarget: {
        message: 'The target is the same in all {{rows}} rows, so R² has no meaning there.',
        hint: 'Choose an error as the “Score”, or rows in which the target varies.',
      },
      oneFeature: {
        message: 'A map needs two features, and the dataset or the list has one.',
        hint: 'Name two under “Features”, or set “Draw” to “Each alone”.',
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
        hint: 'Choose another “Wanted class”, other ends (“At least”, “At most”), or other rows.',
      },
      nothingFree: {
        message: 'No feature may change: all are fixed, or constant in the training rows.',
        hint: 'Take at least one feature that varies out of “Fixed features”.',
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
        hint: 'Use “Shapley values”, “Permutation importance” or “Nearest examples”.',
      },
      noHiddenLayer: {
        message: 'The network has one layer with weights only, so nothing is hidden in it.',
        hint: 'Set “Alike in” to “Features”.',
      },
      fileFormat: {
        message: '“{{file}}” is no saved explanation: {{reason}}.',
        hint: 'Choose an explanation.safetensors file that `npm start -- run --out` wrote.',
      },
      fileVersion: {
        message: '“{{file}}” was written in version {{received}} of the format; this program reads up to {{expected}}.',
        hint: 'Open it with a newer Neuroloom.',
      },
    },
  },
} as const;
