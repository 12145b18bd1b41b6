// What set-up says while it works, and how it fails: one sentence of what happened, one of what to do.
// Standard output belongs to whoever was started with --json, so set-up's words then go to standard error.

/** A failure that a person can mend. `what` says what happened, `todo` what to do about it. */
export class SetUpError extends Error {
  constructor(what, todo) {
    super(`${what}\n  What to do: ${todo}`)
    this.name = 'SetUpError'
    this.what = what
    this.todo = todo
  }
}

let stream = process.argv.includes('--json') ? process.stderr : process.stdout

/** Sends every later word of this process to standard error. */
export function speakOnStandardError() {
  stream = process.stderr
}

export function say(text) {
  stream.write(`set-up: ${text}\n`)
}

export function formatMegabytes(bytes) {
  return `${Math.round(bytes / 1e6)} MB`
}
