// What the command line and the loopback host say, in English.
export const enCli = {
  cli: {
    usage: `Neuroloom: wire a neural network, train it, see why it predicts.

Usage: npm start                       open the studio
       npm start -- COMMAND [options]

Commands:
  run FILE       run a pipeline and show what comes out
  check FILE     tell what is wrong, without running
  plan FILE      tell what a run would do: which results are there, which will be made
  nodes          list every kind of node
  new [NAME]     write a new pipeline file here from a template; without a name, list the templates

Options of run:
  --only NODE              run this node and what it needs, nothing else (may be repeated)
  --set NODE.PARAM=VALUE   change a parameter for this run (may be repeated)
  --seed N                 another seed for this run
  --threads N              kernel threads; otherwise a long training measures which number is quickest
  --no-cache               compute everything anew
  --out FOLDER             write models, reports, predictions and plots there

Options of every command:
  --json         print one JSON document and nothing else
  --help         show this text
  --version      show the version

Exit codes: 0 done, 1 a node failed, 2 the file or the arguments are wrong, 130 cancelled.`,
    epoch: '{{node}}  epoch {{epoch}}/{{epochs}}  {{logs}}',
    started: '{{node}}  …',
    resumed: '{{node}}  resumed at epoch {{epoch}}/{{epochs}}',
    wrote: 'Written to {{folder}}',
    wasm: 'The native kernels are not there; this run uses WebAssembly, which is slower. npm run setup says why.',
    cancelling: 'Stopping … (Ctrl+C again ends at once)',
    outcome: { done: 'done', cached: 'kept from before', failed: 'failed', blocked: 'not run', cancelled: 'stopped' },
    status: {
      done: 'Done in {{seconds}} s.',
      failed: 'Ended with a failure after {{seconds}} s.',
      cancelled: 'Stopped after {{seconds}} s.',
    },
    plan: {
      cached: 'kept from before',
      blocked: 'cannot run, because of {{by}}',
      new: 'will run: has not run yet',
      changed: 'will run: was changed',
      upstream: 'will run: {{upstream}} was changed',
      seconds: 'about {{seconds}} s',
    },
    standardOutput: 'standard output',
    severity: { error: 'error', warning: 'warning', info: 'note' },
    fine: 'Nothing is wrong with {{file}}.',
    templates: 'Templates (npm start -- new NAME):',
    emptyTemplate: 'a pipeline without nodes',
    made: 'Wrote {{file}}. Run it with: npm start -- run {{file}}',
    columns: { node: 'node', outcome: 'outcome', seconds: 'seconds', result: 'result' },
  },
  host: {
    portTaken: 'Port {{port}} cannot be used ({{reason}}). Choose another with --port, or leave it out.',
  },
} as const;
