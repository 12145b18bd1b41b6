// A fault as data: what is wrong, where, and how to mend it. The words are in shared/text under the code.
import type { NodeId, Patch } from '#shared/document/document.ts';
import type { FactsOf, ProblemCode } from '#shared/text/problem-code.ts';

export type Severity = 'error' | 'warning' | 'info';

export interface Problem {
  /** The key of its message and hint in shared/text. Another version's engine may send one that has no words here. */
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** The blamed node. */
  readonly node?: NodeId;
  readonly port?: string;
  readonly param?: string;
  /** Place in the file, both from 1. */
  readonly place?: { readonly line: number; readonly column: number };
  /** Fills the gaps in the words. */
  readonly facts: FactsOf<ProblemCode>;
  /** A change to the document that mends it, offered as one click and undone as one step. */
  readonly repair?: readonly Patch[];
}

/** Facts, which only a code without gaps can do without, and what else there is to tell. */
type Given<C extends ProblemCode, Rest> =
  Record<string, never> extends FactsOf<C> ? [facts?: FactsOf<C>, rest?: Rest] : [facts: FactsOf<C>, rest?: Rest];

/** An error, unless `rest` has another severity. */
export function makeProblem<C extends ProblemCode>(
  code: C,
  ...[facts, rest]: Given<C, Partial<Omit<Problem, 'code' | 'facts'>>>
): Problem {
  return { code, severity: 'error', facts: facts ?? {}, ...rest };
}

/** Thrown inside the engine by runners; becomes the node's problem. Never crosses a process as an exception. */
export class Fault<C extends ProblemCode = ProblemCode> extends Error {
  readonly problem: Problem;
  constructor(code: C, ...given: Given<C, Pick<Problem, 'param' | 'port'>>) {
    super(`${code} ${JSON.stringify(given[0] ?? {})}`);
    this.name = 'Fault';
    this.problem = makeProblem(code, ...given);
  }
}
