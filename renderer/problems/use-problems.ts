// Every problem there is now: what the analysis found, and what stopped nodes under the settings on screen. Gravest first.
import { useMemo } from 'react';
import { useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import { editedSince, nodeStatus } from '#renderer/state/node-status.ts';
import type { NodeRun } from '#renderer/state/engine-store.ts';
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import type { Problem, Severity } from '#shared/protocol/problem.ts';
import type { Analysis } from '#shared/protocol/run.ts';

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Joins both; a problem that a run and the analysis share is listed once. */
export function allProblems(
  document: PipelineDocument,
  analysis: Analysis | null,
  runs: Readonly<Record<NodeId, NodeRun>>,
  analysed: PipelineDocument | null = null,
): readonly Problem[] {
  const found = (analysis?.problems ?? []).filter(
    ({ node }) => node === undefined || document.nodes[node] !== undefined,
  );
  const failed = Object.entries(runs).flatMap(([id, run]): Problem[] => {
    const node = document.nodes[id];
    if (!node || run.problem === null) return [];
    const edited = editedSince(document, { analysis, analysed, runs }, id);
    const { problem } = nodeStatus(analysis?.plan[id], run, node.paused === true, undefined, edited);
    return problem ? [{ ...problem, node: problem.node ?? id }] : [];
  });
  const same = (one: Problem, two: Problem) =>
    one.code === two.code && one.node === two.node && one.param === two.param;
  const all = [...found, ...failed.filter((problem) => !found.some((other) => same(problem, other)))];
  return all.toSorted((one, two) => rank[one.severity] - rank[two.severity]);
}

export function useProblems(): readonly Problem[] {
  const document = useDocument((state) => state.document);
  const analysis = useEngine((state) => state.analysis);
  const analysed = useEngine((state) => state.analysed);
  const runs = useEngine((state) => state.runs);
  return useMemo(() => allProblems(document, analysis, runs, analysed), [document, analysis, runs, analysed]);
}
