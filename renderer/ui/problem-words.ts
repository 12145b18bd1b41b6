// The words of a problem in the language on screen; ports and parameters go by the labels of the node on screen.
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { useText } from '#renderer/ui/use-text.ts';
import type { NodeId } from '#shared/document/document.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { problemWords, problemWordsIn } from '#shared/text/problem-words.ts';
import type { ProblemWords } from '#shared/text/problem-words.ts';
import { translator } from '#shared/text/translate.ts';

/** For problems of one node; undefined for those of the pipeline. */
export function useProblemWords(node: NodeId | undefined): (problem: Problem) => ProblemWords {
  const t = useText();
  const kind = useDocument((state) => (node === undefined ? undefined : state.document.nodes[node]?.kind));
  return (problem) => problemWords(problem, t, kind);
}

/** For a notice, which keeps its words. `node`: whose problem it is where it blames none. */
export function problemWordsNow(problem: Problem, node?: NodeId): ProblemWords {
  return problemWordsIn(useDocument.getState().document, problem, translator(useView.getState().language), node);
}
