// Finds the reference case files and counts what ran and what was skipped. Which suite a file belongs to is told by how
// its name begins; the folder is test/reference/cases unless the environment variable CASES names another.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ReferenceCase {
  readonly id: string;
}

export interface CaseFile<C extends ReferenceCase> {
  readonly file: string;
  readonly tolerance: unknown;
  readonly cases: readonly C[];
}

const folder = process.env['CASES'] ?? join(import.meta.dirname, 'cases');

/** The names of all case files. */
export function caseFiles(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted();
}

/** Every case file of a suite (`keras-forward` also takes keras-forward-extra.json), in the order of their names. Throws when there is none. */
export function loadCases<C extends ReferenceCase>(suite: string): readonly CaseFile<C>[] {
  const files = caseFiles().filter((name) => name.startsWith(suite));
  if (files.length === 0) throw new Error(`No case file begins with ${suite}`);
  return files.map((file) => {
    const parsed = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      tolerance?: unknown;
      cases: readonly C[];
    };
    return { file, tolerance: parsed.tolerance, cases: parsed.cases };
  });
}

/** A number of a case file; "NaN", "Infinity" and "-Infinity" stand for those values. */
export function readNumber(value: unknown): number {
  return typeof value === 'string' ? Number(value) : (value as number);
}

/** All numbers of nested lists, in order. */
export function flatNumbers(values: unknown): number[] {
  return Array.isArray(values) ? (values as unknown[]).flatMap(flatNumbers) : [readNumber(values)];
}

/** Counts a suite's cases; its line is what `npm test` shows of the suite. */
export class CaseCount {
  readonly suite: string;
  #ran = 0;
  readonly #missing = new Map<string, number>();

  constructor(suite: string) {
    this.suite = suite;
  }

  ran(): void {
    this.#ran += 1;
  }

  /** @param missing the kind that does not exist yet, for instance "layer GroupNormalization" */
  skipped(missing: string): void {
    this.#missing.set(missing, (this.#missing.get(missing) ?? 0) + 1);
  }

  line(): string {
    const skipped = [...this.#missing.values()].reduce((sum, count) => sum + count, 0);
    const names = [...this.#missing].map(([name, count]) => `${name} ×${count}`).join(', ');
    return `reference ${this.suite}: ${this.#ran} cases ran, ${skipped} skipped${names ? ` (${names})` : ''}`;
  }

  /** Writes the line past the test runner's own capture. Throws when fewer ran than there are: a test that ran nothing proves nothing. */
  print(atLeast: number): void {
    process.stderr.write(`${this.line()}\n`);
    if (this.#ran < atLeast) throw new Error(`${this.suite}: ${this.#ran} cases ran, of ${atLeast} at least`);
  }
}
