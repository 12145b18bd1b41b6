// A fault as data: what is wrong, where, and how to mend it. The words are in shared/text under the code.
import type { NodeId, Patch } from '#shared/document/document.ts';
import type { ProblemCode } from '#shared/text/problem-code.ts';

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
  readonly facts: Readonly<Record<string, string | number>>;
  /** A change to the document that mends it, offered as one click and undone as one step. */
  readonly repair?: readonly Patch[];
}

/** Thrown inside the engine by runners; becomes the node's problem. Never crosses a process as an exception. */
export class Fault extends Error {
  readonly problem: Problem;
  constructor(code: ProblemCode, facts: Problem['facts'] = {}, blame: Pick<Problem, 'param' | 'port'> = {}) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.name = 'Fault';
    this.problem = { code, severity: 'error', facts, ...blame };
  }
}
