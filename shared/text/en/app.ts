// What the desktop app's menu and dialogs say, in English.
export const enApp = {
  app: {
    menu: {
      file: 'File',
      new: 'New pipeline',
      open: 'Open…',
      save: 'Save',
      saveAs: 'Save as…',
      run: 'Run',
      runAll: 'Run everything',
      cancel: 'Cancel run',
    },
    host: {
      open: 'The studio is open at {{address}}',
      hint: 'The address works once; Ctrl+C ends Neuroloom.',
      used: 'This address was used before. Start Neuroloom again for a new one.',
      stranger: 'Open the address that the terminal shows.',
      usage: 'Usage: neuroloom [--port NUMBER] [--workspace FOLDER]',
    },
    unsaved: {
      message: 'This pipeline has changes that are not saved.',
      detail: 'If you leave now, a draft is kept and offered the next time you open Neuroloom.',
      stay: 'Stay',
      leave: 'Leave',
    },
  },
} as const;
