// The palette of kinds, in English.
export const enPalette = {
  workbench: {
    palette: {
      search: 'Search nodes',
      add: 'Add {{node}}',
      hint: 'Drag onto the canvas, or press Enter to add.',
      fitting: 'What fits here',
      anything: 'Add a node',
    },
  },
} as const;
