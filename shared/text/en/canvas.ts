// The canvas and its dialogs, in English.
export const enCanvas = {
  workbench: {
    wireDialog: {
      title: 'Wire {{node}}',
      from: 'From which port?',
      to: 'To where?',
      none: 'No port in this pipeline takes it.',
      replaces: 'replaces its wire',
      target: '{{node}}: {{port}}',
    },
    canvas: {
      emptyTitle: 'An empty canvas',
      emptyHint: 'Drag nodes here from the left and draw wires between their ports, or begin with data.',
      emptyKey: 'or a double click adds a node.',
      emptyNote: 'Write something here in the inspector.',
      minimap: 'Minimap of the pipeline',
      loss: 'loss',
      accuracy: 'accuracy',
      outputToOutput: 'Two outputs cannot be wired to each other.',
      inputToInput: 'Two inputs cannot be wired to each other.',
    },
  },
} as const;
