// The end of a switch over a closed union: the compiler refuses a case that was left out.

/** Throws; reached only when data from outside was not validated. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
