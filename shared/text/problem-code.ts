// Every code that a problem can have, and the facts that its words ask for: read off the English words of problems, so that
// neither a code without words nor a gap without its fact compiles.
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

type GapsIn<Text> = Text extends `${string}{{${infer Gap}}}${infer Rest}` ? Gap | GapsIn<Rest> : never;

type GapsOf<C> = C extends `${infer A extends keyof Areas}.${infer What}`
  ? Areas[A] extends { readonly [W in What]: { readonly message: infer Message; readonly hint: infer Hint } }
    ? GapsIn<Message | Hint>
    : never
  : never;

/** One for each `{{gap}}` of the code's message and hint, and no other; any where the code is not known before it is run. */
export type FactsOf<C extends ProblemCode> = Readonly<
  ProblemCode extends C
    ? Record<string, string | number>
    : [GapsOf<C>] extends [never]
      ? Record<string, never>
      : Record<GapsOf<C>, string | number>
>;
