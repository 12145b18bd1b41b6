// A problem in words: what is wrong and how to mend it.
import type { Problem } from '#shared/protocol/problem.ts';
import type { Translate } from '#shared/text/translate.ts';

export interface ProblemWords {
  readonly message: string;
  readonly hint: string;
}

/** The words of a problem's code, its gaps filled with its facts. Every code has both (words.test.ts). */
export function problemWords(problem: Pick<Problem, 'code' | 'facts'>, t: Translate): ProblemWords {
  const key = `problems.${problem.code}`;
  return { message: t(`${key}.message`, problem.facts), hint: t(`${key}.hint`, problem.facts) };
}
