// The start page: open, save, examples, in English.
export const enStart = {
  studio: {
    product: { name: 'Neuroloom', tagline: 'Wire a neural network, watch it learn, see why it predicts.' },
    start: {
      title: 'Start',
      newPipeline: 'New pipeline',
      newHint: 'Begin with an empty canvas',
      openPipeline: 'Open…',
      openHint: 'A .loom file from this computer',
      recent: 'Recent',
      noRecent: 'Pipelines that you open or save appear here.',
      examples: 'Examples',
      examplesHint: 'Complete pipelines, ready to run and to take apart.',
      exampleNodes: 'Nodes: {{count}}',
      draft: 'Unsaved work was found',
      draftHint: 'It was kept when the studio last closed. Bring it back?',
      draftRestore: 'Bring it back',
      draftDiscard: 'Throw it away',
      drawing: 'Drawing of the pipeline {{name}}',
      language: 'Language',
      languageName: { en: 'English', zh: '简体中文' },
      theme: 'Appearance',
      themeName: { system: 'Like the system', light: 'Light', dark: 'Dark' },
    },
    file: {
      openTitle: 'Open a pipeline',
      saveTitle: 'Save the pipeline',
      pickTitle: 'Choose a file',
      up: 'Up one folder',
      name: 'File name',
      empty: 'No folders or pipeline files here.',
      list: 'Folders and files',
      replaceTitle: 'Replace “{{name}}”?',
      replaceHint: 'A file of this name is already here. Its content will be replaced.',
      replace: 'Replace',
      badName: 'A file name may not be empty or contain / or \\.',
      unsavedTitle: 'Save changes to “{{name}}”?',
      unsavedHint: 'Your changes are lost if you do not save them.',
      untitled: 'Untitled',
    },
    example: {
      'first-network': {
        title: 'First network',
        description: '1,000 inputs, three dense layers, ten epochs; then the Shapley values of its predictions.',
      },
      'breast-cancer': {
        title: 'Breast cancer',
        description: 'Benign or malignant, from 30 measurements of cell nuclei.',
      },
      'word-vectors': {
        title: 'Word vectors',
        description: 'The words of a small text as a map: what stands in the same places lies together.',
      },
      inspect: {
        title: 'Inside the model',
        description:
          'What a trained network goes by: importance, dependence, counterfactuals, a tree of rules, its descent.',
      },
      iris: { title: 'Iris', description: 'Three species of iris told apart by four measurements.' },
      digits: { title: 'Digits', description: 'Handwritten digits of 8 × 8 pixels read by a small convnet.' },
    },
  },
} as const;
