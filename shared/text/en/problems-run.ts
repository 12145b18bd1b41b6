// Problems of files, of running, of keeping results and of talking to the engine, in English.
export const enProblemsRun = {
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
    protocol: {
      closed: {
        message: 'The connection ended before “{{request}}” was answered.',
        hint: 'Try again; a new engine starts by itself.',
      },
      version: {
        message: 'The two sides speak different versions: here {{ours}}, there {{theirs}}.',
        hint: 'Close Neuroloom and start it again, so that both sides are of one version.',
      },
      tooLarge: {
        message: 'The message “{{request}}” is larger than {{limit}} bytes.',
        hint: 'Ask for fewer rows, or make the pipeline smaller.',
      },
      unknown: {
        message: 'The request “{{request}}” is not known.',
        hint: 'Close Neuroloom and start it again, so that both sides are of one version.',
      },
      input: {
        message: 'The request “{{request}}” has a wrong value at “{{place}}”: {{reason}}.',
        hint: 'This is a fault of the program, not of your pipeline. Please report it.',
      },
      cancelled: {
        message: '“{{request}}” was cancelled.',
        hint: 'Start it again when you want its answer.',
      },
      internal: {
        message: '“{{request}}” could not be answered: {{reason}}.',
        hint: 'This is a fault of the program, not of your pipeline. Please report it with the file.',
      },
    },
    run: {
      paused: {
        message: 'The node is switched off.',
        hint: 'Switch it on to run it and what needs it.',
      },
      needs: {
        message: 'It needs the results of “{{by}}”, which are not there.',
        hint: 'Look at what is wrong with “{{by}}” and run again.',
      },
      unexpected: {
        message: 'The node ended in a way that was not foreseen: {{reason}}.',
        hint: 'Run it again. If it happens again, it is a fault of the program: please report it with the file.',
      },
      wrongOutput: {
        message: 'The node’s output “{{port}}” should carry {{expected}}, but carried {{received}}.',
        hint: 'This is a fault of the program, not of your pipeline. Please report it with the file.',
      },
      wrongWire: {
        message: 'The input “{{port}}” takes {{expected}}, but received {{received}}.',
        hint: 'Wire an output of that type to it.',
      },
      disk: {
        message: 'The disk refused what the node had to read or write ({{reason}}).',
        hint: 'Make room on the disk and check who may write there; results are kept in the folder that NEUROLOOM_STORE names.',
      },
      engineDied: {
        message: 'The engine died while this node was running ({{reason}}).',
        hint: 'It may have needed more memory than there is: try smaller data, a smaller batch or fewer units, then run again.',
      },
    },
    engine: {
      outside: {
        message: '“{{folder}}” is outside the folder that Neuroloom was started for.',
        hint: 'Open a pipeline inside the workspace, or start Neuroloom with another --workspace.',
      },
    },
    store: {
      notOpened: {
        message: 'The folder for results, {{folder}}, cannot be used ({{reason}}).',
        hint: 'Check its permissions and the room on the disk, or name another folder in the environment variable NEUROLOOM_STORE.',
      },
      notKept: {
        message: 'The results were made but could not be kept ({{reason}}).',
        hint: 'Make room on the disk, or name another folder in the environment variable NEUROLOOM_STORE.',
      },
      noEntry: {
        message: 'These results are not kept any more.',
        hint: 'Run the node again.',
      },
    },
    cli: {
      unknownCommand: { message: 'There is no command “{{command}}”.', hint: 'The commands are: {{known}}.' },
      option: { message: '{{reason}}', hint: 'npm start -- --help lists the options.' },
      missing: { message: '“{{command}}” needs {{what}}.', hint: 'npm start -- --help shows how.' },
      tooMany: {
        message: '“{{command}}” does not know what to do with “{{received}}”.',
        hint: 'npm start -- --help shows how.',
      },
      set: {
        message: '--set takes NODE.PARAM=VALUE, but received “{{received}}”.',
        hint: 'For example: --set train.epochs=5',
      },
      threads: {
        message: '--threads takes a whole number from 1 to {{most}}, but received “{{received}}”.',
        hint: 'For example: --threads 2. Without it, a long training measures which number is quickest.',
      },
      seed: {
        message: '--seed takes a whole number from 0 to 4294967295, but received “{{received}}”.',
        hint: 'For example: --seed 7',
      },
      noNode: { message: 'The pipeline has no node “{{node}}”.', hint: 'Its nodes are: {{known}}.' },
      noParam: { message: 'The node “{{node}}” has no parameter “{{param}}”.', hint: 'Its parameters are: {{known}}.' },
      noFile: {
        message: 'The file “{{file}}” cannot be read ({{reason}}).',
        hint: 'Check the name and the folder that you are in.',
      },
      exists: { message: 'There is a file “{{file}}” already.', hint: 'Move it away, or work in another folder.' },
      noTemplate: { message: 'There is no template “{{template}}”.', hint: 'The templates are: {{known}}.' },
      notWritten: {
        message: '“{{file}}” could not be written ({{reason}}).',
        hint: 'Check the folder’s permissions and free space.',
      },
    },
  },
} as const;
