// The problems there are: every code that one can have, and the facts that its words ask for, read off the English words, so
// that neither a code without words nor a gap without its fact compiles.
import { csvProblems } from '#shared/text/areas/problems-csv.ts';
import { dataProblems } from '#shared/text/areas/problems-data.ts';
import { textProblems } from '#shared/text/areas/problems-text.ts';
import { documentProblems } from '#shared/text/areas/problems-document.ts';
import { evaluateProblems } from '#shared/text/areas/problems-evaluate.ts';
import { explainProblems } from '#shared/text/areas/problems-explain.ts';
import { networkProblems } from '#shared/text/areas/problems-network.ts';
import { pictureProblems } from '#shared/text/areas/problems-pictures.ts';
import { runProblems } from '#shared/text/areas/problems-run.ts';
import { savedModelProblems } from '#shared/text/areas/problems-saved-model.ts';
import { sourceProblems } from '#shared/text/areas/problems-sources.ts';
import { tableProblems } from '#shared/text/areas/problems-table.ts';
import { trainingProblems } from '#shared/text/areas/problems-training.ts';
import { wordsProblems } from '#shared/text/areas/problems-words.ts';
import { targetProblems } from '#shared/text/areas/problems-target.ts';

export const problems = [
  csvProblems,
  dataProblems,
  targetProblems,
  documentProblems,
  evaluateProblems,
  explainProblems,
  networkProblems,
  pictureProblems,
  runProblems,
  savedModelProblems,
  sourceProblems,
  tableProblems,
  textProblems,
  trainingProblems,
  wordsProblems,
] as const;

type All<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer A) => void ? A : never;
type Areas = All<(typeof problems)[number]['en']>;

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
