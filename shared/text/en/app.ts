// What the desktop app's menu and dialogs say.
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
  problems: {
    file: {
      outside: {
        message: '“{{path}}” is outside the workspace.',
        hint: 'Choose a file inside the workspace folder, or start Neuroloom with another workspace.',
      },
      missing: { message: '“{{path}}” does not exist.', hint: 'Check the name, or choose another file.' },
      tooLarge: {
        message: '“{{path}}” has {{size}} bytes; a pipeline file may have {{limit}}.',
        hint: 'Check that it is a pipeline file: it holds structure, not data.',
      },
      extension: {
        message: '“{{path}}” does not end in .loom.',
        hint: 'Save the pipeline under a name that ends in .loom.',
      },
      changedOnDisk: {
        message: '“{{path}}” was changed by another program since it was opened.',
        hint: 'Save under another name, or open the file anew.',
      },
      notWritten: {
        message: '“{{path}}” could not be written ({{reason}}).',
        hint: 'Check the folder’s permissions and free space, or save elsewhere.',
      },
    },
  },
} as const;
