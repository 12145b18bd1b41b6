// What set-up says while it works, and how it fails: one sentence of what happened, one of what to do.
// All of it goes to standard error: standard output belongs to the program that set-up was run for.

/** A failure that a person can mend. `what` says what happened, `todo` what to do about it. */
export class SetUpError extends Error {
  constructor(what, todo) {
    super(`${what}\n  What to do: ${todo}`);
    this.name = 'SetUpError';
  }
}

export function say(text) {
  process.stderr.write(`set-up: ${text}\n`);
}

export function formatMegabytes(bytes) {
  return `${Math.round(bytes / 1e6)} MB`;
}
