// Runs: states of nodes, outcomes, the engine, and what is spoken, in English.
export const enRuns = {
  studio: {
    /** How a node stands; shown with an icon of its own. */
    state: {
      new: 'Not run yet',
      changed: 'Changed',
      upstream: 'Stale',
      running: 'Running',
      queued: 'Waiting',
      done: 'Done',
      cached: 'Up to date',
      failed: 'Failed',
      blocked: 'Blocked',
      cancelled: 'Cancelled',
      paused: 'Paused',
    },
  },
  workbench: {
    run: {
      progress: '{{done}} of {{total}} nodes',
      stale: '{{count}} to run',
      fresh: 'Everything is up to date',
      running: 'Running {{node}}',
      done: 'done in {{time}}',
      failed: 'failed after {{time}}',
      cancelled: 'cancelled after {{time}}',
      crashed: 'broke off after {{time}}',
      trainingNone: 'No training yet',
      trainingHint: 'Curves of every training node in this pipeline are shown here, epoch by epoch.',
    },
    outcome: {
      done: 'Run finished in {{seconds}} s.',
      failed: 'Run failed after {{seconds}} s.',
      cancelled: 'Run cancelled after {{seconds}} s.',
      crashed: 'Run broke off after {{seconds}} s.',
    },
    engine: {
      connecting: 'Engine starts…',
      lost: 'Engine lost',
      tensorflow: 'Native kernels',
      wasm: 'WebAssembly: slow',
      wasmHint: 'The native TensorFlow kernels could not be loaded; computing is much slower.',
      detail: '{{backend}} {{version}}, process {{pid}}',
    },
    crash: {
      node: 'The engine stopped while “{{node}}” was running. Your pipeline is as it was.',
      idle: 'The engine stopped and was started again. Your pipeline is as it was.',
      again: 'Run again',
      pause: 'Pause that node',
      dismiss: 'Dismiss',
    },
    spoken: {
      started: 'Run started.',
      epoch: 'Epoch {{epoch}} of {{epochs}}, loss {{loss}}.',
      resumed: 'Training resumed at epoch {{epoch}} of {{epochs}}.',
      failed: '{{node}} failed: {{message}}',
      added: '{{node}} added.',
      wired: '{{from}} wired to {{to}}.',
      deleted: 'Deleted: {{count}}.',
    },
    failure: {
      title: 'The studio could not start',
      hint: 'Open the address that the terminal shows, or start Neuroloom again.',
      broken: 'This part of the studio has failed',
      brokenHint: 'The pipeline is kept. Try again, or save and restart.',
    },
  },
} as const;
