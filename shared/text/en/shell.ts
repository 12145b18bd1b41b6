// The frame of the studio: regions, tabs, notices, leaving, in English.
export const enShell = {
  workbench: {
    region: {
      top: 'Top bar',
      palette: 'Nodes',
      canvas: 'Canvas',
      inspector: 'Inspector',
      bottom: 'Results and problems',
    },
    leave: {
      close: 'There are unsaved changes.',
    },
    disk: {
      title: 'The file was changed by something else',
      hint: 'The file on disk is not the one that was opened. Saving now would replace what is there.',
      overwrite: 'Replace it',
      saveAs: 'Save under another name…',
    },
    notice: {
      saved: 'Saved {{name}}.',
      unexpected: 'Something unexpected happened: {{message}}',
      readOnly: 'Made by a newer version: open for reading only.',
    },
    file: { unsaved: 'unsaved changes', title: '{{name}} – Neuroloom' },
    tab: { results: 'Results', problems: 'Problems', training: 'Training' },
  },
} as const;
