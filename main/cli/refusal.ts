// The file or the arguments are wrong: exit code 2, with every reason.
import type { Problem } from '#shared/protocol/problem.ts';

export class Refusal extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ code }) => code).join(', '));
    this.problems = problems;
  }
}
