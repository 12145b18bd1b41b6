// Every code that a problem can have: the leaves of the words of problems, so that a code without words does not compile.
import type { enProblemsData } from '#shared/text/en/problems-data.ts';
import type { enProblemsDocument } from '#shared/text/en/problems-document.ts';
import type { enProblemsEvaluate } from '#shared/text/en/problems-evaluate.ts';
import type { enProblemsExplain } from '#shared/text/en/problems-explain.ts';
import type { enProblemsNetwork } from '#shared/text/en/problems-network.ts';
import type { enProblemsRun } from '#shared/text/en/problems-run.ts';
import type { enProblemsTraining } from '#shared/text/en/problems-training.ts';
import type { enProblemsWords } from '#shared/text/en/problems-words.ts';

type Areas = (typeof enProblemsData &
  typeof enProblemsDocument &
  typeof enProblemsEvaluate &
  typeof enProblemsExplain &
  typeof enProblemsNetwork &
  typeof enProblemsRun &
  typeof enProblemsTraining &
  typeof enProblemsWords)['problems'];

/** `area.what`. */
export type ProblemCode = { [A in keyof Areas]: `${A}.${keyof Areas[A] & string}` }[keyof Areas];
