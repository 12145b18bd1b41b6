// A fault as data: what is wrong, where, and how to mend it. The words are in shared/text under the code.
import { z } from 'zod';
import type { Sent } from '#shared/protocol/sent.ts';
import type { Patch } from '#shared/document/document.ts';
import type { FactsOf, ProblemCode } from '#shared/text/problem-code.ts';

export const problem = z.strictObject({
  /** The key of its message and hint in shared/text. Another version's engine may send one that has no words here. */
  code: z.custom<ProblemCode>((code) => typeof code === 'string'),
  severity: z.enum(['error', 'warning', 'info']),
  /** The blamed node. */
  node: z.string().optional(),
  port: z.string().optional(),
  param: z.string().optional(),
  /** Place in the file, both from 1. */
  place: z.strictObject({ line: z.int(), column: z.int() }).optional(),
  /** Fills the gaps in the words. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** A change to the document that mends it, offered as one click and undone as one step. */
  repair: z.array(z.custom<Patch>((patch) => typeof patch === 'object' && patch !== null)).optional(),
});
export type Problem = Sent<typeof problem>;
export type Severity = Problem['severity'];

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

/** The first of those that say the same, whichever nodes say it. */
export function saidOnce(problems: readonly Problem[]): readonly Problem[] {
  const first = new Map<string, Problem>();
  for (const problem of problems) {
    const said = JSON.stringify([problem.code, problem.facts]);
    if (!first.has(said)) first.set(said, problem);
  }
  return [...first.values()];
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
